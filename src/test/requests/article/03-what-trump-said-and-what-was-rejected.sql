select person.json
from (
  select row_to_json(person_2.*) as json
  from (
    select person_2.name as "name", statements.json as "statements"
    from actor as person_2
    cross join lateral (
      select json_build_object('nodes', page.nodes_2) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes_2
        from (
          select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
          from statement
          where statement.speaker_id = person_2.id
          order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
          limit 20
        ) as statement
        cross join lateral (
          select coalesce(json_agg(actor.*), '[]') as json
          from (
            select actor.name as "name"
            from statement_addressee as link
            join actor on actor.id = link.actor_id
            where link.statement_id = statement.id
            order by link.position
          ) as actor
        ) as addressees
        cross join lateral (
          select json_build_object('nodes', page.nodes) as json
          from (
            select coalesce(json_agg(row_to_json(object_2.*) order by reply.n), '[]') as nodes
            from (
              select reply.*, row_number() over (order by reply.id, reply.id) as n
              from (
                select id, reply_to_id as owner_id, statement_id, stance, evidence_id
                from reply) as reply
              where reply.owner_id = statement.id
              order by reply.id, reply.id
              limit 20
            ) as reply
            join lateral (
              select row_to_json(speaker.*) as "speaker", statement_2.text as "text"
              from statement as statement_2
              left join lateral (
                select speaker.name as "name"
                from actor as speaker
                where speaker.id = statement_2.speaker_id
              ) as speaker on true
              where statement_2.id = reply.statement_id
            ) as statement_2 on true
            left join lateral (
              select evidence.exact as "exact"
              from passage as evidence
              where evidence.id = reply.evidence_id
            ) as evidence on true
            cross join lateral (
              select
                reply.stance as "stance",
                row_to_json(statement_2.*) as "statement",
                row_to_json(evidence.*) as "evidence"
            ) as object_2
          ) as page
        ) as replies
        cross join lateral (
          select
            statement.text as "text",
            statement.act as "act",
            addressees.json as "addressees",
            replies.json as "replies"
        ) as object
      ) as page
    ) as statements
    where person_2.type = 'Person'
      and person_2.gid = 'person:donald-trump'
  ) as person_2
) as person;
