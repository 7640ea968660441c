select statements.json
from (
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(row_to_json(object.*) order by statement.n), '[]') as nodes
    from (
      select statement.*, row_number() over (order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc) as n
      from statement
      where statement.id in (select statement_id from statement_subject where topic_id = (select id from topic where gid = any ('{"topic:prisoner-exchange"}')))
        and statement.form = any ('{"VERBATIM"}')
        and statement.act = any ('{"PROPOSE"}')
      order by coalesce(statement.said_on_earliest, '-infinity') desc, statement.id desc
      limit 20
    ) as statement
    left join lateral (
      select speaker.name as "name"
      from actor as speaker
      where speaker.id = statement.speaker_id
    ) as speaker on true
    left join lateral (
      select speaker_role.title as "title"
      from role as speaker_role
      where speaker_role.id = (
        select role.id from role
        where role.person_id = statement.speaker_id
          and role_is_held(role.held_from_latest, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
        order by role.position
        limit 1)
    ) as speaker_role on true
    left join lateral (
      select event.name as "name", row_to_json(part_of.*) as "partOf", row_to_json(place.*) as "place"
      from event
      left join lateral (
        select part_of.name as "name"
        from event as part_of
        where part_of.id = event.part_of_id
      ) as part_of on true
      left join lateral (
        select place.name as "name"
        from place
        where place.id = event.place_id
      ) as place on true
      where event.id = statement.event_id
    ) as event on true
    cross join lateral (
      select coalesce(json_agg(evidence_2.*), '[]') as json
      from (
        select
          evidence_2.field as "field",
          evidence_2.basis as "basis",
          evidence_2.reasoning as "reasoning",
          row_to_json(appearance.*) as "appearance"
        from statement_evidence as evidence_2
        left join lateral (
          select appearance.exact as "exact"
          from passage as appearance
          where appearance.id = evidence_2.passage_id
        ) as appearance on true
        where evidence_2.statement_id = statement.id
        order by evidence_2.position
      ) as evidence_2
    ) as evidence
    cross join lateral (
      select coalesce(json_agg(actor.*), '[]') as json
      from (
        select actor.name as "name"
        from statement_addressee as link
        join actor on actor.id = link.actor_id
        where link.statement_id = statement.id
        order by link.position
      ) as actor
    ) as addressees
    cross join lateral (
      select coalesce(json_agg(appearance_2.*), '[]') as json
      from (
        select
          appearance_2.prefix as "prefix",
          appearance_2.exact as "exact",
          appearance_2.suffix as "suffix",
          appearance_2.span_start as "start",
          appearance_2.span_end as "end",
          appearance_2.verified as "verified",
          row_to_json(source.*) as "source"
        from appearance as link
        join passage as appearance_2 on appearance_2.id = link.passage_id
        join lateral (
          select source.gid as "id", source.title as "title"
          from source
          where source.id = appearance_2.source_id
        ) as source on true
        where link.statement_id = statement.id
        order by link.position
      ) as appearance_2
    ) as appearances
    cross join lateral (
      select
        statement.text as "text",
        row_to_json(speaker.*) as "speaker",
        statement.speaker_as_described as "speakerAsDescribed",
        row_to_json(speaker_role.*) as "speakerRole",
        row_to_json(event.*) as "event",
        case when statement.said_on is not null then json_build_object('value', statement.said_on) end as "saidOn",
        evidence.json as "evidence",
        addressees.json as "addressees",
        appearances.json as "appearances"
    ) as object
  ) as page
) as statements;
