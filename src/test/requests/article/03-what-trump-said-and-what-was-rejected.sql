select (
  select row_to_json(person.*) as json
  from (
    select
      person.name as "name",
      (
        select json_build_object('nodes', page.nodes_2) as json
        from (
          select coalesce(json_agg(object_2.* order by statement.sort_key, statement.id), '[]') as "nodes_2"
          from (
            select statement.*, coalesce(statement.said_on_earliest, 'infinity') as sort_key
            from statement
            where statement.speaker_id = person.id
            order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
            limit 20
          ) as statement
          cross join lateral (
            select
              statement.text as "text",
              statement.act as "act",
              (
                select coalesce(json_agg(actor.*), '[]') as json
                from (
                  select actor.name as "name"
                  from statement_addressee as actor_link
                  left join actor on actor.id = actor_link.actor_id
                  where actor_link.statement_id = statement.id
                  order by actor_link.position
                ) as actor
              ) as "addressees",
              (
                select json_build_object('nodes', page.nodes) as json
                from (
                  select coalesce(json_agg(object.* order by reply.sort_key, reply.id), '[]') as "nodes"
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
                        select row_to_json(statement_2.*) as json
                        from (
                          select
                            (
                              select row_to_json(speaker.*) as json
                              from (
                                select speaker.name as "name"
                                from actor as speaker
                                where speaker.id = statement_2.speaker_id
                              ) as speaker
                            ) as "speaker",
                            statement_2.text as "text"
                          from statement as statement_2
                          where statement_2.id = reply.statement_id
                        ) as statement_2
                      ) as "statement",
                      (
                        select row_to_json(evidence.*) as json
                        from (
                          select evidence.exact as "exact"
                          from passage as evidence
                          where evidence.id = reply.evidence_id
                        ) as evidence
                      ) as "evidence"
                  ) as object
                ) as page
              ) as "replies"
          ) as object_2
        ) as page
      ) as "statements"
    from actor as person
    where person.type = 'Person'
      and person.gid = 'person:donald-trump'
  ) as person
) as json;
