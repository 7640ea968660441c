select (
  select json_build_object('nodes', page.nodes) as json
  from (
    select coalesce(json_agg(object.* order by statement.sort_key desc, statement.id desc), '[]') as "nodes"
    from (
      select statement.*, coalesce(statement_link.said_on_earliest, '-infinity') as sort_key
      from statement_subject as statement_link
      left join statement on statement.id = statement_link.statement_id
      where statement_link.topic_id = (select id from topic where gid = any ('{"topic:prisoner-exchange"}'))
        and statement.form = any ('{"VERBATIM"}')
        and statement.act = any ('{"PROPOSE"}')
      order by coalesce(statement_link.said_on_earliest, '-infinity') desc, statement_link.statement_id desc
      limit 20
    ) as statement
    cross join lateral (
      select
        statement.text as "text",
        (
          select row_to_json(speaker.*) as json
          from (
            select speaker.name as "name"
            from actor as speaker
            where speaker.id = statement.speaker_id
          ) as speaker
        ) as "speaker",
        statement.speaker_as_described as "speakerAsDescribed",
        (
          select row_to_json(role.*) as json
          from (
            select role.title as "title"
            from role
            where role.person_id = statement.speaker_id
            and role_is_held(role.held_from_latest, role.held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
            order by role.position
            limit 1
          ) as role
        ) as "speakerRole",
        (
          select row_to_json(event.*) as json
          from (
            select
              event.name as "name",
              (
                select row_to_json(part_of.*) as json
                from (
                  select part_of.name as "name"
                  from event as part_of
                  where part_of.id = event.part_of_id
                ) as part_of
              ) as "partOf",
              (
                select row_to_json(place.*) as json
                from (
                  select place.name as "name"
                  from place
                  where place.id = event.place_id
                ) as place
              ) as "place"
            from event
            where event.id = statement.event_id
          ) as event
        ) as "event",
        case when statement.said_on is not null then json_build_object('value', statement.said_on) end as "saidOn",
        (
          select coalesce(json_agg(evidence.*), '[]') as json
          from (
            select
              evidence.field as "field",
              evidence.basis as "basis",
              evidence.reasoning as "reasoning",
              (
                select row_to_json(appearance.*) as json
                from (
                  select appearance.exact as "exact"
                  from passage as appearance
                  where appearance.id = evidence.passage_id
                ) as appearance
              ) as "appearance"
            from statement_evidence as evidence
            where evidence.statement_id = statement.id
            order by evidence.position
          ) as evidence
        ) as "evidence",
        (
          select coalesce(json_agg(actor.*), '[]') as json
          from (
            select actor.name as "name"
            from statement_addressee as actor_link
            left join actor on actor.id = actor_link.actor_id
            where actor_link.statement_id = statement.id
            order by actor_link.position
          ) as actor
        ) as "addressees",
        (
          select coalesce(json_agg(appearance_2.*), '[]') as json
          from (
            select
              appearance_2.prefix as "prefix",
              appearance_2.exact as "exact",
              appearance_2.suffix as "suffix",
              appearance_2.span_start as "start",
              appearance_2.span_end as "end",
              appearance_2.verified as "verified",
              (
                select row_to_json(source.*) as json
                from (
                  select source.gid as "id", source.title as "title"
                  from source
                  where source.id = appearance_2_link.source_id
                ) as source
              ) as "source"
            from appearance as appearance_2_link
            left join passage as appearance_2 on appearance_2.id = appearance_2_link.passage_id
            where appearance_2_link.statement_id = statement.id
            order by appearance_2_link.position
          ) as appearance_2
        ) as "appearances"
    ) as object
  ) as page
) as json;
