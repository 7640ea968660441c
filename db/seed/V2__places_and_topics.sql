-- The places and topics of the article. Russia lies on two continents, so it is within neither.

insert into place (gid, name, kind, latitude, longitude) values
  ('place:europe', 'Europe', 'CONTINENT', null, null),
  ('place:ukraine', 'Ukraine', 'COUNTRY', null, null),
  ('place:russia', 'Russia', 'COUNTRY', null, null),
  ('place:saudi-arabia', 'Saudi Arabia', 'COUNTRY', null, null),
  ('place:united-states', 'United States', 'COUNTRY', null, null),
  ('place:kyiv', 'Kyiv', 'CITY', 50.45, 30.5236),
  ('place:moscow', 'Moscow', 'CITY', 55.7558, 37.6173),
  ('place:washington', 'Washington, D.C.', 'CITY', 38.9072, -77.0369);

update place
set within_id = wider.id
from place as wider
where (place.gid, wider.gid) in (
  ('place:ukraine', 'place:europe'),
  ('place:kyiv', 'place:ukraine'),
  ('place:moscow', 'place:russia'),
  ('place:washington', 'place:united-states'));

insert into place_alias (place_id, position, name, language, script)
select
  (select id from place where gid = named.gid),
  row_number() over (partition by named.gid order by line, nth),
  alias.name, language, script
from (values
  ('place:europe', 1, 'uk', 'Cyrl', array['Європа']),
  ('place:europe', 2, 'ru', 'Cyrl', array['Европа']),
  ('place:ukraine', 1, 'uk', 'Cyrl', array['Україна']),
  ('place:ukraine', 2, 'ru', 'Cyrl', array['Украина']),
  ('place:russia', 1, 'en', 'Latn', array['Russian Federation']),
  ('place:russia', 2, 'uk', 'Cyrl', array['Росія']),
  ('place:russia', 3, 'ru', 'Cyrl', array['Россия']),
  ('place:saudi-arabia', 1, 'en', 'Latn', array['Kingdom of Saudi Arabia']),
  ('place:saudi-arabia', 2, 'ar', 'Arab', array['السعودية', 'المملكة العربية السعودية']),
  ('place:saudi-arabia', 3, 'uk', 'Cyrl', array['Саудівська Аравія']),
  ('place:saudi-arabia', 4, 'ru', 'Cyrl', array['Саудовская Аравия']),
  ('place:united-states', 1, 'en', 'Latn', array['U.S.', 'US', 'USA', 'United States of America']),
  ('place:united-states', 2, 'uk', 'Cyrl', array['США', 'Сполучені Штати Америки']),
  ('place:united-states', 3, 'ru', 'Cyrl', array['США', 'Соединённые Штаты Америки']),
  ('place:kyiv', 1, 'en', 'Latn', array['Kiev']),
  ('place:kyiv', 2, 'uk', 'Cyrl', array['Київ']),
  ('place:kyiv', 3, 'ru', 'Cyrl', array['Киев']),
  ('place:kyiv', 4, 'de', 'Latn', array['Kiew', 'Kyjiw']),
  ('place:kyiv', 5, 'pl', 'Latn', array['Kijów']),
  ('place:moscow', 1, 'ru', 'Cyrl', array['Москва']),
  ('place:moscow', 2, 'uk', 'Cyrl', array['Москва']),
  ('place:moscow', 3, 'de', 'Latn', array['Moskau']),
  ('place:washington', 1, 'en', 'Latn', array['Washington']),
  ('place:washington', 2, 'uk', 'Cyrl', array['Вашингтон']),
  ('place:washington', 3, 'ru', 'Cyrl', array['Вашингтон'])
) as named (gid, line, language, script, names),
unnest(names) with ordinality as alias (name, nth);

insert into place_identifier (place_id, scheme, value, url)
select (select id from place where gid = known.gid), 'wikidata', item, 'https://www.wikidata.org/wiki/' || item
from (values
  ('place:europe', 'Q46'),
  ('place:ukraine', 'Q212'),
  ('place:russia', 'Q159'),
  ('place:saudi-arabia', 'Q851'),
  ('place:united-states', 'Q30'),
  ('place:kyiv', 'Q1899'),
  ('place:moscow', 'Q649'),
  ('place:washington', 'Q61')
) as known (gid, item);

insert into topic (gid, name, description) values
  ('topic:peace-negotiations', 'Peace negotiations', 'How the war between Russia and Ukraine might end: talks, terms, and steps toward peace'),
  ('topic:european-support', 'European support for Ukraine', 'Solidarity and help that European states and institutions give Ukraine'),
  ('topic:us-policy-on-ukraine', 'U.S. policy on Ukraine', 'The stance of the United States on Ukraine and on the war'),
  ('topic:disinformation', 'Disinformation', 'Propaganda and false information, and what is called so');

insert into topic (gid, name, description, broader_id) values
  ('topic:prisoner-exchange', 'Prisoner exchange', 'Exchange and release of prisoners of war between Russia and Ukraine',
    (select id from topic where gid = 'topic:peace-negotiations'));
