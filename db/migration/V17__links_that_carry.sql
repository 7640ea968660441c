-- What 1,000,000 statements taught about link tables. To find the newest statements on a topic, all of them had to be looked up and
-- sorted; to show the source of an appearance, the passage had to be looked up in between. So links carry what lists of statements are
-- ordered and filtered by, and an appearance carries its source.

alter table passage add constraint a_passage_can_be_referred_to_with_its_source unique (id, source_id);
alter table appearance add source_id bigint;
comment on column appearance.source_id is 'The source of the passage.';
alter table statement_subject add speaker_id bigint, add said_on_earliest date, add said_on_latest date;
comment on column statement_subject.speaker_id is 'The speaker of the statement; null where that is not known.';
comment on column statement_subject.said_on_earliest is 'The first day that the date of the statement may mean: carries the order.';
comment on column statement_subject.said_on_latest is 'The last day that the date of the statement may mean.';
alter table statement_addressee add speaker_id bigint, add said_on_earliest date, add said_on_latest date;
comment on column statement_addressee.speaker_id is 'The speaker of the statement; null where that is not known.';
comment on column statement_addressee.said_on_earliest is 'The first day that the date of the statement may mean: carries the order.';
comment on column statement_addressee.said_on_latest is 'The last day that the date of the statement may mean.';

-- No fact changes here: nothing to prove again, and no new version of the corpus.
alter table appearance disable trigger user;
alter table statement_subject disable trigger user;
alter table statement_addressee disable trigger user;
update appearance set source_id = passage.source_id from passage where passage.id = passage_id;
update statement_subject as link
set (speaker_id, said_on_earliest, said_on_latest) = (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest)
from statement where statement.id = statement_id;
update statement_addressee as link
set (speaker_id, said_on_earliest, said_on_latest) = (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest)
from statement where statement.id = statement_id;
alter table appearance enable trigger user;
alter table statement_subject enable trigger user;
alter table statement_addressee enable trigger user;

alter table appearance
  alter source_id set not null,
  drop constraint an_appearance_is_a_passage,
  add constraint an_appearance_is_a_passage
    foreign key (passage_id, source_id) references passage (id, source_id) on delete restrict on update cascade;
drop index appearance_passage;
create index appearance_passage on appearance (passage_id, source_id);
create index appearance_source on appearance (source_id, statement_id);

create function carry_source() returns trigger
  language plpgsql as $$
begin
  select source_id into new.source_id from passage where id = new.passage_id;
  return new;
end $$;
comment on function carry_source is 'Gives an appearance the source of its passage.';
-- Whoever gives the source is not helped: the foreign key sees to it that it is the right one.
create trigger an_appearance_carries_its_source
  before insert on appearance for each row when (new.source_id is null) execute function carry_source();
create trigger an_appearance_carries_its_new_source
  before update of passage_id on appearance for each row execute function carry_source();

create function carry_statement() returns trigger
  language plpgsql as $$
begin
  -- Locked, so that the statement cannot change between this and the commit.
  select speaker_id, said_on_earliest, said_on_latest into new.speaker_id, new.said_on_earliest, new.said_on_latest
  from statement where id = new.statement_id for share;
  return new;
end $$;
comment on function carry_statement is 'Gives a link what it carries of its statement.';
create trigger a_link_carries_what_its_statement_has
  before insert or update on statement_subject for each row execute function carry_statement();
create trigger a_link_carries_what_its_statement_has
  before insert or update on statement_addressee for each row execute function carry_statement();

create function carry_changed_statement() returns trigger
  language plpgsql as $$
begin
  update statement_subject set statement_id = new.id where statement_id = new.id;
  update statement_addressee set statement_id = new.id where statement_id = new.id;
  return null;
end $$;
comment on function carry_changed_statement is 'Gives the links of a changed statement what they carry of it.';
create trigger links_still_carry_what_their_statement_has
  after update of speaker_id, said_on on statement
  for each row when ((old.speaker_id, old.said_on) is distinct from (new.speaker_id, new.said_on))
  execute function carry_changed_statement();

-- By the other end, then in the order of lists. What is included lets a period be counted in the index alone.
drop index statement_addressee_actor, statement_subject_actor, statement_subject_event, statement_subject_place, statement_subject_topic;
create index statement_addressee_actor on statement_addressee (actor_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest);
create index statement_subject_actor on statement_subject (actor_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest) where actor_id is not null;
create index statement_subject_event on statement_subject (event_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest) where event_id is not null;
create index statement_subject_place on statement_subject (place_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest) where place_id is not null;
create index statement_subject_topic on statement_subject (topic_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest) where topic_id is not null;
-- What somebody said about that, since March.
create index statement_subject_topic_speaker on statement_subject
  (topic_id, speaker_id, coalesce(said_on_earliest, '-infinity'), statement_id)
  include (said_on_earliest, said_on_latest) where topic_id is not null;
