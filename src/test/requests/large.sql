-- Twelve thousand of everything and more of some, loaded on top of the fixture: enough for PostgreSQL to have a choice between reading a table
-- and looking a row up. All of it is invented; the same row is the same each time. A few speak, are spoken of and are asked about often.

begin;

insert into actor (id, gid, type, name, description) overriding system value
select 100000 + n, 'person:gull-' || n, 'Person', 'Gull ' || n, 'Gull of the year ' || n from generate_series(1, 12000) as n;
insert into actor (id, gid, type, name, kind, parent_id) overriding system value
select 200000 + n, 'organization:flock-' || n, 'Organization', 'Flock ' || n, 'GROUP', case when n > 100 then 200000 + n % 100 + 1 end
from generate_series(1, 12000) as n;
insert into actor_alias (actor_id, position, name, language, script)
select id, 1, 'Larus ' || id, 'la', 'Latn' from actor where id > 100000;
insert into actor_identifier (actor_id, scheme, value)
select id, 'ring', id::text from actor where id > 100000;
insert into role (person_id, organization_id, position, title, held_from, held_until)
select 100000 + n, 200001 + n % 200, 1, 'Lookout', (2000 + n % 10)::text, (2015 + n % 10)::text from generate_series(1, 12000) as n;

insert into place (id, gid, name, kind, within_id) overriding system value
select 100000 + n, 'place:rock-' || n, 'Rock ' || n, 'SITE', case when n > 100 then 100000 + n % 100 + 1 end
from generate_series(1, 12000) as n;
insert into place_alias (place_id, position, name, language, script)
select id, 1, 'Petra ' || id, 'la', 'Latn' from place where id > 100000;
insert into place_identifier (place_id, scheme, value)
select id, 'chart', id::text from place where id > 100000;
insert into topic (id, gid, name, broader_id) overriding system value
select 100000 + n, 'topic:tide-' || n, 'Tide ' || n, case when n > 100 then 100000 + n % 100 + 1 end
from generate_series(1, 12000) as n;

insert into event (id, gid, name, kind, started_on, place_id, part_of_id) overriding system value
select 100000 + n, 'event:storm-' || n, 'Storm ' || n, 'OTHER', (date '2000-01-01' + n)::text, 100001 + n % 300,
  case when n > 1000 then 100000 + n % 1000 + 1 end
from generate_series(1, 12000) as n;
insert into event_identifier (event_id, scheme, value)
select id, 'log', id::text from event where id > 100000;
insert into participation (event_id, actor_id, role, mode)
select 100000 + n, 100001 + n * nth % 500, 'PARTICIPANT', 'IN_PERSON' from generate_series(1, 12000) as n, generate_series(1, 2) as nth
on conflict do nothing;

-- Three statements to a source, each as long as the others, so that its place is known.
create temporary table said on commit drop as
select n, 100001 + (n - 1) / 3 as source_id, (n - 1) % 3 * 52 as starts,
  format('The %s %s is louder than the %s of the mole.',
    (array['gull', 'tern', 'crab', 'wave', 'buoy'])[1 + n % 5], lpad(n::text, 5, '0'), (array['wind', 'tide', 'ship', 'horn', 'rain', 'bell', 'boys'])[1 + n % 7]) as text
from generate_series(1, 36000) as n;
insert into source (id, gid, title, kind, url, publisher_id, published_on, language, text) overriding system value
select source_id, 'source:log-' || source_id - 100000, 'Log ' || source_id - 100000, 'OTHER', 'https://example.org/log/' || source_id,
  200001 + source_id % 100, (date '2000-01-01' + (source_id - 100000)::int)::text, 'en', string_agg(text, ' ' order by n)
from said group by source_id;
insert into byline (source_id, position, name, actor_id)
select id, 1, 'Gull', 100000 + id % 500 + 1 from source where id > 100000;
insert into passage (id, source_id, span_start, span_end, exact) overriding system value
select 100000 + n, source_id, starts, starts + char_length(text), text from said;
insert into headcount (event_id, position, mode, count, of_whom, evidence_id)
select 100000 + n, 1, 'IN_PERSON', n, 'gulls', 100000 + n from generate_series(1, 12000) as n;
insert into event_evidence (event_id, position, field, basis, passage_id)
select 100000 + n, 1, 'startedOn', 'STATED', 100000 + n from generate_series(1, 12000) as n;

-- One in six is by two together.
insert into statement (id, gid, text, language, form, act, speaker_id, said_on, event_id, place_id, recorded_at) overriding system value
select 100000 + n, 'statement:cry-' || n, text, 'en', 'VERBATIM', (enum_range(null::speech_act))[1 + n % 20],
  case when n % 6 > 0 then 100001 + n % 500 end, (date '2000-01-01' + n % 9000)::text, case when n % 2 = 0 then 100001 + n % 400 end,
  case when n % 3 = 0 then 100001 + n % 300 end, timestamptz '2020-01-01 00:00:00Z' + n * interval '1 hour'
from said;
insert into appearance (statement_id, position, passage_id, source_id)
select 100000 + n, 1, 100000 + n, source_id from said;
insert into joint_speaker (statement_id, position, actor_id)
select 100000 + n, nth, 100000 + n % 500 + nth from said, generate_series(1, 2) as nth where n % 6 = 0;
insert into statement_evidence (statement_id, position, field, basis, passage_id)
select 100000 + n, 1, 'saidOn', 'STATED', 100000 + n from said;
insert into attribution_hop (statement_id, position, relation, actor_id, source_id)
select 100000 + n, nth, (array['SAID', 'REPORTED']::hop_relation[])[nth], 100001 + n * nth % 500, case nth when 2 then source_id end
from said, generate_series(1, 2) as nth;
insert into statement_addressee (statement_id, position, actor_id)
select 100000 + n, nth, 100000 * nth + n % 400 + 1 from said, generate_series(1, 2) as nth where n % 2 = 0;
insert into statement_subject (statement_id, position, topic_id, actor_id)
select 100000 + n, nth, case nth when 1 then 100001 + n % 200 end, case nth when 2 then 100001 + n % 500 end
from said, generate_series(1, 2) as nth;
insert into reply (statement_id, reply_to_id, stance)
select 100000 + n, 100001 + n / 4, 'SUPPORTS' from generate_series(15001, 36000) as n;
insert into review (id, gid, reviewer_id, reviewed_on, rating, normalized_rating) overriding system value
select 100000 + n, 'review:r-' || n, 200001 + n % 20, (date '2010-01-01' + n % 3000)::text, 'True', 'TRUE' from generate_series(1, 12000) as n;
insert into reviewed_statement (review_id, statement_id)
select 100000 + n, 100000 + 3 * n from generate_series(1, 12000) as n;

commit;

-- As loading does at its end.
select count_statements(1000);
select measure_lists();

-- Of all rows, not of some drawn by chance, and not again when it happens: so that the plans are the same each time.
do $$
declare
  name text;
begin
  for name in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relowner = current_user::regrole loop
    execute format('alter table %I set (autovacuum_enabled = off)', name);
  end loop;
end $$;
set default_statistics_target = 1000;
analyze;
