select bounded((
  select row_to_json(object_10.*) as json
  from actor as person
  cross join lateral (
    select
      (
        select coalesce(json_agg(object_3.* order by counterpart.count desc, counterpart.actor_id), '[]') as json
        from counterparts(person.id, 'SPEAKS_OF', '3') as counterpart
        cross join lateral (
          select
            (
              select row_to_json(object.*) as json
              from actor
              cross join lateral (
                select actor.name as "name"
              ) as object
              where actor.id = counterpart.actor_id
            ) as "actor",
            counterpart.count as "count",
            (
              select row_to_json(object_2.*) as json
              from statement as latest
              cross join lateral (
                select bounded(latest.text, 23) as "text"
              ) as object_2
              where latest.id = counterpart.latest_id
            ) as "latest"
        ) as object_3
      ) as "speaksOf",
      (
        select coalesce(json_agg(object_5.* order by counterpart_2.count desc, counterpart_2.actor_id), '[]') as json
        from counterparts(person.id, 'ANSWERED_BY', '3') as counterpart_2
        cross join lateral (
          select
            (
              select row_to_json(object_4.*) as json
              from actor as actor_2
              cross join lateral (
                select actor_2.name as "name"
              ) as object_4
              where actor_2.id = counterpart_2.actor_id
            ) as "actor",
            counterpart_2.count as "count"
        ) as object_5
      ) as "answeredBy",
      (
        select json_build_object('nodes', page.nodes) as json
        from (
          select coalesce(json_agg(object_9.* order by position.sort_key, position.id), '[]') as "nodes"
          from (
            select position.*, coalesce(position.said_on_earliest, 'infinity') as sort_key
            from (
              select statement_id as id, statement_id, topic_id, speaker_id as said_by, said_on_earliest, status
              from statement_subject
              union all
              select statement_id, statement_id, topic_id, said_by, said_on_earliest, status
              from joint_subject) as position
            where position.said_by = person.id
              and position.topic_id = (select id from topic_gid where gid = 'topic:prisoner-exchange') and position.status = 'CURRENT'
            order by coalesce(position.said_on_earliest, 'infinity'), position.id
            limit 20
          ) as position
          cross join lateral (
            select
              (
                select row_to_json(object_6.*) as json
                from statement
                cross join lateral (
                  select
                    case when statement.said_on is not null then json_build_object('value', statement.said_on) end as "saidOn",
                    bounded(statement.text, 23) as "text"
                ) as object_6
                where statement.id = position.statement_id
              ) as "statement",
              (
                select coalesce(json_agg(object_8.* order by reply.id), '[]') as json
                from (
                  select id, statement_id as owner_id, reply_to_id as statement_id, stance, evidence_id
                  from reply
                  where stance in ('REPEATS')) as reply
                cross join lateral (
                  select
                    (
                      select row_to_json(object_7.*) as json
                      from statement as statement_2
                      cross join lateral (
                        select statement_2.gid as "id"
                      ) as object_7
                      where statement_2.id = reply.statement_id
                    ) as "statement"
                ) as object_8
                where reply.owner_id = position.id
              ) as "repeats",
              (
                select json_build_object('totalCount', least(total.rows, 10000)) as json
                from (
                  select count(*) as rows
                  from (
                    select from (
                      select id, reply_to_id as owner_id, statement_id as statement_id, stance, evidence_id
                      from reply
                      where stance in ('REJECTS', 'DENIES')) as reply_2
                    where reply_2.owner_id = position.id
                    limit 10001
                  ) as counted
                ) as total
              ) as "contradictedBy"
          ) as object_9
        ) as page
      ) as "positions"
  ) as object_10
  where person.type = 'Person'
    and person.id = (select id from actor_gid where gid = 'person:volodymyr-zelenskyy')
)) as json;

select bounded((
  select row_to_json(object_5.*) as json
  from statement
  cross join lateral (
    select
      (
        select coalesce(json_agg(object_4.* order by thread_entry.id), '[]') as json
        from (select * from thread(statement.id, '5', greatest('50', 1)) where '50' > 0) as thread_entry
        cross join lateral (
          select
            thread_entry.level as "level",
            thread_entry.stance as "stance",
            (
              select row_to_json(object_2.*) as json
              from statement as statement_2
              cross join lateral (
                select
                  statement_2.gid as "id",
                  (
                    select row_to_json(object.*) as json
                    from actor as speaker
                    cross join lateral (
                      select speaker.name as "name"
                    ) as object
                    where speaker.id = statement_2.speaker_id
                  ) as "speaker"
              ) as object_2
              where statement_2.id = thread_entry.statement_id
            ) as "statement",
            (
              select row_to_json(object_3.*) as json
              from statement as via
              cross join lateral (
                select via.gid as "id"
              ) as object_3
              where via.id = thread_entry.via_id
            ) as "via",
            thread_entry.is_complete as "isComplete"
        ) as object_4
      ) as "thread"
  ) as object_5
  where statement.gid = 'statement:trump-blames-zelenskyy'
)) as json;
