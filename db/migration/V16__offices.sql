-- Offices are found by their titles.

-- Tables keep what this function tells, so a change of it needs a migration that writes those columns anew.
create function title_language(title text) returns text
  language sql immutable strict parallel safe
  return case when letters('', title) ~ '[a-z]' then 'en' end;
comment on function title_language is
  'In which language words are looked for in the title of an office: English, where it has Latin letters; else null.';

alter table role add column words tsvector not null generated always as (title_of(title_language(title), title)) stored;
comment on column role.words is 'The words of the title, by which it is found.';
create index role_by_words on role using gin (words);
