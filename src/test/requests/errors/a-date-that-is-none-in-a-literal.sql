select topic.json
from (
  select row_to_json(topic_2.*) as json
  from (
    select topic_2.name as "name"
    from topic as topic_2
    where topic_2.gid = 'topic:cranes'
  ) as topic_2
) as topic;
