select people.json
from (
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(row_to_json(object.*) order by person.n), '[]') as nodes
    from (
      select person.*, row_number() over (order by folded(person.name), person.id) as n
      from actor as person
      where person.type = 'Person'
        and (folded(person.name), person.id) > ('aoife o''neill', '1016')
      order by folded(person.name), person.id
      limit 1
    ) as person
    cross join lateral (
      select person.gid as "id"
    ) as object
  ) as page
) as people;

select person.json
from (
  select row_to_json(person_2.*) as json
  from (
    select person_2.name as "name", statements.json as "statements"
    from actor as person_2
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
          from statement
          where statement.speaker_id = person_2.id
            and cursor_belongs_to(person_2.id, '1016')
            and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 20
        ) as statement
        cross join lateral (
          select statement.gid as "id"
        ) as object
      ) as page
    ) as statements
    where person_2.type = 'Person'
      and person_2.gid = 'person:benoit-lefevre'
  ) as person_2
) as person;

select person.json
from (
  select row_to_json(person_2.*) as json
  from (
    select person_2.name as "name", statements.json as "statements"
    from actor as person_2
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by statement.n desc), '[]') as nodes
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity'), statement.id) as n
          from statement
          where statement.speaker_id = person_2.id
            and cursor_belongs_to(person_2.id, '1016')
            and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) > ('2024-05-14', '1025')
          order by coalesce(statement.said_on_earliest, '-infinity'), statement.id
          limit 1
        ) as statement
        cross join lateral (
          select statement.gid as "id"
        ) as object
      ) as page
    ) as statements
    where person_2.type = 'Person'
      and person_2.gid = 'person:benoit-lefevre'
  ) as person_2
) as person;

select people.json
from (
  select json_build_object('nodes', page.nodes_2) as json
  from (
    select coalesce(json_agg(row_to_json(object.*) order by person.n), '[]') as nodes_2
    from (
      select person.*, row_number() over (order by folded(person.name), person.id) as n
      from actor as person
      where person.type = 'Person'
      order by folded(person.name), person.id
      limit 20
    ) as person
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object_2.*) order by statement.n), '[]') as nodes
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
          from statement
          where statement.speaker_id = person.id
            and cursor_belongs_to(person.id, '1016')
            and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 1
        ) as statement
        cross join lateral (
          select statement.gid as "id"
        ) as object_2
      ) as page
    ) as statements
    cross join lateral (
      select statements.json as "statements"
    ) as object
  ) as page
) as people;

select person.json
from (
  select row_to_json(person_2.*) as json
  from (
    select statements.json as "statements"
    from actor as person_2
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
          from statement
          where statement.speaker_id = person_2.id
            and cursor_belongs_to(person_2.id, '1016')
            and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 1
        ) as statement
        cross join lateral (
          select statement.gid as "id"
        ) as object
      ) as page
    ) as statements
    where person_2.type = 'Person'
      and person_2.gid = 'person:aoife-oneill'
  ) as person_2
) as person;

select actor.json
from (
  select row_to_json(actor_2.*) as json
  from (
    select statements.json as "statements"
    from actor as actor_2
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
          from statement
          where statement.speaker_id = actor_2.id
            and cursor_belongs_to(actor_2.id, '1016')
            and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
          order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
          limit 1
        ) as statement
        cross join lateral (
          select statement.gid as "id"
        ) as object
      ) as page
    ) as statements
    where actor_2.gid = 'person:aoife-oneill'
  ) as actor_2
) as actor;
