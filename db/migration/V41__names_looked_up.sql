-- A filter by names went through all other names, and folded each anew.
create index actor_alias_by_name on actor_alias (folded_name);
create index place_alias_by_name on place_alias (folded_name);
