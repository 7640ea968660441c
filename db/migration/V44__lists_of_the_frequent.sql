-- How long lists are depends on how one comes to them: what is often referred to is
-- asked about more often, and its lists are longer; and what is itself within something
-- has less within it.

alter table corpus_length
  add biased double precision not null default 0,
  add typical double precision not null default 0,
  add nested double precision not null default 0,
  add filled double precision not null default 1;
comment on column corpus_length.length is
  'How many rows refer to the same row, on average of all rows that might be referred to; of all rows, how many there are.';
comment on column corpus_length.biased is
  'The same of a row that one comes to by a reference, chosen by chance among the references: each row as often as it is referred to. (Statistics calls that the size-biased mean.)';
comment on column corpus_length.typical is
  'The geometric mean of the same: of one such row, while of many together it is the arithmetic one that tells.';
comment on column corpus_length.nested is
  'The same of a row that refers to another one by this very column, where that is possible.';
comment on column corpus_length.filled is 'The part of the rows that refer to one by this column.';

create or replace function measure_lists() returns void
  language plpgsql as $$
declare
  list record;
begin
  delete from corpus_length;
  for list in
    select distinct on (rows, near) conrelid::regclass::text as rows, attname::text as near, confrelid::regclass::text as far
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and connamespace = 'public'::regnamespace
    order by rows, near, cardinality(conkey)
  loop
    execute format($list$
      insert into corpus_length (rows, near, version, length, biased, typical, filled)
      select %1$L, %2$L, version, total / greatest(1, (select count(*) from %3$I)), coalesce(squares / nullif(total, 0), 0),
        coalesce(exp(logarithms / nullif(total, 0)), 0),
        total / greatest(1, (select count(*) from %1$I))
      from corpus
      cross join (
        select coalesce(sum(length), 0)::double precision as total, sum(length * length)::double precision as squares,
          sum(length * ln(length)) as logarithms
        from (select count(*) as length from %1$I where %2$I is not null group by %2$I) as list) as lists$list$,
      list.rows, list.near, list.far);
    if list.rows = list.far then
      execute format($nested$
        update corpus_length
        set nested = (
          select coalesce(count(owner.%2$I)::double precision / nullif(count(*), 0), 0)
          from %1$I as each join %1$I as owner on owner.id = each.%2$I)
        where rows = %1$L and near = %2$L$nested$, list.rows, list.near);
    end if;
    if not exists (select from corpus_length where rows = list.rows and near = '') then
      execute format($all$
        insert into corpus_length (rows, near, version, length, biased, typical)
        select %1$L, '', version, count, count, count
        from corpus cross join (select count(*) from %1$I) as counted$all$, list.rows);
    end if;
  end loop;
end $$;

select measure_lists();
