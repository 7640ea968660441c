select bounded((
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by person.sort_key, person.id), '[]') as "nodes"
    from (
      select person.*, person.folded_name as sort_key
      from actor as person
      where person.type = 'Person'
        and (person.folded_name, person.id) > ('aoife o''neill', '1016')
      order by person.folded_name, person.id
      limit 1
    ) as person
    cross join lateral (
      select person.gid as "id"
    ) as object
  ) as page
)) as json;

select bounded((
  select row_to_json(object_2.*) as json
  from actor as person
  cross join lateral (
    select
      person.name as "name",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
            from (
              select speaker_id as said_by, statement.* from statement
              union all
              select * from joint_statement) as statement
            where statement.said_by = person.id
              and statement.status = any ('{"CURRENT"}')
              and cursor_belongs_to(person.id, '1016')
              and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
            order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
            limit 20
          ) as statement
          cross join lateral (
            select statement.gid as "id"
          ) as object
        ) as page
      ) as "statements"
  ) as object_2
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:benoit-lefevre')
)) as json;

select bounded((
  select row_to_json(object_2.*) as json
  from actor as person
  cross join lateral (
    select
      person.name as "name",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
            from (
              select speaker_id as said_by, statement.* from statement
              union all
              select * from joint_statement) as statement
            where statement.said_by = person.id
              and statement.status = any ('{"CURRENT"}')
              and cursor_belongs_to(person.id, '1016')
              and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) > ('2024-05-14', '1025')
            order by coalesce(statement.said_on_earliest, '-infinity'), statement.id
            limit 1
          ) as statement
          cross join lateral (
            select statement.gid as "id"
          ) as object
        ) as page
      ) as "statements"
  ) as object_2
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:benoit-lefevre')
)) as json;

select bounded((
  select json_build_object('nodes', page.nodes_2) as json
  from (
    select coalesce(json_agg(object_2.* order by person.sort_key, person.id), '[]') as "nodes_2"
    from (
      select person.*, person.folded_name as sort_key
      from actor as person
      where person.type = 'Person'
      order by person.folded_name, person.id
      limit 20
    ) as person
    cross join lateral (
      select
        (
          select json_build_object('nodes', page.nodes) as json
          from (
            select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
            from (
              select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
              from (
                select speaker_id as said_by, statement.* from statement
                union all
                select * from joint_statement) as statement
              where statement.said_by = person.id
                and statement.status = any ('{"CURRENT"}')
                and cursor_belongs_to(person.id, '1016')
                and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
              order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
              limit 1
            ) as statement
            cross join lateral (
              select statement.gid as "id"
            ) as object
          ) as page
        ) as "statements"
    ) as object_2
  ) as page
)) as json;

select bounded((
  select row_to_json(object_2.*) as json
  from actor as person
  cross join lateral (
    select
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
            from (
              select speaker_id as said_by, statement.* from statement
              union all
              select * from joint_statement) as statement
            where statement.said_by = person.id
              and statement.status = any ('{"CURRENT"}')
              and cursor_belongs_to(person.id, '1016')
              and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
            order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
            limit 1
          ) as statement
          cross join lateral (
            select statement.gid as "id"
          ) as object
        ) as page
      ) as "statements"
  ) as object_2
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:aoife-oneill')
)) as json;

select bounded((
  select row_to_json(object_2.*) as json
  from actor
  cross join lateral (
    select
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
          from (
            select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
            from (
              select speaker_id as said_by, statement.* from statement
              union all
              select * from joint_statement) as statement
            where statement.said_by = actor.id
              and statement.status = any ('{"CURRENT"}')
              and cursor_belongs_to(actor.id, '1016')
              and (coalesce(statement.said_on_earliest, '-infinity'), statement.id) < ('2024-05-14', '1025')
            order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
            limit 1
          ) as statement
          cross join lateral (
            select statement.gid as "id"
          ) as object
        ) as page
      ) as "statements"
  ) as object_2
  where actor.id = (select id from actor_gid where gid = 'person:aoife-oneill')
)) as json;
