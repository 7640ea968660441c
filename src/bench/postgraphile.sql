-- What PostGraphile lacks to answer the same questions as fast as it can: run by the owner of the tables, once they are filled.

-- The office. A view that says which key it has and refers to: a computed column that returns a row would be called as a function for each
-- statement, which takes PostgreSQL a sixth more for the feed.
create or replace view statement_speaker_role as
  select statement.id as statement_id, held.*
  from statement cross join lateral (
    select role.* from role
    where role.person_id = statement.speaker_id
      and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
    order by role.position
    limit 1) as held;
comment on view statement_speaker_role is
  E'@primaryKey statement_id\n@foreignKey (statement_id) references statement (id)|@foreignSingleFieldName speakerRole';

-- What lists are ordered by: computed columns, which PostgreSQL writes into the query, so that the tables' own indexes serve them.
create or replace function statement_day(statement statement) returns date
  language sql immutable parallel safe
  return coalesce(statement.said_on_earliest, '-infinity');
comment on function statement_day is '@behavior +orderBy +filterBy';
create or replace function actor_sorted_name(actor actor) returns text
  language sql immutable parallel safe
  return actor.folded_name;
comment on function actor_sorted_name is '@behavior +orderBy';

-- Filters and orders are offered where an index begins with the column; these are cheap all the same.
comment on column statement.said_on_latest is '@behavior +filterBy';
comment on column actor.type is '@behavior +filterBy';
comment on column appearance.position is '@behavior +orderBy';
comment on column role.position is '@behavior +orderBy';

-- Keys of two columns get long names; these are the ones that a user would give.
comment on constraint the_publisher_of_a_source_is_an_organization on source is '@fieldName publisher';
comment on constraint a_role_is_held_by_a_person on role is
  E'@fieldName person\n@foreignFieldName roles\n@foreignSimpleFieldName rolesList';
comment on constraint a_role_is_held_in_an_organization on role is
  E'@fieldName organization\n@foreignFieldName members\n@foreignSimpleFieldName membersList';

-- Both ways on from an appearance: to its passage, and straight to its source.
comment on constraint an_appearance_is_a_passage on appearance is '@fieldName passage';
comment on table appearance is '@foreignKey (source_id) references source (id)|@fieldName source';

-- What `run find` asks for, in a schema of its own, which PostGraphile is shown for that only. PostGraphile has no search of its own:
-- functions, as its documentation recommends, which PostgreSQL writes into the query. The words are those that On Record keeps. As texts,
-- the functions do not stand in the way of a migration that changes them.
create schema if not exists finding;
grant usage on schema finding to onrecord_reader;
create or replace function finding.find_statements(query text) returns setof statement
  language sql stable parallel safe as $$
  select statement.*
  from text_query(query) as wanted join statement on words @@ wanted
  where status = 'CURRENT'
  order by ts_rank(words, wanted) desc, statement.id;
$$;
create or replace function finding.newest_statements(query text) returns setof statement
  language sql stable parallel safe as $$
  select statement.*
  from text_query(query) as wanted join statement on words @@ wanted
  where status = 'CURRENT'
  order by coalesce(said_on_earliest, '-infinity') desc, statement.id desc;
$$;
create or replace function finding.find_actors(query text) returns setof actor
  language sql stable parallel safe as $$
  select actor.*
  from actor
  where folded_name % folded(query)
  order by similarity(folded_name, folded(query)) desc, id;
$$;
