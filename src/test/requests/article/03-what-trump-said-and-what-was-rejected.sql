select person.json
from (
  select json_build_object('name', person_2.name, 'statements', statements.json) as json
  from actor as person_2
  cross join lateral (
    select json_build_object('nodes', page.nodes_2) as json
    from (
      select
        coalesce(json_agg(json_build_object(
          'text', statement.text,
          'act', statement.act,
          'addressees', addressees.json,
          'replies', replies.json
        ) order by statement.n), '[]') as nodes_2
      from (
        select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, 'infinity'), statement.id) as n
        from statement
        where statement.speaker_id = person_2.id
        order by coalesce(statement.said_on_earliest, 'infinity'), statement.id
        limit 20
      ) as statement
      cross join lateral (
        select coalesce(json_agg(json_build_object('name', actor.name) order by link.position), '[]') as json
        from statement_addressee as link
        join actor on actor.id = link.actor_id
        where link.statement_id = statement.id
      ) as addressees
      cross join lateral (
        select json_build_object('nodes', page.nodes) as json
        from (
          select
            coalesce(json_agg(json_build_object(
              'stance', reply.stance,
              'statement', json_build_object(
                'speaker', case when speaker.id is not null then json_build_object('name', speaker.name) end,
                'text', statement_2.text
              ),
              'evidence', case when evidence.id is not null then json_build_object('exact', evidence.exact) end
            ) order by reply.n), '[]') as nodes
          from (
            select reply.*, row_number() over (order by reply.id, reply.id) as n
            from (
              select id, reply_to_id as owner_id, statement_id, stance, evidence_id
              from reply) as reply
            where reply.owner_id = statement.id
            order by reply.id, reply.id
            limit 20
          ) as reply
          join statement as statement_2 on statement_2.id = reply.statement_id
          left join actor as speaker on speaker.id = statement_2.speaker_id
          left join passage as evidence on evidence.id = reply.evidence_id
        ) as page
      ) as replies
    ) as page
  ) as statements
  where person_2.type = 'Person'
    and person_2.gid = 'person:donald-trump'
) as person;
