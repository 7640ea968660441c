select event.json
from (
  select row_to_json(event_2.*) as json
  from (
    select event_2.name as "name", headcounts.json as "headcounts", participations.json as "participations"
    from event as event_2
    cross join lateral (
      select coalesce(json_agg(headcount.*), '[]') as json
      from (
        select
          headcount.count as "count",
          headcount.of_whom as "ofWhom",
          headcount.mode as "mode",
          row_to_json(evidence.*) as "evidence"
        from headcount
        join lateral (
          select evidence.exact as "exact", evidence.span_start as "start", evidence.span_end as "end"
          from passage as evidence
          where evidence.id = headcount.evidence_id
        ) as evidence on true
        where headcount.event_id = event_2.id
        order by headcount.position
      ) as headcount
    ) as headcounts
    cross join lateral (
      select json_build_object('nodes', page.nodes) as json
      from (
        select coalesce(json_agg(row_to_json(object.*) order by participation.n), '[]') as nodes
        from (
          select participation.*, row_number() over (order by participation.id, participation.id) as n
          from participation
          where participation.event_id = event_2.id
          order by participation.id, participation.id
          limit 20
        ) as participation
        join lateral (
          select actor.type as "__typename", actor.name as "name"
          from actor
          where actor.id = participation.actor_id
        ) as actor on true
        left join lateral (
          select evidence_2.exact as "exact"
          from passage as evidence_2
          where evidence_2.id = participation.evidence_id
        ) as evidence_2 on true
        cross join lateral (
          select
            row_to_json(actor.*) as "actor",
            participation.role as "role",
            participation.mode as "mode",
            row_to_json(evidence_2.*) as "evidence"
        ) as object
      ) as page
    ) as participations
    where event_2.gid = 'event:kyiv-summit'
  ) as event_2
) as event;
