select statement.json
from (
  select row_to_json(statement_2.*) as json
  from (
    select statement_2.text as "text", replies.json as "replies"
    from statement as statement_2
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by reply.n), '[]') as nodes
        from (
          select reply.*, row_number() over (order by reply.id, reply.id) as n
          from (
            select id, reply_to_id as owner_id, statement_id, stance, evidence_id
            from reply) as reply
          where reply.owner_id = statement_2.id
          order by reply.id, reply.id
          limit 20
        ) as reply
        join lateral (
          select
            row_to_json(speaker.*) as "speaker",
            statement_3.speaker_as_described as "speakerAsDescribed",
            statement_3.text as "text",
            statement_3.form as "form",
            statement_3.act as "act"
          from statement as statement_3
          left join lateral (
            select speaker.name as "name"
            from actor as speaker
            where speaker.id = statement_3.speaker_id
          ) as speaker on true
          where statement_3.id = reply.statement_id
        ) as statement_3 on true
        left join lateral (
          select evidence.exact as "exact"
          from passage as evidence
          where evidence.id = reply.evidence_id
        ) as evidence on true
        cross join lateral (
          select
            reply.stance as "stance",
            row_to_json(statement_3.*) as "statement",
            row_to_json(evidence.*) as "evidence"
        ) as object
      ) as page
    ) as replies
    where statement_2.gid = 'statement:all-for-all'
  ) as statement_2
) as statement;
