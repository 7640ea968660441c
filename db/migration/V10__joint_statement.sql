-- Statements that several make together. They are few: the only speaker of all others stays a column, by which lists are found, and which
-- links carry. Those who speak together stand in a table of their own.

create table joint_speaker (
  statement_id bigint not null,
  position int not null,
  actor_id bigint not null,
  primary key (statement_id, actor_id),
  constraint the_speakers_of_a_statement_are_in_order unique (statement_id, position),
  constraint a_joint_speaker_makes_a_statement foreign key (statement_id) references statement on delete cascade,
  constraint a_joint_speaker_is_an_actor foreign key (actor_id) references actor on delete restrict
);
comment on table joint_speaker is 'Who said a statement, where several did: each of them. Where one did, that is statement.speaker_id.';
comment on column joint_speaker.statement_id is 'The statement.';
comment on column joint_speaker.position is 'The order in which the source names the speakers.';
comment on column joint_speaker.actor_id is 'One of them.';
create index joint_speaker_actor on joint_speaker (actor_id, statement_id);

-- A page of what somebody said has what he said alone and what he said with others, in one order. PostgreSQL merges two indexes only
-- where each is of one table, and to look a statement up costs more than to have its row at hand: measured on a person's page of
-- 200,000 statements, 1 to 5 % more than the index of what is said alone, instead of 7 to 11 % where the statement is joined.
create table joint_statement (
  said_by bigint not null,
  like statement including comments,
  primary key (id, said_by),
  constraint a_joint_statement_is_made_by_each_of_its_speakers
    foreign key (id, said_by) references joint_speaker on delete cascade on update cascade
);
comment on table joint_statement is
  'The rows of statements with several speakers once for each of them, as they are in statement; kept by triggers. A column added there '
  'is added here.';
comment on column joint_statement.said_by is 'One of the speakers.';
create index joint_statement_said_by on joint_statement (said_by, coalesce(said_on_earliest, '-infinity'), id)
  include (said_on_earliest, status);

create table joint_subject (
  said_by bigint not null,
  like statement_subject including comments,
  primary key (statement_id, position, said_by),
  constraint a_joint_subject_is_a_subject
    foreign key (statement_id, position) references statement_subject on delete cascade on update cascade,
  constraint a_joint_subject_is_spoken_of_by_each_of_the_speakers
    foreign key (statement_id, said_by) references joint_speaker on delete cascade on update cascade
);
comment on table joint_subject is
  'The subjects of statements with several speakers once for each of them, as they are in statement_subject; kept by triggers.';
comment on column joint_subject.said_by is 'One of the speakers.';
create index joint_subject_speaker on joint_subject (statement_id, said_by);
create index joint_subject_topic_said_by on joint_subject (topic_id, said_by, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest, status) where topic_id is not null;
create index joint_subject_said_by on joint_subject (said_by, actor_id) include (statement_id, said_on_earliest, status)
  where actor_id is not null;
create index joint_subject_actor on joint_subject (actor_id, statement_id) where actor_id is not null;
