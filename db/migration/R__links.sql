-- Links carry what lists are ordered and filtered by. Whoever loads many gives what is derived too, and it is compared; of a row of
-- somebody else it is filled in.

create or replace function carry_source() returns trigger
  language plpgsql as $$
begin
  select source_id into new.source_id from passage where id = new.passage_id;
  return new;
end $$;
comment on function carry_source is 'Gives an appearance the source of its passage.';
-- Whoever gives the source is not helped: the foreign key sees to it that it is the right one.
create or replace trigger an_appearance_carries_its_source
  before insert on appearance for each row when (new.source_id is null) execute function carry_source();
create or replace trigger an_appearance_carries_its_new_source
  before update of passage_id on appearance for each row execute function carry_source();

create or replace function carry_statements() returns trigger
  language plpgsql as $$
begin
  -- Updating none would be told here again.
  if exists (
    select from told_links as told
    join statement on statement.id = told.statement_id
    where (told.speaker_id, told.said_on_earliest, told.said_on_latest, told.status)
      is distinct from (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest, statement.status)) then
    execute format($update$
      update %I as link
      set (speaker_id, said_on_earliest, said_on_latest, status)
        = (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest, statement.status)
      from statement
      where statement.id = link.statement_id and link.statement_id in (select statement_id from told_links)
        and (link.speaker_id, link.said_on_earliest, link.said_on_latest, link.status)
          is distinct from (statement.speaker_id, statement.said_on_earliest, statement.said_on_latest, statement.status)
      $update$, tg_table_name);
  end if;
  return null;
end $$;
comment on function carry_statements is 'Gives links what they carry of their statements, where they do not have it.';
create or replace trigger links_carry_what_their_statements_have
  after insert on statement_subject referencing new table as told_links for each statement execute function carry_statements();
create or replace trigger changed_links_carry_what_their_statements_have
  after update on statement_subject referencing new table as told_links for each statement execute function carry_statements();
create or replace trigger links_carry_what_their_statements_have
  after insert on statement_addressee referencing new table as told_links for each statement execute function carry_statements();
create or replace trigger changed_links_carry_what_their_statements_have
  after update on statement_addressee referencing new table as told_links for each statement execute function carry_statements();

create or replace function carry_changed_statement() returns trigger
  language plpgsql as $$
begin
  update statement_subject set statement_id = new.id where statement_id = new.id;
  update statement_addressee set statement_id = new.id where statement_id = new.id;
  return null;
end $$;
comment on function carry_changed_statement is 'Gives the links of a changed statement what they carry of it.';
create or replace trigger links_still_carry_what_their_statement_has
  after update of speaker_id, said_on, status on statement
  for each row when ((old.speaker_id, old.said_on, old.status) is distinct from (new.speaker_id, new.said_on, new.status))
  execute function carry_changed_statement();
