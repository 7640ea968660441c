select event.json
from (
  select json_build_object('name', event_2.name, 'headcounts', headcounts.json, 'participations', participations.json) as json
  from event as event_2
  cross join lateral (
    select coalesce(json_agg(json_build_object(
      'count', headcount.count,
      'ofWhom', headcount.of_whom,
      'mode', headcount.mode,
      'evidence', json_build_object('exact', evidence.exact, 'start', evidence.span_start, 'end', evidence.span_end)
    ) order by headcount.position), '[]') as json
    from headcount
    join passage as evidence on evidence.id = headcount.evidence_id
    where headcount.event_id = event_2.id
  ) as headcounts
  cross join lateral (
    select json_build_object('nodes', page.nodes) as json
    from (
      select
        coalesce(json_agg(json_build_object(
          'actor', json_build_object('__typename', actor.type, 'name', actor.name),
          'role', participation.role,
          'mode', participation.mode,
          'evidence', case when evidence_2.id is not null then json_build_object('exact', evidence_2.exact) end
        ) order by participation.n), '[]') as nodes
      from (
        select participation.*, row_number() over (order by participation.id, participation.id) as n
        from participation
        where participation.event_id = event_2.id
        order by participation.id, participation.id
        limit 20
      ) as participation
      join actor on actor.id = participation.actor_id
      left join passage as evidence_2 on evidence_2.id = participation.evidence_id
    ) as page
  ) as participations
  where event_2.gid = 'event:kyiv-summit'
) as event;
