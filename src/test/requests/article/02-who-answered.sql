select statement.json
from (
  select json_build_object('text', statement_2.text, 'replies', replies.json) as json
  from statement as statement_2
  cross join lateral (
    select json_build_object('nodes', page.nodes) as json
    from (
      select
        coalesce(json_agg(json_build_object(
          'stance', reply.stance,
          'statement', json_build_object(
            'speaker', case when speaker.id is not null then json_build_object('name', speaker.name) end,
            'speakerAsDescribed', statement_3.speaker_as_described,
            'text', statement_3.text,
            'form', statement_3.form,
            'act', statement_3.act
          ),
          'evidence', case when evidence.id is not null then json_build_object('exact', evidence.exact) end
        ) order by reply.n), '[]') as nodes
      from (
        select reply.*, row_number() over (order by reply.id, reply.id) as n
        from (
          select id, reply_to_id as owner_id, statement_id, stance, evidence_id
          from reply) as reply
        where reply.owner_id = statement_2.id
        order by reply.id, reply.id
        limit 20
      ) as reply
      join statement as statement_3 on statement_3.id = reply.statement_id
      left join actor as speaker on speaker.id = statement_3.speaker_id
      left join passage as evidence on evidence.id = reply.evidence_id
    ) as page
  ) as replies
  where statement_2.gid = 'statement:all-for-all'
) as statement;
