-- The events of the article. An event comes after the one that it is part of, so that its id can be looked up.

insert into event (gid, name, description, kind, started_on, ended_on, place_id) values
  ('event:russian-invasion-of-ukraine', 'Russian invasion of Ukraine', 'The war that began with Russia''s invasion of Ukraine', 'ARMED_CONFLICT', '2022-02-24', null,
    (select id from place where gid = 'place:ukraine'));

insert into event (gid, name, description, kind, started_on, ended_on, place_id, part_of_id) values
  ('event:saudi-arabia-talks', 'Talks of Russia and the United States in Saudi Arabia', 'Discussions of the two foreign ministers', 'TALKS', '2025-02-18', '2025-02-18',
    (select id from place where gid = 'place:saudi-arabia'),
    (select id from event where gid = 'event:russian-invasion-of-ukraine')),
  ('event:third-anniversary', 'Third anniversary of the Russian invasion of Ukraine', 'The day on which Ukraine marked three years of resistance', 'COMMEMORATION', '2025-02-24', '2025-02-24',
    (select id from place where gid = 'place:ukraine'),
    (select id from event where gid = 'event:russian-invasion-of-ukraine'));

insert into event (gid, name, description, kind, started_on, ended_on, place_id, part_of_id) values
  ('event:eu-leaders-visit', 'Visit of European Union leaders to Kyiv', 'A show of solidarity on the anniversary, earlier in the day than the summit', 'VISIT', '2025-02-24', null,
    (select id from place where gid = 'place:kyiv'),
    (select id from event where gid = 'event:third-anniversary')),
  ('event:kyiv-summit', 'Summit in Kyiv on the third anniversary', 'A summit of leaders, in person and virtually', 'SUMMIT', '2025-02-24', '2025-02-24',
    (select id from place where gid = 'place:kyiv'),
    (select id from event where gid = 'event:third-anniversary'));

insert into event_identifier (event_id, scheme, value, url)
select id, 'wikidata', 'Q110999040', 'https://www.wikidata.org/wiki/Q110999040'
from event
where gid = 'event:russian-invasion-of-ukraine';

-- The leaders attended the summit in both ways, and a participation has one: theirs is left to the headcounts.
insert into participation (event_id, actor_id, role, mode, evidence_id)
select
  (select id from event where gid = took_part.event),
  (select id from actor where gid = took_part.actor),
  role::participation_role,
  mode::attendance_mode,
  case when words is not null then passage_of('source:all-for-all-prisoner-swap', words) end
from (values
  ('event:russian-invasion-of-ukraine', 'organization:russia', 'PARTY', 'UNKNOWN', 'Russia’s invasion'),
  ('event:russian-invasion-of-ukraine', 'organization:ukraine', 'TARGET', 'UNKNOWN', 'the country marked three years of resistance against Russian aggression'),
  ('event:saudi-arabia-talks', 'person:sergei-lavrov', 'NEGOTIATOR', 'IN_PERSON', 'He cited recent discussions in Saudi Arabia with U.S. Secretary of State Marco Rubio'),
  ('event:saudi-arabia-talks', 'person:marco-rubio', 'NEGOTIATOR', 'IN_PERSON', 'recent discussions in Saudi Arabia with U.S. Secretary of State Marco Rubio'),
  ('event:saudi-arabia-talks', 'organization:russia', 'PARTICIPANT', 'IN_PERSON', null),
  ('event:saudi-arabia-talks', 'organization:united-states', 'PARTICIPANT', 'IN_PERSON', null),
  ('event:third-anniversary', 'organization:ukraine', 'PARTICIPANT', 'UNKNOWN', 'the country marked three years of resistance against Russian aggression'),
  ('event:eu-leaders-visit', 'person:volodymyr-zelenskyy', 'HOST', 'IN_PERSON', 'Zelenskyy praised the resilience and courage of the Ukrainian people while welcoming European Union leaders to Kyiv'),
  ('event:eu-leaders-visit', 'organization:european-union-leaders', 'PARTICIPANT', 'IN_PERSON', 'welcoming European Union leaders to Kyiv'),
  ('event:kyiv-summit', 'person:volodymyr-zelenskyy', 'SPEAKER', 'IN_PERSON', 'Speaking at a summit in Kyiv on Monday, marking the third anniversary of Russia’s invasion, Zelenskyy emphasized'),
  ('event:kyiv-summit', 'organization:summit-leaders', 'PARTICIPANT', 'IN_PERSON', 'A total of 13 leaders attended the summit in person'),
  ('event:kyiv-summit', 'organization:summit-leaders', 'PARTICIPANT', 'VIRTUAL', 'with an additional 24 joining virtually')
) as took_part (event, actor, role, mode, words);

