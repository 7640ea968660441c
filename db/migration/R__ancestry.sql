-- Topics, places and events belong within one another, never in a circle.

create or replace view topic_ancestor as
  with recursive above (id, ancestor_id) as (
    select id, id from topic
    union all
    select above.id, topic.broader_id from above join topic on topic.id = above.ancestor_id where topic.broader_id is not null)
  select id, ancestor_id from above;
create or replace view place_ancestor as
  with recursive above (id, ancestor_id) as (
    select id, id from place
    union all
    select above.id, place.within_id from above join place on place.id = above.ancestor_id where place.within_id is not null)
  select id, ancestor_id from above;
create or replace view event_ancestor as
  with recursive above (id, ancestor_id) as (
    select id, id from event
    union all
    select above.id, event.part_of_id from above join event on event.id = above.ancestor_id where event.part_of_id is not null)
  select id, ancestor_id from above;
comment on view topic_ancestor is 'All topics, each with itself and with what it is narrower than.';
comment on view place_ancestor is 'All places, each with itself and with what it lies within.';
comment on view event_ancestor is 'All events, each with itself and with what it is part of.';

create or replace function subjects_within(gids text[], descendants boolean)
  returns table (thing text, actor_id bigint, event_id bigint, place_id bigint, topic_id bigint)
  language plpgsql stable parallel safe rows 10 as $$
#variable_conflict use_column
begin
  return query
  with recursive found (thing, actor_id, event_id, place_id, topic_id) as (
    select coalesce('actor ' || actor.id, 'event ' || event.id, 'place ' || place.id, 'topic ' || topic.id, wanted),
      actor.id, event.id, place.id, topic.id
    from unnest(gids) as wanted
    left join actor_gid as actor on actor.gid = wanted
    left join event_gid as event on event.gid = wanted
    left join place_gid as place on place.gid = wanted
    left join topic_gid as topic on topic.gid = wanted
    union
    select found.thing, null, event.id, place.id, topic.id
    from found
    left join event on event.part_of_id = found.event_id
    left join place on place.within_id = found.place_id
    left join topic on topic.broader_id = found.topic_id
    where descendants and num_nonnulls(event.id, place.id, topic.id) = 1)
  select found.thing, found.actor_id, found.event_id, found.place_id, found.topic_id from found;
end $$;
comment on function subjects_within is
  'What ids are of that statements can be about, each with what belongs within it, as columns of statement_subject; of an id that leads '
  'nowhere, itself. In PL/pgSQL, so that it is found once a query, and not once a row.';
