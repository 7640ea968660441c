-- Exact totals, kept by triggers, and what is counted ahead of requests.

create or replace function corpus_grows() returns trigger
  language plpgsql as $$
begin
  update corpus_total set total = total + added.count
  from (select split_part(gid, ':', 1) as type, count(*) from added_rows group by 1) as added
  where corpus_total.type = added.type;
  return null;
end $$;
comment on function corpus_grows is 'Counts rows that were added.';

create or replace function corpus_shrinks() returns trigger
  language plpgsql as $$
begin
  update corpus_total set total = total - removed.count
  from (select split_part(gid, ':', 1) as type, count(*) from removed_rows group by 1) as removed
  where corpus_total.type = removed.type;
  return null;
end $$;
comment on function corpus_shrinks is 'Counts rows that were removed.';

do $$
declare
  name text;
begin
  foreach name in array array['actor', 'statement', 'event', 'source', 'place', 'topic', 'review'] loop
    execute format('create or replace trigger corpus_grows after insert on %I referencing new table as added_rows
      for each statement execute function corpus_grows()', name);
    execute format('create or replace trigger corpus_shrinks after delete on %I referencing old table as removed_rows
      for each statement execute function corpus_shrinks()', name);
  end loop;
end $$;

create or replace function weigh_names() returns void
  language sql as $$
  -- All anew: what is little changed would take as long to find.
  delete from corpus_weight;
  insert into corpus_weight (scope, id, weight)
  select scope, id, sum(least(count, 30))
  from (
    select 'actor' as scope, speaker_id as id, count(*)
    from (select speaker_id from statement union all select actor_id from joint_speaker) as speaker
    where speaker_id is not null
    group by speaker_id
    union all
    select 'actor', actor_id, count(*) from statement_subject where actor_id is not null group by actor_id
    union all
    select 'event', event_id, count(*) from statement_subject where event_id is not null group by event_id
    union all
    select 'place', place_id, count(*) from statement_subject where place_id is not null group by place_id
    union all
    select 'topic', topic_id, count(*) from statement_subject where topic_id is not null group by topic_id) as counted
  group by scope, id;
$$;
comment on function weigh_names is 'Weighs whom and what suggestions put first. count_statements calls it.';

create or replace function count_statements(more_than int default 50000) returns void
  language plpgsql as $$
begin
  perform weigh_names();
  delete from corpus_count;
  -- Fewer are counted by each request.
  if (select total from corpus_total where type = 'statement') <= more_than then
    return;
  end if;
  insert into corpus_count (version, facet, status, actor_id, event_id, place_id, topic_id, source_id, value, count)
  select corpus.version, facet, status, actor_id, event_id, place_id, topic_id, source_id, value, count
  from corpus, (
    select 'SPEAKER' as facet, status, coalesce(speaker_id, joint.actor_id) as actor_id, null::bigint as event_id,
      null::bigint as place_id, null::bigint as topic_id, null::bigint as source_id, null::text as value, count(*) as count
    from statement left join joint_speaker as joint on statement_id = id group by status, coalesce(speaker_id, joint.actor_id)
    union all
    -- What belongs within something counts for that, too, once for each statement.
    select 'SUBJECT', statement.status, actor_id, link.event_id, link.place_id, topic_id, null, null, count(*)
    from statement
    left join (
      select distinct statement_id, actor_id, event.ancestor_id as event_id, place.ancestor_id as place_id, topic.ancestor_id as topic_id
      from statement_subject as own
      left join event_ancestor as event on event.id = own.event_id
      left join place_ancestor as place on place.id = own.place_id
      left join topic_ancestor as topic on topic.id = own.topic_id
    ) as link on statement_id = statement.id
    group by statement.status, actor_id, link.event_id, link.place_id, topic_id
    union all
    select 'TOPIC', statement.status, null, null, null, topic_id, null, null, count(*)
    from statement
    left join (
      select distinct statement_id, ancestor_id as topic_id
      from statement_subject as own join topic_ancestor as topic on topic.id = own.topic_id
    ) as link on statement_id = statement.id
    group by statement.status, topic_id
    union all
    select 'SOURCE', status, null, null, null, null, source_id, null, count(*)
    from statement left join (select distinct statement_id, source_id from appearance) as standing on statement_id = id
    group by status, source_id
    union all
    select 'PUBLISHER', status, publisher_id, null, null, null, null, null, count(*)
    from statement
    left join (
      select distinct statement_id, publisher_id from appearance join source on source.id = source_id where publisher_id is not null
    ) as published on statement_id = statement.id
    group by status, publisher_id
    union all
    select 'EVENT', status, null, ancestor_id, null, null, null, null, count(*)
    from statement left join event_ancestor as event on event.id = event_id group by status, ancestor_id
    union all
    select 'PLACE', status, null, null, ancestor_id, null, null, null, count(*)
    from statement left join place_ancestor as place on place.id = place_id group by status, ancestor_id
    union all
    select 'FORM', status, null, null, null, null, null, form::text, count(*) from statement group by status, form
    union all
    select 'ACT', status, null, null, null, null, null, act::text, count(*) from statement group by status, act
    union all
    select 'LANGUAGE', status, null, null, null, null, null, language::text, count(*) from statement group by status, language
    union all
    -- The year and the month in which both days are, as facets count them.
    select 'YEAR', status, null, null, null, null, null,
      case when date_trunc('year', said_on_earliest::timestamp) = date_trunc('year', said_on_latest::timestamp)
        then to_char(said_on_earliest::timestamp, 'YYYY') end, count(*)
    from statement
    group by status,
      case when date_trunc('year', said_on_earliest::timestamp) = date_trunc('year', said_on_latest::timestamp)
        then to_char(said_on_earliest::timestamp, 'YYYY') end
    union all
    select 'MONTH', status, null, null, null, null, null,
      case when date_trunc('month', said_on_earliest::timestamp) = date_trunc('month', said_on_latest::timestamp)
        then to_char(said_on_earliest::timestamp, 'YYYY-MM') end, count(*)
    from statement
    group by status,
      case when date_trunc('month', said_on_earliest::timestamp) = date_trunc('month', said_on_latest::timestamp)
        then to_char(said_on_earliest::timestamp, 'YYYY-MM') end
    union all
    select 'STANCE', status, null, null, null, null, null, stance::text, count(*)
    from statement left join (select distinct statement_id, stance from reply) as answer on statement_id = id
    group by status, stance
    union all
    select 'REVIEWER', status, reviewer_id, null, null, null, null, null, count(*)
    from statement
    left join (
      select distinct statement_id, reviewer_id from reviewed_statement join review on review.id = review_id
    ) as reviewed on statement_id = statement.id
    group by status, reviewer_id
    union all
    select 'RATING', status, null, null, null, null, null, normalized_rating::text, count(*)
    from statement
    left join (
      select distinct statement_id, normalized_rating from reviewed_statement join review on review.id = review_id
      where normalized_rating is not null
    ) as rated on statement_id = statement.id
    group by status, normalized_rating
    union all
    select 'SAID_ON', status, null, null, null, null, null, said_on::text, count(*) from statement group by status, said_on) as counted;
end $$;
comment on function count_statements is
  'Counts what all statements have in common, where there are more than each request can count, and weighs names. Loading calls it; after '
  'changes by hand, call it.';

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
comment on function measure_lists is 'Measures how long lists are. Loading calls it; after changes by hand, call it.';

-- What was counted by former functions is counted anew.
select count_statements();
select measure_lists();
