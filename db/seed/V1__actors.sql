-- The people and organizations of the article. Names in other scripts, offices and identifiers are public record.

insert into actor (gid, type, name, description) values
  ('person:volodymyr-zelenskyy', 'Person', 'Volodymyr Zelenskyy', 'Ukrainian politician, President of Ukraine from 2019'),
  ('person:donald-trump', 'Person', 'Donald Trump', 'American politician, 45th and 47th President of the United States'),
  ('person:sergei-lavrov', 'Person', 'Sergei Lavrov', 'Russian diplomat, Minister of Foreign Affairs from 2004'),
  ('person:marco-rubio', 'Person', 'Marco Rubio', 'American politician, Secretary of State from 2025');

insert into actor (gid, type, kind, name, description) values
  ('organization:ukraine', 'Organization', 'STATE', 'Ukraine', 'The state, as one that acts and is spoken to'),
  ('organization:russia', 'Organization', 'STATE', 'Russia', 'The state, as one that acts and is spoken to'),
  ('organization:united-states', 'Organization', 'STATE', 'United States', 'The state, as one that acts and is spoken to'),
  ('organization:european-union', 'Organization', 'INTERGOVERNMENTAL', 'European Union', 'Union of European states'),
  ('organization:afp', 'Organization', 'NEWS_AGENCY', 'Agence France-Presse', 'International news agency with its seat in Paris'),
  ('organization:european-nations', 'Organization', 'GROUP', 'European nations', 'The nations of Europe, spoken of together and not named'),
  ('organization:european-allies', 'Organization', 'GROUP', 'European allies', 'Allies in Europe, spoken of together and not named'),
  ('organization:ukrainian-people', 'Organization', 'GROUP', 'Ukrainian people', 'The people of Ukraine'),
  ('organization:ukrainian-defenders', 'Organization', 'GROUP', 'Defenders of Ukraine', 'Those who defend Ukraine, spoken of together and not named'),
  ('organization:international-supporters', 'Organization', 'GROUP', 'International supporters of Ukraine', 'Those who support Ukraine from abroad, spoken of together and not named'),
  ('organization:summit-leaders', 'Organization', 'GROUP', 'Leaders at the summit in Kyiv', 'Those who attended the summit of 24 February 2025, counted and not named'),
  ('organization:prisoners-of-war', 'Organization', 'GROUP', 'Prisoners of war', 'Those whom Russia and Ukraine hold as prisoners of war');

insert into actor (gid, type, kind, name, description, parent_id) values
  ('organization:trump-administration', 'Organization', 'GOVERNMENT', 'Trump administration', 'The government of the United States under President Donald Trump',
    (select id from actor where gid = 'organization:united-states')),
  ('organization:european-union-leaders', 'Organization', 'GROUP', 'European Union leaders', 'Leaders of the European Union, spoken of together and not named',
    (select id from actor where gid = 'organization:european-union'));

-- An alias also says by which words the article means the actor: "Moscow" and "Washington" are governments in it.
insert into actor_alias (actor_id, position, name, language, script)
select
  (select id from actor where gid = named.gid),
  row_number() over (partition by named.gid order by line, nth),
  alias.name, language, script
