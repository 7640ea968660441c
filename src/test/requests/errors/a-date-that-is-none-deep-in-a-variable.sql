select topic.json
from (
  select json_build_object('name', topic_2.name) as json
  from topic as topic_2
  where topic_2.gid = 'topic:cranes'
) as topic;
