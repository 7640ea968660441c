select bounded((
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object_11.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
    from (
      select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
      from statement_subject as statement_link
      join statement on statement.id = statement_link.statement_id
      where statement_link.topic_id = (select id from topic_gid where gid = any ('{"topic:prisoner-exchange"}'))
        and statement.form = any ('{"VERBATIM"}')
        and statement.act = any ('{"PROPOSE"}')
        and statement_link.status = any ('{"CURRENT"}')
      order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
      limit 20
    ) as statement
    cross join lateral (
      select
        bounded(statement.text, 520) as "text",
        (
          select row_to_json(object.*) as json
          from actor as speaker
          cross join lateral (
            select speaker.name as "name"
          ) as object
          where speaker.id = statement.speaker_id
        ) as "speaker",
        statement.speaker_as_described as "speakerAsDescribed",
        (
          select row_to_json(object_2.*) as json
          from role
          cross join lateral (
            select role.title as "title"
          ) as object_2
          where role.person_id = statement.speaker_id
          and role_is_held(role.held_from_latest, role.held_until, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
          order by role.position
          limit 1
        ) as "speakerRole",
        (
          select row_to_json(object_5.*) as json
          from event
          cross join lateral (
            select
              event.name as "name",
              (
                select row_to_json(object_3.*) as json
                from event as part_of
                cross join lateral (
                  select part_of.name as "name"
                ) as object_3
                where part_of.id = event.part_of_id
              ) as "partOf",
              (
                select row_to_json(object_4.*) as json
                from place
                cross join lateral (
                  select place.name as "name"
                ) as object_4
                where place.id = event.place_id
              ) as "place"
          ) as object_5
          where event.id = statement.event_id
        ) as "event",
        case when statement.said_on is not null then json_build_object('value', statement.said_on) end as "saidOn",
        (
          select coalesce(json_agg(object_7.* order by evidence.position), '[]') as json
          from statement_evidence as evidence
          cross join lateral (
            select
              evidence.field as "field",
              evidence.basis as "basis",
              bounded(evidence.reasoning, 520) as "reasoning",
              (
                select row_to_json(object_6.*) as json
                from passage as appearance
                cross join lateral (
                  select bounded(appearance.exact, 520) as "exact"
                ) as object_6
                where appearance.id = evidence.passage_id
              ) as "appearance"
          ) as object_7
          where evidence.statement_id = statement.id
        ) as "evidence",
        (
          select coalesce(json_agg(object_8.* order by actor_link.position), '[]') as json
          from statement_addressee as actor_link
          left join actor on actor.id = actor_link.actor_id
          cross join lateral (
            select actor.name as "name"
          ) as object_8
          where actor_link.statement_id = statement.id
        ) as "addressees",
        (
          select coalesce(json_agg(object_10.* order by appearance_2_link.position), '[]') as json
          from appearance as appearance_2_link
          left join passage as appearance_2 on appearance_2.id = appearance_2_link.passage_id
          cross join lateral (
            select
              bounded(appearance_2.prefix, 520) as "prefix",
              bounded(appearance_2.exact, 520) as "exact",
              bounded(appearance_2.suffix, 520) as "suffix",
              appearance_2.span_start as "start",
              appearance_2.span_end as "end",
              appearance_2_link.verification <> 'UNVERIFIED' as "verified",
              (
                select row_to_json(object_9.*) as json
                from source
                cross join lateral (
                  select source.gid as "id", source.title as "title"
                ) as object_9
                where source.id = appearance_2_link.source_id
              ) as "source"
          ) as object_10
          where appearance_2_link.statement_id = statement.id
        ) as "appearances"
    ) as object_11
  ) as page
)) as json;
