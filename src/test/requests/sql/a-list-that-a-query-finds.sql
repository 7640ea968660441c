select bounded((
  select row_to_json(object_2.*) as json
  from actor as organization
  cross join lateral (
    select (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
        from (
          with first as materialized (
            select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
            from (
              select statement.*
              from statement
              where not ((select count(*) from (
                select said.id from role join (
                      select speaker_id as said_by, statement.* from statement
                      union all
                      select * from joint_statement) as said on said_by = person_id
                    where role_is_held(held_from_latest, held_until, held_until_earliest, said_on_earliest, said_on_latest)
                      and role.organization_id = any (array(select id from parts_of_organizations(array[organization.id], true) as id))
                limit 200
              ) as found) < 200)
              order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
              limit 2000
            ) as statement
            where exists (
                  select from role
                  where person_id = any (
                      case when statement.speaker_id is not null then array[statement.speaker_id]
                        else array(select actor_id from joint_speaker where statement_id = statement.id) end)
                    and role_is_held(held_from_latest, held_until, held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
                    and role.organization_id = any (array(select id from parts_of_organizations(array[organization.id], true) as id)))
              and statement.status = any ('{"CURRENT"}')
            order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
            limit 2
          )
          select *
          from (
            select *
            from first
            where (select count(*) from first) >= 2
            union all
            select *
            from (
              select statement.*, coalesce(statement.said_on_earliest, '-infinity') as sort_key
              from (
                select statement.*
                from statement
                where statement.id in (
                      select said.id from role join (
                        select speaker_id as said_by, statement.* from statement
                        union all
                        select * from joint_statement) as said on said_by = person_id
                      where role_is_held(held_from_latest, held_until, held_until_earliest, said_on_earliest, said_on_latest)
                        and role.organization_id = any (array(select id from parts_of_organizations(array[organization.id], true) as id))
                    )
                  and statement.status = any ('{"CURRENT"}')
                offset 0
              ) as statement
              order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
              limit 2
            ) as every
            where (select count(*) from first) < 2
          ) as found
        ) as statement
        cross join lateral (
          select bounded(statement.text, 2) as "text"
        ) as object
      ) as page
    ) as "memberStatements"
  ) as object_2
  where organization.type = 'Organization'
    and organization.id = (select id from actor_gid where gid = 'organization:mervia')
)) as json;