from (values
  ('person:volodymyr-zelenskyy', 1, 'en', 'Latn', array['Zelenskyy', 'Volodymyr Zelensky', 'Zelensky', 'Volodymyr Zelenskiy', 'Zelenskiy']),
  ('person:volodymyr-zelenskyy', 2, 'uk', 'Cyrl', array['Володимир Зеленський', 'Зеленський', 'Зеленський Володимир Олександрович']),
  ('person:volodymyr-zelenskyy', 3, 'ru', 'Cyrl', array['Владимир Зеленский', 'Зеленский', 'Зеленский Владимир Александрович']),
  ('person:volodymyr-zelenskyy', 4, 'de', 'Latn', array['Wolodymyr Selenskyj', 'Selenskyj']),
  ('person:volodymyr-zelenskyy', 5, 'es', 'Latn', array['Volodímir Zelenski', 'Zelenski']),
  ('person:volodymyr-zelenskyy', 6, 'fr', 'Latn', array['Volodymyr Zelensky']),
  ('person:volodymyr-zelenskyy', 7, 'pl', 'Latn', array['Wołodymyr Zełenski']),
  ('person:donald-trump', 1, 'en', 'Latn', array['Trump', 'Donald J. Trump', 'Donald John Trump']),
  ('person:donald-trump', 2, 'uk', 'Cyrl', array['Дональд Трамп', 'Трамп', 'Дональд Джон Трамп']),
  ('person:donald-trump', 3, 'ru', 'Cyrl', array['Дональд Трамп', 'Трамп', 'Дональд Джон Трамп']),
  ('person:sergei-lavrov', 1, 'en', 'Latn', array['Lavrov', 'Sergey Lavrov', 'Sergei Viktorovich Lavrov', 'Sergey Viktorovich Lavrov']),
  ('person:sergei-lavrov', 2, 'ru', 'Cyrl', array['Сергей Лавров', 'Лавров', 'Лавров Сергей Викторович']),
  ('person:sergei-lavrov', 3, 'uk', 'Cyrl', array['Сергій Лавров', 'Лавров', 'Лавров Сергій Вікторович']),
  ('person:sergei-lavrov', 4, 'de', 'Latn', array['Sergei Lawrow', 'Lawrow']),
  ('person:sergei-lavrov', 5, 'es', 'Latn', array['Serguéi Lavrov']),
  ('person:sergei-lavrov', 6, 'fr', 'Latn', array['Sergueï Lavrov']),
  ('person:sergei-lavrov', 7, 'pl', 'Latn', array['Siergiej Ławrow']),
  ('person:marco-rubio', 1, 'en', 'Latn', array['Rubio', 'Marco Antonio Rubio']),
  ('person:marco-rubio', 2, 'uk', 'Cyrl', array['Марко Рубіо', 'Рубіо', 'Марко Антоніо Рубіо']),
  ('person:marco-rubio', 3, 'ru', 'Cyrl', array['Марко Рубио', 'Рубио', 'Марко Антонио Рубио']),
  ('organization:ukraine', 1, 'uk', 'Cyrl', array['Україна']),
  ('organization:ukraine', 2, 'ru', 'Cyrl', array['Украина']),
  ('organization:russia', 1, 'en', 'Latn', array['Russian Federation', 'Moscow']),
  ('organization:russia', 2, 'uk', 'Cyrl', array['Росія', 'Російська Федерація']),
  ('organization:russia', 3, 'ru', 'Cyrl', array['Россия', 'Российская Федерация']),
  ('organization:united-states', 1, 'en', 'Latn', array['U.S.', 'US', 'USA', 'United States of America', 'Washington']),
  ('organization:united-states', 2, 'uk', 'Cyrl', array['США', 'Сполучені Штати', 'Сполучені Штати Америки']),
  ('organization:united-states', 3, 'ru', 'Cyrl', array['США', 'Соединённые Штаты', 'Соединённые Штаты Америки']),
  ('organization:european-union', 1, 'en', 'Latn', array['EU']),
  ('organization:european-union', 2, 'uk', 'Cyrl', array['Європейський Союз', 'ЄС']),
  ('organization:european-union', 3, 'ru', 'Cyrl', array['Европейский союз', 'ЕС']),
  ('organization:afp', 1, null, 'Latn', array['AFP']),
  ('organization:afp', 2, 'uk', 'Cyrl', array['Агентство Франс-Пресс']),
  ('organization:afp', 3, 'ru', 'Cyrl', array['Агентство Франс Пресс']),
  ('organization:trump-administration', 1, 'uk', 'Cyrl', array['адміністрація Трампа']),
  ('organization:trump-administration', 2, 'ru', 'Cyrl', array['администрация Трампа']),
  ('organization:european-union-leaders', 1, 'en', 'Latn', array['EU leaders']),
  ('organization:ukrainian-people', 1, 'en', 'Latn', array['Ukrainians']),
  ('organization:ukrainian-people', 2, 'uk', 'Cyrl', array['українці', 'український народ']),
  ('organization:ukrainian-people', 3, 'ru', 'Cyrl', array['украинцы', 'украинский народ']),
  ('organization:ukrainian-defenders', 1, 'en', 'Latn', array['defenders']),
  ('organization:international-supporters', 1, 'en', 'Latn', array['international supporters']),
  ('organization:summit-leaders', 1, 'en', 'Latn', array['leaders']),
  ('organization:prisoners-of-war', 1, 'en', 'Latn', array['POWs']),
  ('organization:prisoners-of-war', 2, 'uk', 'Cyrl', array['військовополонені']),
  ('organization:prisoners-of-war', 3, 'ru', 'Cyrl', array['военнопленные'])
) as named (gid, line, language, script, names),
unnest(names) with ordinality as alias (name, nth);

insert into actor_identifier (actor_id, scheme, value, url)
select (select id from actor where gid = known.gid), 'wikidata', item, 'https://www.wikidata.org/wiki/' || item
from (values
  ('person:volodymyr-zelenskyy', 'Q3874799'),
  ('person:donald-trump', 'Q22686'),
  ('person:sergei-lavrov', 'Q58217'),
  ('person:marco-rubio', 'Q324546'),
  ('organization:ukraine', 'Q212'),
  ('organization:russia', 'Q159'),
  ('organization:united-states', 'Q30'),
  ('organization:european-union', 'Q458'),
  ('organization:afp', 'Q40464')
) as known (gid, item);

insert into role (person_id, organization_id, position, title, held_from, held_until)
select
  (select id from actor where gid = person),
  (select id from actor where gid = organization),
  position, title, held_from, held_until
from (values
  ('person:volodymyr-zelenskyy', 1, 'President of Ukraine', 'organization:ukraine', '2019-05-20', null),
  ('person:donald-trump', 1, 'President of the United States', 'organization:united-states', '2025-01-20', null),
  ('person:donald-trump', 2, 'President of the United States', 'organization:united-states', '2017-01-20', '2021-01-20'),
  ('person:sergei-lavrov', 1, 'Minister of Foreign Affairs of Russia', 'organization:russia', '2004-03-09', null),
  ('person:sergei-lavrov', 2, 'Permanent Representative of Russia to the United Nations', 'organization:russia', '1994', '2004'),
  ('person:marco-rubio', 1, 'United States Secretary of State', 'organization:united-states', '2025-01-21', null),
  ('person:marco-rubio', 2, 'United States Senator for Florida', 'organization:united-states', '2011-01-03', '2025-01-20')
) as held (person, position, title, organization, held_from, held_until);
