-- How long lists are: what an operation costs depends on it.

create table corpus_length (
  rows text not null,
  near text not null,
  version bigint not null,
  length double precision not null,
  primary key (rows, near)
);
comment on table corpus_length is
  'How long the lists are that rows make by a column that refers to others; only good for one version of the corpus. It tells what an operation costs.';
comment on column corpus_length.rows is 'The table.';
comment on column corpus_length.near is 'The column; empty for all rows.';
comment on column corpus_length.version is 'The version of the corpus in which they were measured.';
comment on column corpus_length.length is
  'How many rows refer to the same row, on average of those that any refers to; of all rows, how many there are.';

create function measure_lists() returns void
  language plpgsql as $$
declare
  list record;
begin
  delete from corpus_length;
  for list in
    select distinct conrelid::regclass::text as rows, attname::text as near
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and connamespace = 'public'::regnamespace
    order by rows, near
  loop
    execute format($list$
      insert into corpus_length
      select %1$L, %2$L, version, (
        select coalesce(avg(length), 0)
        from (select count(*) as length from %1$I where %2$I is not null group by %2$I) as list)
      from corpus$list$, list.rows, list.near);
    if not exists (select from corpus_length where rows = list.rows and near = '') then
      execute format($all$insert into corpus_length select %1$L, '', version, (select count(*) from %1$I) from corpus$all$, list.rows);
    end if;
  end loop;
end $$;
comment on function measure_lists is 'Measures how long lists are. Loading calls it; after changes by hand, call it.';

select measure_lists();
