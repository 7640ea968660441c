select (
  select row_to_json(statement.*) as json
  from (
    select
      statement.text as "text",
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
                    statement_2.speaker_as_described as "speakerAsDescribed",
                    statement_2.text as "text",
                    statement_2.form as "form",
                    statement_2.act as "act"
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
    from statement
    where statement.gid = 'statement:all-for-all'
  ) as statement
) as json;
