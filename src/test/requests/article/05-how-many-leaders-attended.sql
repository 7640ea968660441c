select (
  select row_to_json(event.*) as json
  from (
    select
      event.name as "name",
      (
        select coalesce(json_agg(headcount.*), '[]') as json
        from (
          select
            headcount.count as "count",
            headcount.of_whom as "ofWhom",
            headcount.mode as "mode",
            (
              select row_to_json(evidence.*) as json
              from (
                select evidence.exact as "exact", evidence.span_start as "start", evidence.span_end as "end"
                from passage as evidence
                where evidence.id = headcount.evidence_id
              ) as evidence
            ) as "evidence"
          from headcount
          where headcount.event_id = event.id
          order by headcount.position
        ) as headcount
      ) as "headcounts",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object.* order by participation.sort_key, participation.id), '[]') as "nodes"
          from (
            select participation.*, participation.id as sort_key
            from participation
            where participation.event_id = event.id
            order by participation.id, participation.id
            limit 20
          ) as participation
          cross join lateral (
            select
              (
                select row_to_json(actor.*) as json
                from (
                  select actor.type as "__typename", actor.name as "name"
                  from actor
                  where actor.id = participation.actor_id
                ) as actor
              ) as "actor",
              participation.role as "role",
              participation.mode as "mode",
              (
                select row_to_json(evidence_2.*) as json
                from (
                  select evidence_2.exact as "exact"
                  from passage as evidence_2
                  where evidence_2.id = participation.evidence_id
                ) as evidence_2
              ) as "evidence"
          ) as object
        ) as page
      ) as "participations"
    from event
    where event.gid = 'event:kyiv-summit'
  ) as event
) as json;
