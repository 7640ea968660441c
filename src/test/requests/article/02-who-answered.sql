select bounded((
  select row_to_json(object_5.*) as json
  from statement
  cross join lateral (
    select
      bounded(statement.text, 41) as "text",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object_4.* order by reply.id), '[]') as "nodes"
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
                select row_to_json(object_2.*) as json
                from statement as statement_2
                cross join lateral (
                  select
                    (
                      select row_to_json(object.*) as json
                      from actor as speaker
                      cross join lateral (
                        select speaker.name as "name"
                      ) as object
                      where speaker.id = statement_2.speaker_id
                    ) as "speaker",
                    statement_2.speaker_as_described as "speakerAsDescribed",
                    bounded(statement_2.text, 41) as "text",
                    statement_2.form as "form",
                    statement_2.act as "act"
                ) as object_2
                where statement_2.id = reply.statement_id
              ) as "statement",
              (
                select row_to_json(object_3.*) as json
                from passage as evidence
                cross join lateral (
                  select bounded(evidence.exact, 41) as "exact"
                ) as object_3
                where evidence.id = reply.evidence_id
              ) as "evidence"
          ) as object_4
        ) as page
      ) as "replies"
  ) as object_5
  where statement.gid = 'statement:all-for-all'
)) as json;