insert into headcount (event_id, position, mode, count, of_whom, evidence_id)
select event.id, position, mode::attendance_mode, count, 'leaders', passage_of('source:all-for-all-prisoner-swap', words)
from event, (values
  (1, 'IN_PERSON', 13, 'A total of 13 leaders attended the summit in person'),
  (2, 'VIRTUAL', 24, 'with an additional 24 joining virtually')
) as counted (position, mode, count, words)
where gid = 'event:kyiv-summit';

insert into event_evidence (event_id, position, field, basis, reasoning, passage_id)
select
  (select id from event where gid = known.event),
  position,
  field,
  basis::evidence_basis,
  reasoning,
  case when words is not null then passage_of('source:all-for-all-prisoner-swap', words) end
from (values
  ('event:russian-invasion-of-ukraine', 1, 'startedOn', 'PUBLIC_RECORD', null,
    'Russian forces invaded Ukraine on 24 February 2022.'),
  ('event:russian-invasion-of-ukraine', 2, 'place', 'PUBLIC_RECORD', null,
    'The country that was invaded is Ukraine.'),
  ('event:saudi-arabia-talks', 1, 'startedOn', 'PUBLIC_RECORD', 'recent discussions in Saudi Arabia',
    'The article says "recent". The foreign ministers of Russia and the United States met in Riyadh on 18 February 2025.'),
  ('event:saudi-arabia-talks', 2, 'endedOn', 'PUBLIC_RECORD', null,
    'The meeting in Riyadh began and ended on 18 February 2025.'),
  ('event:saudi-arabia-talks', 3, 'place', 'STATED', 'recent discussions in Saudi Arabia', null),
  ('event:saudi-arabia-talks', 4, 'partOf', 'PUBLIC_RECORD', null,
    'The meeting was about ending the war, among other things.'),
  ('event:saudi-arabia-talks', 5, 'participations', 'PUBLIC_RECORD', null,
    'The article names the two ministers. That they led the delegations of Russia and the United States, face to face, is public record.'),
  ('event:third-anniversary', 1, 'startedOn', 'INFERRED', 'on Monday, marking the third anniversary of Russia’s invasion',
    'The invasion began on 24 February 2022; its third anniversary is 24 February 2025, which was a Monday, as the article says.'),
  ('event:third-anniversary', 2, 'endedOn', 'INFERRED', 'on Monday, marking the third anniversary of Russia’s invasion',
    'An anniversary is one day.'),
  ('event:third-anniversary', 3, 'place', 'STATED', 'the country marked three years of resistance against Russian aggression', null),
  ('event:third-anniversary', 4, 'partOf', 'STATED', 'the third anniversary of Russia’s invasion', null),
  ('event:eu-leaders-visit', 1, 'startedOn', 'INFERRED', 'Earlier in the day',
    'The day is that of the summit: Monday, the third anniversary of the invasion of 24 February 2022, which is 24 February 2025.'),
  ('event:eu-leaders-visit', 2, 'place', 'STATED', 'welcoming European Union leaders to Kyiv', null),
  ('event:eu-leaders-visit', 3, 'partOf', 'STATED', 'The visit was a show of solidarity as the country marked three years of resistance against Russian aggression', null),
  ('event:kyiv-summit', 1, 'startedOn', 'INFERRED', 'a summit in Kyiv on Monday, marking the third anniversary of Russia’s invasion',
    'The invasion began on 24 February 2022; its third anniversary is 24 February 2025, which was a Monday, as the article says.'),
  ('event:kyiv-summit', 2, 'endedOn', 'PUBLIC_RECORD', null,
    'The summit in Kyiv was held on the one day, 24 February 2025.'),
  ('event:kyiv-summit', 3, 'place', 'STATED', 'a summit in Kyiv', null),
  ('event:kyiv-summit', 4, 'partOf', 'STATED', 'a summit in Kyiv on Monday, marking the third anniversary of Russia’s invasion', null)
) as known (event, position, field, basis, words, reasoning);
