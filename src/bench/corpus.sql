-- Fills an empty database with a made-up corpus of :statements statements. The same number gives the same rows: what looks like chance is
-- a hash of the row's number. Run as superuser, because triggers and foreign keys rest while a million rows go in:
--   psql -v ON_ERROR_STOP=1 -v statements=10000 -f corpus.sql DATABASE
-- With -v mixed=true, one text in six is in Latin letters, and as many are in those of Chinese, Thai, Korean, Arabic and Russian.

\set QUIET on
\if :{?mixed}
\else
\set mixed false
\endif
begin;
set local session_replication_role = replica;
set local work_mem = '256MB';
set local maintenance_work_mem = '1GB';
set local datestyle = 'ISO';
set local client_min_messages = warning;
create schema filling;
set local search_path = filling, public;

select greatest(:statements / 50, 50) as people, greatest(:statements / 250, 40) as organizations, :statements / 5 as sources,
  greatest(:statements / 100, 20) as events, greatest(:statements / 1000, 50) as places, 200 as topics, :statements / 100 as reviews \gset

create function chance(seed bigint, salt int) returns double precision
  language sql immutable
  return (hashint8extended(seed, salt) & 4294967295) / 4294967296.0::double precision;
comment on function chance is 'A number from 0 to below 1.';

create function any_of(count bigint, seed bigint, salt int) returns int
  language sql immutable
  return 1 + floor(chance(seed, salt) * count)::int;
comment on function any_of is 'A number from 1 to count, each as often.';

create function first_of(count bigint, seed bigint, salt int) returns int
  language sql immutable
  return floor(exp(chance(seed, salt) * ln(count + 1)))::int;
comment on function first_of is
  'A number from 1 to count, n about 1/n as often as 1: few speakers say most, few words are used most (Zipf''s law).';

create function scattered(rank bigint, count bigint) returns int
  language sql immutable
  return 1 + (rank * 7919 % count)::int;
comment on function scattered is 'Another number for each from 1 to count, so that the frequent do not stand beside one another.';

create function one_of(list text, seed bigint, salt int) returns text
  language sql immutable
  return (string_to_array(list, ' '))[any_of(cardinality(string_to_array(list, ' ')), seed, salt)];
comment on function one_of is 'One word of a list.';

create function name_of(seed bigint, salt int) returns text
  language sql immutable
  return initcap(
    one_of('al an bel ber bor bra cam dar den dor el fal fer gal gor hal har il jan jor kal kar kor kov lan lev lor mal mar mel '
      'mor nad nor ol or pal pet ran rom sal sav ser sil tam tar tor ul val vel vol yar zar zel', seed, salt)
    || one_of('a ad an ar as be ca da de di do en er et ga go ha i ia ik il in is ka ki ko la le li lo ma mi mo na ne ni no o '
      'on or ra ri ro sa si so ta te ti to va vi vo za', seed, salt + 1)
    || one_of('berg chuk da dan der dov enko eva grad hart heim ian ides ina ison ka kov land lev lin mann nen ov ova poli '
      'quist ras rez rini rov sen shvili ski sky son stad stein su ti ton tova vic ville witz yan zade', seed, salt + 2));
comment on function name_of is 'A name.';

