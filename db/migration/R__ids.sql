-- All public ids of a thing, for those who look one up.
--
-- To change the columns of a view, drop it here before it is made: create or replace cannot.

create or replace view actor_gid as select gid, id from actor union all select gid, new_id from actor_gid_redirect;
create or replace view place_gid as select gid, id from place union all select gid, new_id from place_gid_redirect;
create or replace view topic_gid as select gid, id from topic union all select gid, new_id from topic_gid_redirect;
create or replace view event_gid as select gid, id from event union all select gid, new_id from event_gid_redirect;
create or replace view source_gid as select gid, id from source;
create or replace view statement_gid as select gid, id from statement;
create or replace view review_gid as select gid, id from review;
create or replace view role_gid as select gid, id from role;
comment on view actor_gid is 'Which actor a public id is of, also one that leads to another.';
comment on view place_gid is 'Which place a public id is of, also one that leads to another.';
comment on view topic_gid is 'Which topic a public id is of, also one that leads to another.';
comment on view event_gid is 'Which event a public id is of, also one that leads to another.';
comment on view source_gid is 'Which source a public id is of.';
comment on view statement_gid is 'Which statement a public id is of.';
comment on view review_gid is 'Which review a public id is of.';
comment on view role_gid is 'Which role a public id is of.';
