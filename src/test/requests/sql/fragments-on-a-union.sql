select bounded((
  select row_to_json(object_4.*) as json
  from statement
  cross join lateral (
    select
      (
        select coalesce(json_agg(case
          when subject.event_id is not null then json_build_object()
          when subject.actor_id is not null then (
            select case actor.type
              when 'Organization' then (
                select row_to_json(object.*)
                from (
                  select
                ) as object
              )
              when 'Person' then (
                select row_to_json(object_2.*)
                from (
                  select actor.name as "name"
                ) as object_2
              )
            end as json
            from actor
            where actor.id = subject.actor_id
          )
          when subject.place_id is not null then json_build_object()
          when subject.topic_id is not null then (
            select row_to_json(object_3.*) as json
            from topic
            cross join lateral (
              select topic.name as "name"
            ) as object_3
            where topic.id = subject.topic_id
          )
        end order by subject.position), '[]') as json
        from statement_subject as subject
        where subject.statement_id = statement.id
      ) as "about"
  ) as object_4
  where statement.gid = 'statement:contractor-caused-delay'
)) as json;