create function word(rank bigint) returns text
  language sql immutable
  return coalesce((string_to_array('the of to and a in that is we for on with will not it be our as this they have are was has by at from must '
    'an or their you I he she all but more if can who no there war peace people country talks government president states agreement '
    'security law border forces army minister today years time world right nothing need want make take give say stop end begin hope '
    'believe know support help aid money energy gas oil price trade market sanctions exchange prisoners release return children '
    'hospital school city village bridge road train port ship grain harvest water winter election vote parliament party court judge '
    'constitution reform corruption police trial sentence freedom press journalist television newspaper report source document letter '
    'speech summit meeting visit delegation ambassador embassy treaty alliance partner neighbour enemy attack defence missile drone '
    'tank aircraft airport frontline ceasefire truce withdrawal occupation territory sovereignty independence integrity guarantee '
    'condition demand offer proposal plan step process result success failure mistake lie truth fact proof evidence question answer '
    'promise threat warning danger risk crisis disaster flood fire earthquake drought climate emission forest river sea mountain '
    'north south east west capital region province council mayor governor deputy secretary general chancellor king queen prince pope '
    'church mosque synagogue faith history memory anniversary victory defeat hero victim widow orphan refugee migrant camp shelter '
    'food bread medicine doctor nurse vaccine virus disease pandemic research science university student teacher professor engineer '
    'farmer worker miner driver pilot sailor soldier officer commander veteran volunteer citizen resident family mother father son '
    'daughter brother sister friend generation future past century decade month week hour minute morning night spring summer autumn '
    'budget tax debt loan bank currency inflation wage pension job factory company industry technology computer network satellite '
    'nuclear weapon reactor plant uranium inspection agency commission committee union federation republic kingdom empire democracy '
    'dictatorship opposition protest strike demonstration revolution coup referendum majority minority coalition candidate campaign '
    'ballot observer mandate resolution veto assembly charter convention protocol paragraph article amendment ratification accession '
    'membership enlargement neutrality deterrence disarmament verification mediation arbitration reconciliation reconstruction '
    'reparation compensation amnesty extradition asylum deportation humanitarian corridor convoy checkpoint bunker trench minefield '
    'artillery ammunition radar submarine destroyer helicopter brigade battalion regiment garrison headquarters mobilisation '
    'conscription desertion casualty wounded missing identification forensic tribunal prosecutor verdict appeal acquittal', ' '))[rank], lower(name_of(rank, 90)));
comment on function word is 'The words of which everything is made, the frequent ones first; the rare ones are made up.';
-- In PL/pgSQL, because it is called for every row: SQL with an aggregate is planned anew by each call.
create function words(count int, seed bigint, salt int) returns text
  language plpgsql immutable as $$
declare
  said text;
begin
  for n in 1 .. count loop
    said := concat_ws(' ', said, word(first_of(20000, seed * 64 + n, salt)));
  end loop;
  return said;
end $$;
comment on function words is 'Some words in a row.';

