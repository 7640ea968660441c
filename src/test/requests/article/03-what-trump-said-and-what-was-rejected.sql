select bounded((
  select row_to_json(object_7.*) as json
  from actor as person
  cross join lateral (
    select
      person.name as "name",
      (
        select json_build_object('nodes', page.nodes_2) as json
        from (
          select coalesce(json_agg(object_6.* order by statement.sort_key, statement.id), '[]') as "nodes_2"
          from (
            select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
            from (
              select speaker_id as said_by, statement.* from statement
              union all
              select * from joint_statement) as statement
            where statement.said_by = person.id
              and statement.status = any ('{"CURRENT"}')
            order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
            limit 20
          ) as statement
          cross join lateral (
            select
              bounded(statement.text, 820) as "text",
              statement.act as "act",
              (
                select coalesce(json_agg(object.* order by actor_link.position), '[]') as json
                from statement_addressee as actor_link
                left join actor on actor.id = actor_link.actor_id
                cross join lateral (
                  select actor.name as "name"
                ) as object
                where actor_link.statement_id = statement.id
              ) as "addressees",
              (
                select json_build_object('nodes', page.nodes) as json
                from (
                  select coalesce(json_agg(object_5.* order by reply.id), '[]') as "nodes"
                  from (
                    select reply.*, reply.id as sort_key
                    from (
                      select id, reply_to_id as owner_id, statement_id, stance, evidence_id
                      from reply) as reply
                    where reply.owner_id = statement.id
                    order by reply.id, reply.id
                    limit 20
                  ) as reply
                  cross join lateral (
                    select
                      reply.stance as "stance",
                      (
                        select row_to_json(object_3.*) as json
                        from statement as statement_2
                        cross join lateral (
                          select
                            (
                              select row_to_json(object_2.*) as json
                              from actor as speaker
                              cross join lateral (
                                select speaker.name as "name"
                              ) as object_2
                              where speaker.id = statement_2.speaker_id
                            ) as "speaker",
                            bounded(statement_2.text, 820) as "text"
                        ) as object_3
                        where statement_2.id = reply.statement_id
                      ) as "statement",
                      (
                        select row_to_json(object_4.*) as json
                        from passage as evidence
                        cross join lateral (
                          select bounded(evidence.exact, 820) as "exact"
                        ) as object_4
                        where evidence.id = reply.evidence_id
                      ) as "evidence"
                  ) as object_5
                ) as page
              ) as "replies"
          ) as object_6
        ) as page
      ) as "statements"
  ) as object_7
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:donald-trump')
)) as json;
