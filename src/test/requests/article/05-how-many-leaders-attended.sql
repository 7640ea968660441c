select bounded((
  select row_to_json(object_6.*) as json
  from event
  cross join lateral (
    select
      event.name as "name",
      (
        select coalesce(json_agg(object_2.* order by headcount.position), '[]') as json
        from headcount
        cross join lateral (
          select
            headcount.count as "count",
            headcount.of_whom as "ofWhom",
            headcount.mode as "mode",
            (
              select row_to_json(object.*) as json
              from passage as evidence
              cross join lateral (
                select bounded(evidence.exact, 25) as "exact", evidence.span_start as "start", evidence.span_end as "end"
              ) as object
              where evidence.id = headcount.evidence_id
            ) as "evidence"
        ) as object_2
        where headcount.event_id = event.id
      ) as "headcounts",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object_5.* order by participation.id), '[]') as "nodes"
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
                select row_to_json(object_3.*) as json
                from actor
                cross join lateral (
                  select actor.type as "__typename", actor.name as "name"
                ) as object_3
                where actor.id = participation.actor_id
              ) as "actor",
              participation.role as "role",
              participation.mode as "mode",
              (
                select row_to_json(object_4.*) as json
                from passage as evidence_2
                cross join lateral (
                  select bounded(evidence_2.exact, 25) as "exact"
                ) as object_4
                where evidence_2.id = participation.evidence_id
              ) as "evidence"
          ) as object_5
        ) as page
      ) as "participations"
  ) as object_6
  where event.id = (select id from event_gid where gid = 'event:kyiv-summit')
)) as json;