create function in_script(text text, language text) returns text
  language sql immutable
  return case language
    when 'zh' then replace(translate(text, 'abcdefghijklmnopqrstuvwxyz', '的一是在不了有和人这中大为上个国我以要他时来用们生到'), ' ', '')
    when 'th' then replace(translate(text, 'abcdefghijklmnopqrstuvwxyz', 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝ'), ' ', '')
    when 'ko' then translate(text, 'abcdefghijklmnopqrstuvwxyz', '가나다라마바사아자차카타파하거너더러머버서어저처커터')
    when 'ar' then translate(text, 'abcdefghijklmnopqrstuvwxyz', 'ابتثجحخدذرزسشصضطظعغفقكلمنه')
    when 'ru' then translate(text, 'abcdefghijklmnopqrstuvwxyz', 'абцдефгхийклмнопярстуввксиз')
    else text
  end;
comment on function in_script is 'A text in letters of another script.';

-- Indexes that no constraint needs are built when the rows are there.
create table postponed as
  select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
  from pg_index join pg_class on pg_class.oid = indexrelid
  where relnamespace = 'public'::regnamespace and not indisunique
    and not exists (select from pg_constraint where conindid = indexrelid);
select format('drop index %s', name) from postponed \gexec

insert into place (id, gid, name, kind, within_id, latitude, longitude) overriding system value
select n, 'place:p' || n, name_of(n, 1),
  (case when n <= 5 then 'CONTINENT' when n <= 30 then 'COUNTRY' when n % 10 = 0 then 'SITE' else 'CITY' end)::place_kind,
  case when n <= 5 then null when n <= 30 then 1 + n % 5 else 6 + n % 25 end,
  -90 + 180 * chance(n, 2), -180 + 360 * chance(n, 3)
from generate_series(1, :places) as n;
insert into place_alias (place_id, position, name, language, script)
select id, 1, translate(lower(name), 'abcdefghijklmnopqrstuvwxyz', 'абцдефгхийклмнопярстуввксиз'), 'uk', 'Cyrl' from place;
insert into place_identifier (place_id, scheme, value)
select id, 'wikidata', 'Q' || 1000000000 + id from place;

insert into topic (id, gid, name, description, broader_id) overriding system value
select n, 'topic:t' || n, word(n + 60) || ' and ' || word(n + 61), words(8, n, 4), case when n > 20 then 1 + n % 20 end
from generate_series(1, :topics) as n;

insert into actor (id, gid, type, name, description) overriding system value
select n, 'person:p' || n, 'Person', name_of(n, 5) || ' ' || name_of(n, 8), words(6, n, 11)
from generate_series(1, :people) as n;
insert into actor (id, gid, type, name, description, kind, parent_id) overriding system value
select :people + n, 'organization:o' || n, 'Organization', name_of(n, 12) || ' ' || initcap(word(any_of(300, n, 15) + 60)), words(6, n, 16),
  (enum_range(null::organization_kind))[any_of(11, n, 17)], case when n > 40 and n % 3 = 0 then :people + 1 + n % 40 end
from generate_series(1, :organizations) as n;
insert into actor_alias (actor_id, position, name, language, script)
select id, 1, translate(lower(name), 'abcdefghijklmnopqrstuvwxyz', 'абцдефгхийклмнопярстуввксиз'), 'uk', 'Cyrl' from actor
union all
select id, 2, upper(name), 'de', 'Latn' from actor;
insert into actor_identifier (actor_id, scheme, value, url)
select id, 'wikidata', 'Q' || id, 'https://www.wikidata.org/wiki/Q' || id from actor;

-- One office follows the other from 2009 on, and of some the beginning is not known.
insert into role (gid, person_id, organization_id, position, title, held_from, held_until)
select 'role:r' || n || '-' || nth, n, :people + first_of(:organizations, n * 4 + nth, 18), nth,
  initcap(word(any_of(300, n * 4 + nth, 19) + 60)) || ' of ' || word(any_of(40, n, 20) + 40),
  case when chance(n * 4 + nth, 21) > 0.05 then (date '2009-01-01' + 6200 / offices * (nth - 1))::text end,
  case when nth < offices then (date '2008-12-31' + 6200 / offices * nth)::text end
from generate_series(1, :people) as n, any_of(3, n, 22) as offices, generate_series(1, offices) as nth;

insert into event (id, gid, name, description, kind, started_on, ended_on, place_id, part_of_id) overriding system value
select n, 'event:e' || n, initcap(word(any_of(300, n, 23) + 60)) || ' ' || word(any_of(300, n, 24) + 60) || ' ' || n, words(8, n, 25),
  (enum_range(null::event_kind))[any_of(9, n, 26)], day::text, case when n % 4 = 0 then (day + 2)::text end,
  first_of(:places, n, 27), case when n % 5 = 0 then (n + 1) % (:events - 1) + 1 end
from generate_series(1, :events) as n, lateral (select date '2010-01-01' + floor(5844 * chance(n, 28))::int) as begun (day);
-- Three roles, so that nobody has the same one twice.
insert into participation (event_id, actor_id, role, mode)
select n, scattered(first_of(:people, n * 4 + nth, 29), :people), (array['HOST', 'SPEAKER', 'PARTICIPANT']::participation_role[])[nth],
  (enum_range(null::attendance_mode))[any_of(3, n * 4 + nth, 30)]
from generate_series(1, :events) as n, generate_series(1, 3) as nth;

-- A statement stands in its source, five to a source, and one in ten in another source too. Passage n is where statement n stands first.
create table draft as
select n as statement, language, form,
  in_script(case language when 'en' then initcap(begun) else begun end || ' ' || case form when 'MIXED' then '"' || rest || '"' else rest end, language) as text,
  (n + 4) / 5 as source, case when chance(n, 34) < 0.1 then any_of(:sources, n, 35) end as repeated_in
from generate_series(1, :statements) as n,
  lateral (select word(any_of(300, n, 31) + 22), words(11 + any_of(27, n, 32), n, 33),
    (case when :mixed then array['en', 'zh', 'th', 'ko', 'ar', 'ru'] else array['en'] end)[1 + n % case when :mixed then 6 else 1 end],
    (array['VERBATIM', 'VERBATIM', 'VERBATIM', 'PARAPHRASE', 'PARAPHRASE', 'MIXED']::statement_form[])[any_of(6, n, 52)])
    as drawn (begun, rest, language, form);
create table standing as
select row_number() over (order by repeated, statement) as passage, source, statement, text, repeated,
  (sum(char_length(text) + 1) over in_source)::int - char_length(text) - 1 as span_start
from (
  select false as repeated, source, statement, text from draft
  union all
  select true, repeated_in, statement, text from draft where repeated_in is not null) as both_times
window in_source as (partition by source order by repeated, statement);

insert into source (id, gid, title, kind, url, publisher_id, published_on, language, text) overriding system value
select source, 'source:s' || source, initcap(words(7, source, 36)), (enum_range(null::source_kind))[first_of(7, source, 37)],
  'https://example.org/' || source, :people + first_of(:organizations, source, 38),
  left((date '2010-01-01' + floor(5844 * chance(source, 39))::int)::text, case when chance(source, 40) < 0.03 then 7 else 10 end),
  'en', text
from (select source, string_agg(text, ' ' order by repeated, statement) as text from standing group by source) as texts;
insert into source_stretch select source.id, stretch.* from source, stretches(text) as stretch;
insert into byline (source_id, position, name, actor_id)
select n, 1, name_of(n, 41) || ' ' || name_of(n, 44), null from generate_series(1, :sources, 2) as n;
insert into passage (id, source_id, span_start, span_end, exact, prefix, suffix, verified) overriding system value
select passage, source, span_start, span_end, standing.text,
  substr(source.text, greatest(span_start - 31, 1), least(span_start, 32)), substr(source.text, span_end + 1, 32), true
from standing join source on source.id = source, lateral (select span_start + char_length(standing.text)) as ends (span_end);

insert into statement (id, gid, text, language, form, act, speaker_id, speaker_as_described, said_on, event_id, place_id,
  status, status_note, successor_id, recorded_at) overriding system value
select n, 'statement:s' || n, text,
  case when language = 'en' then (array['en', 'uk', 'fr', 'de'])[case when chance(n, 50) < 0.9 then 1 else any_of(4, n, 51) end] else language end, form,
  (enum_range(null::speech_act))[first_of(24, n, 53)],
  case
    when chance(n, 54) < 0.02 then null
    when chance(n, 54) < 0.85 then scattered(first_of(:people, n, 55), :people)
    else :people + first_of(:organizations, n, 56)
  end,
  case when chance(n, 57) < 0.3 then 'the ' || word(any_of(300, n, 58) + 60) || ' of ' || word(any_of(300, n, 59) + 60) end,
  case
    when chance(n, 60) < 0.01 then null
    when chance(n, 60) < 0.02 then left(day::text, 4)
    when chance(n, 60) < 0.05 then left(day::text, 7)
    else day::text
  end,
  case when chance(n, 61) < 0.4 then scattered(first_of(:events, n, 62), :events) end,
  case when chance(n, 63) < 0.3 then first_of(:places, n, 64) end,
  status, case when status = 'RETRACTED' then 'The source withdrew it.' end, case when status = 'CORRECTED' then n % :statements + 1 end,
  timestamptz '2021-01-01 00:00:00Z' + n * (interval '1500 days' / :statements)
from (select statement as n, language, text, form from draft) as drafts,
  lateral (select date '2010-01-01' + floor(5844 * chance(n, 65))::int) as said (day),
  lateral (
    select (case when chance(n, 66) < 0.01 then 'CORRECTED' when chance(n, 66) < 0.015 then 'RETRACTED' else 'CURRENT' end)::record_status
  ) as held (status);
insert into appearance (statement_id, position, passage_id, source_id, proves)
select statement, case when repeated then 2 else 1 end, passage, standing.source,
  case when form = 'MIXED' then int4multirange(int4range(position('"' in standing.text), char_length(standing.text) - 1)) end
from standing join draft using (statement);
insert into statement_evidence (statement_id, position, field, basis, passage_id)
select n, 1, 'saidOn', 'STATED', n from generate_series(1, :statements, 5) as n;
insert into attribution_hop (statement_id, position, relation, actor_id, verb, source_id)
select id, nth, (case when nth = 1 then 'SAID' when nth = hops then 'REPORTED' else 'RELAYED' end)::hop_relation,
  case when nth = 1 then speaker_id else :people + first_of(:organizations, id, 67) end, (array['said', 'reported', null])[nth],
  case when nth > 1 and nth = hops then (id + 4) / 5 end
from statement, any_of(3, id, 68) as hops, generate_series(1, hops) as nth;

-- To a person, then to an organization: nobody is spoken to twice.
insert into statement_addressee (statement_id, position, actor_id, speaker_id, said_on_earliest, said_on_latest, status)
select n, nth, case nth when 1 then scattered(first_of(:people, n, 69), :people) else :people + first_of(:organizations, n, 70) end,
  speaker_id, said_on_earliest, said_on_latest, status
from statement, lateral (select id) as numbered (n), generate_series(1, any_of(3, n, 71) - 1) as nth;
-- Mostly on a topic, then of an actor, then of a place: nothing is spoken of twice.
insert into statement_subject
  (statement_id, position, topic_id, event_id, actor_id, place_id, speaker_id, said_on_earliest, said_on_latest, status)
select n, nth,
  case when nth = 1 and chance(n, 72) < 0.9 then first_of(:topics, n, 73) end,
  case when nth = 1 and chance(n, 72) >= 0.9 then scattered(first_of(:events, n, 74), :events) end,
  case
    when nth = 2 and chance(n, 75) < 0.5 then scattered(first_of(:people, n, 76), :people)
    when nth = 2 then :people + first_of(:organizations, n, 77)
  end,
  case when nth = 3 then first_of(:places, n, 78) end, speaker_id, said_on_earliest, said_on_latest, status
from statement, lateral (select id) as numbered (n), generate_series(1, any_of(3, n, 79)) as nth;

-- Every fifth statement answers one, and some are answered often.
insert into reply (statement_id, reply_to_id, stance, evidence_id)
select n, case when answered = n then n % :statements + 1 else answered end, (enum_range(null::stance))[any_of(7, n, 80)],
  case when chance(n, 81) < 0.5 then n end
from generate_series(1, :statements, 5) as n,
  lateral (
    select case when chance(n, 82) < 0.8 then any_of(:statements, n, 83) else scattered(first_of(:statements, n, 84), :statements) end
  ) as to_one (answered);

insert into review (id, gid, reviewer_id, url, reviewed_on, rating, normalized_rating) overriding system value
select n, 'review:r' || n, :people + first_of(:organizations, n, 85), 'https://example.org/review/' || n,
  (date '2012-01-01' + floor(5000 * chance(n, 86))::int)::text, 'Mostly ' || word(any_of(300, n, 87)),
  (enum_range(null::rating))[any_of(5, n, 88)]
from generate_series(1, :reviews) as n;
insert into reviewed_statement (review_id, statement_id)
select n, any_of(:statements, n, 89) from generate_series(1, :reviews) as n;

-- What triggers would have seen to: totals, a version that moves, and that every passage is true.
update corpus set version = version + 1, changed_at = timestamptz '2026-01-01 00:00:00Z', changed_by = null;
update corpus_total set total = counted.total
from (
  select split_part(gid, ':', 1), count(*)
  from (select gid from actor union all select gid from statement union all select gid from event union all select gid from source
    union all select gid from place union all select gid from topic union all select gid from review) as every
  group by 1) as counted (type, total)
where counted.type = corpus_total.type;
do $$
begin
  if exists (
    select from passage join source on source.id = source_id
    where substr(text, span_start + 1, span_end - span_start) <> exact
  ) then
    raise 'a passage does not stand in its source';
  end if;
end $$;
do $$
declare
  identity record;
begin
  for identity in
    select table_name from information_schema.columns where table_schema = 'public' and column_name = 'id' and is_identity = 'YES'
  loop
    execute format('select setval(pg_get_serial_sequence(%1$L, ''id''), (select max(id) from %1$I))', identity.table_name);
  end loop;
end $$;
select definition from postponed \gexec
drop schema filling cascade;
commit;
vacuum analyze;
