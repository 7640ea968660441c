-- Reviews: what fact-checkers found.

create type rating as enum ('TRUE', 'MIXED', 'FALSE', 'UNPROVEN', 'OTHER');
comment on type rating is 'Ratings of fact-checkers, brought to five values.';

create table review (
  id bigint generated always as identity primary key,
  gid text not null,
  reviewer_id bigint not null,
  reviewer_type actor_type not null generated always as ('Organization'::actor_type) stored,
  url text,
  reviewed_on partial_date,
  rating text not null,
  normalized_rating rating,
  reviewed_on_earliest date generated always as (earliest(reviewed_on)) stored,
  constraint a_review_has_one_id unique (gid),
  constraint the_id_of_a_review_names_its_type check (gid like 'review:_%'),
  constraint the_reviewer_is_an_organization foreign key (reviewer_id, reviewer_type) references actor (id, type) on delete restrict,
  constraint a_review_has_a_rating check (rating <> ''),
  constraint the_url_of_a_review_is_http_or_https_with_a_host check (is_web_address(url))
);
comment on table review is 'Fact-checks: what a checker found of one statement or several.';
comment on column review.id is 'Joins rows; never shown.';
comment on column review.gid is 'The public id: review:, then the key that the importer gave.';
comment on column review.reviewer_id is 'The fact-checker.';
comment on column review.reviewer_type is 'Always Organization: for the foreign key.';
comment on column review.url is 'Where the review was published.';
comment on column review.reviewed_on is 'When it was published; null where that is not known.';
comment on column review.rating is 'The checker''s own words for what it found.';
comment on column review.normalized_rating is 'The same as one of five values; null where it was not brought to one.';
comment on column review.reviewed_on_earliest is 'The first day that reviewed_on may mean: carries the order.';
create index review_reviewer on review (reviewer_id, reviewer_type);

create table reviewed_statement (
  review_id bigint not null,
  statement_id bigint not null,
  primary key (statement_id, review_id),
  constraint a_review_reviews_a_statement foreign key (review_id) references review on delete cascade,
  constraint a_reviewed_statement_is_one foreign key (statement_id) references statement on delete cascade
);
comment on table reviewed_statement is 'Which review is of which statement.';
comment on column reviewed_statement.review_id is 'The review.';
comment on column reviewed_statement.statement_id is 'The statement that it reviews.';
create index reviewed_statement_review on reviewed_statement (review_id);
