-- What fact-checks are listed and found by, what a source is found by whose address one has, and an answer by its stance.

create index review_by_reviewed_on on review (coalesce(reviewed_on_earliest, '-infinity'), id);
create index review_by_rating on review (rating);
create index review_by_normalized_rating on review (normalized_rating);
create index source_by_url on source (url);
create index reply_by_stance on reply (stance, statement_id);
