select statements.json
from (
  select json_build_object('nodes', page.nodes) as json
  from (
    select
      coalesce(json_agg(json_build_object(
        'text', statement.text,
        'speaker', case when speaker.id is not null then json_build_object('name', speaker.name) end,
        'speakerAsDescribed', statement.speaker_as_described,
        'speakerRole', case when speaker_role.id is not null then json_build_object('title', speaker_role.title) end,
        'event', case when event.id is not null then json_build_object(
          'name', event.name,
          'partOf', case when part_of.id is not null then json_build_object('name', part_of.name) end,
          'place', case when place.id is not null then json_build_object('name', place.name) end
        ) end,
        'saidOn', case when statement.said_on is not null then json_build_object('value', statement.said_on) end,
        'evidence', evidence.json,
        'addressees', addressees.json,
        'appearances', appearances.json
      ) order by statement.n), '[]') as nodes
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
      from statement
      where statement.id in (select statement_id from statement_subject where topic_id = (select id from topic where gid = any ('{"topic:prisoner-exchange"}')))
        and statement.form = any ('{"VERBATIM"}')
        and statement.act = any ('{"PROPOSE"}')
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 20
    ) as statement
    left join actor as speaker on speaker.id = statement.speaker_id
    left join role as speaker_role on speaker_role.id = (
      select role.id from role
      where role.person_id = statement.speaker_id
        and role_is_held(role.held_from_latest, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
      order by role.position
      limit 1)
    left join event on event.id = statement.event_id
    left join event as part_of on part_of.id = event.part_of_id
    left join place on place.id = event.place_id
    cross join lateral (
      select coalesce(json_agg(json_build_object(
        'field', evidence_2.field,
        'basis', evidence_2.basis,
        'reasoning', evidence_2.reasoning,
        'appearance', case when appearance.id is not null then json_build_object('exact', appearance.exact) end
      ) order by evidence_2.position), '[]') as json
      from statement_evidence as evidence_2
      left join passage as appearance on appearance.id = evidence_2.passage_id
      where evidence_2.statement_id = statement.id
    ) as evidence
    cross join lateral (
      select coalesce(json_agg(json_build_object('name', actor.name) order by link.position), '[]') as json
      from statement_addressee as link
      join actor on actor.id = link.actor_id
      where link.statement_id = statement.id
    ) as addressees
    cross join lateral (
      select coalesce(json_agg(json_build_object(
        'prefix', appearance_2.prefix,
        'exact', appearance_2.exact,
        'suffix', appearance_2.suffix,
        'start', appearance_2.span_start,
        'end', appearance_2.span_end,
        'verified', appearance_2.verified,
        'source', json_build_object('id', source.gid, 'title', source.title)
      ) order by link.position), '[]') as json
      from appearance as link
      join passage as appearance_2 on appearance_2.id = link.passage_id
      join source on source.id = appearance_2.source_id
      where link.statement_id = statement.id
    ) as appearances
  ) as page
) as statements;
