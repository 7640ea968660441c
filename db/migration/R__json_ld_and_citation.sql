-- A statement as others want it: as JSON-LD for machines, as a citation for people.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- Ids look like IRIs of a scheme of their own, but "event", "source" and "review" are names of schema.org's context, which processors of
-- JSON-LD 1.0 would take them for, and short schemes are anybody's. As URNs they are IRIs whatever letters a key has, stable wherever the
-- corpus is served, and what follows urn:onrecord: is the id.
create or replace function json_ld_id(gid text) returns text
  language sql immutable strict parallel safe
  return 'urn:onrecord:' || gid;
comment on function json_ld_id is 'The IRI by which JSON-LD knows something: its id as a URN.';

-- A date that schema.org has no form for says what it is.
create or replace function json_ld_date(value partial_date) returns json
  language sql immutable parallel safe
  return case
    when value is null then null
    when value ~ '^[0-9]{4}(-[01][0-9](-[0-9]{2})?)?$' then to_json(value::text)
    else json_build_object('@type', 'http://id.loc.gov/datatypes/edtf/EDTF-level1', '@value', value)
  end;
comment on function json_ld_date is 'A date of ISO 8601 as such, any other as a literal of EDTF.';

create or replace function json_ld_actor(actor_id bigint, also text default null) returns json
  language sql stable parallel safe as $$
  select json_build_object(
    '@type', case when also is null then to_json(type) else json_build_array(type, also) end,
    '@id', json_ld_id(gid),
    'name', name,
    'sameAs', (
      select json_agg(url order by scheme, value) from actor_identifier
      where actor_identifier.actor_id = actor.id and url is not null))
  from actor where id = $1
$$;
comment on function json_ld_actor is 'An actor as a Person or Organization of schema.org, and of one more type where that is given.';

create or replace function json_ld_place(place_id bigint) returns json
  language sql stable parallel safe as $$
  select json_build_object(
    '@type', 'Place',
    '@id', json_ld_id(gid),
    'name', name,
    'sameAs', (
      select json_agg(url order by scheme, value) from place_identifier
      where place_identifier.place_id = place.id and url is not null))
  from place where id = $1
$$;
comment on function json_ld_place is 'A place as a Place of schema.org.';

create or replace function json_ld_event(event_id bigint) returns json
  language sql stable parallel safe as $$
  select json_build_object(
    '@type', 'Event',
    '@id', json_ld_id(gid),
    'name', name,
    'startDate', json_ld_date(started_on),
    'endDate', json_ld_date(ended_on),
    'sameAs', (
      select json_agg(url order by scheme, value) from event_identifier
      where event_identifier.event_id = event.id and url is not null))
  from event where id = $1
$$;
comment on function json_ld_event is 'An event as an Event of schema.org.';

create or replace function json_ld_topic(topic_id bigint) returns json
  language sql stable parallel safe as $$
  select json_build_object('@type', 'DefinedTerm', '@id', json_ld_id(gid), 'name', name, 'description', description)
  from topic where id = $1
$$;
comment on function json_ld_topic is 'A topic as a DefinedTerm of schema.org.';

create or replace function json_ld_source(source_id bigint) returns json
  language sql stable parallel safe as $$
  select json_build_object(
    -- An article need not be news, nor a document a file: nothing more is said than is known.
    '@type', case kind
      when 'ARTICLE' then 'Article' when 'BROADCAST' then 'MediaObject' when 'POST' then 'SocialMediaPosting' else 'CreativeWork' end,
    '@id', json_ld_id(gid),
    'headline', title,
    'url', url,
    'datePublished', json_ld_date(published_on),
    'inLanguage', language,
    'publisher', json_ld_actor(publisher_id),
    'author', (
      select json_agg(coalesce(json_ld_actor(byline.actor_id), json_build_object('name', byline.name)) order by byline.position)
      from byline where byline.source_id = source.id))
  from source where id = $1
$$;
comment on function json_ld_source is 'A source as a CreativeWork of schema.org, by its kind as a narrower type.';

create or replace function json_ld_passage(passage_id bigint) returns json
  language sql stable parallel safe as $$
  select json_build_object(
    '@type', json_build_array('CreativeWork', 'SpecificResource'),
    'source', json_ld_id(source.gid),
    'selector', (
      select json_agg(selector order by nth)
      from (
        values
          (1, json_build_object(
            '@type', 'TextQuoteSelector', 'exact', exact, 'prefix', nullif(prefix, ''), 'suffix', nullif(suffix, ''))),
          (2, case when span_start is not null then json_build_object(
            '@type', 'TextPositionSelector', 'start', span_start, 'end', span_end) end),
          (3, case when start_time is not null then json_build_object(
            '@type', 'FragmentSelector',
            'conformsTo', 'http://www.w3.org/TR/media-frags/',
            'value', concat_ws(',', 't=' || trim_scale(start_time::numeric), trim_scale(end_time::numeric))) end)
      ) as selected (nth, selector)
      where selector is not null))
  from passage join source on source.id = source_id
  where passage.id = $1
$$;
comment on function json_ld_passage is
  'A passage as a SpecificResource of W3C Web Annotation, selected by its words, its span and its time.';

create or replace function json_ld_review(review_id bigint, claim text, claim_gid text) returns json
  language sql stable parallel safe as $$
  select json_build_object(
    '@type', 'ClaimReview',
    '@id', json_ld_id(gid),
    'itemReviewed', json_build_object('@id', json_ld_id(claim_gid)),
    'claimReviewed', claim,
    'author', json_ld_actor(reviewer_id),
    'url', url,
    'datePublished', json_ld_date(reviewed_on),
    'reviewRating', json_build_object('@type', 'Rating', 'alternateName', rating, 'ratingValue', normalized_rating))
  from review where id = $1
$$;
comment on function json_ld_review is 'A review of a claim as a ClaimReview of schema.org.';

create or replace function json_ld_speakers(statement_id bigint) returns json
  language sql stable parallel safe as $$
  select case when count(*) = 1 then json_agg(json_ld_actor(actor_id)) -> 0 else json_agg(json_ld_actor(actor_id) order by position) end
  from speaker where speaker.statement_id = $1
$$;
comment on function json_ld_speakers is
  'The speaker of a statement as schema.org has it, or the list of several; null where none is known.';

-- What schema.org has no word for is taken from Web Annotation, under the names of its own JSON, and from Dublin Core.
create or replace function json_ld_context() returns json
  language sql immutable parallel safe
  return json_build_array('https://schema.org', json_build_object(
    'oa', 'http://www.w3.org/ns/oa#',
    'dcterms', 'http://purl.org/dc/terms/',
    'SpecificResource', 'oa:SpecificResource',
    'TextQuoteSelector', 'oa:TextQuoteSelector',
    'TextPositionSelector', 'oa:TextPositionSelector',
    'FragmentSelector', 'oa:FragmentSelector',
    'source', json_build_object('@id', 'oa:hasSource', '@type', '@id'),
    'selector', 'oa:hasSelector',
    'exact', 'oa:exact',
    'prefix', 'oa:prefix',
    'suffix', 'oa:suffix',
    'start', json_build_object('@id', 'oa:start', '@type', 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger'),
    'end', json_build_object('@id', 'oa:end', '@type', 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger'),
    'value', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    'conformsTo', json_build_object('@id', 'dcterms:conformsTo', '@type', '@id'),
    'isReplacedBy', json_build_object('@id', 'dcterms:isReplacedBy', '@type', '@id')));
comment on function json_ld_context is 'The context of statements in JSON-LD.';

create or replace function statement_in_json_ld(statement_id bigint) returns json
  language sql stable parallel safe as $$
  select json_strip_nulls(json_build_object(
    '@context', json_ld_context(),
    '@id', json_ld_id(gid),
    '@type', case when quoted then 'Quotation' else 'Claim' end,
    'text', text,
    'inLanguage', language,
    -- By the definition of Quotation: the one "to whom the quotation is attributed within the containing CreativeWork", whom the record
    -- knows and no other. A claim has an author; its claimInterpreter would be who read it out of a recording.
    'spokenByCharacter', case when quoted then json_ld_speakers(statement.id) end,
    'author', case when not quoted then json_ld_speakers(statement.id) end,
    -- schema.org has recipients of messages, but not of quotations and claims: these have an audience.
    'audience', (
      select json_agg(json_ld_actor(actor_id, 'Audience') order by position)
      from statement_addressee as addressee where addressee.statement_id = statement.id),
    'dateCreated', json_ld_date(said_on),
    'locationCreated', json_ld_place(place_id),
    'recordedAt', json_ld_event(event_id),
    'about', (
      select json_agg(
        case
          when subject.actor_id is not null then json_ld_actor(subject.actor_id)
          when subject.event_id is not null then json_ld_event(subject.event_id)
          when subject.place_id is not null then json_ld_place(subject.place_id)
          when subject.topic_id is not null then json_ld_topic(subject.topic_id)
        end order by position)
      from statement_subject as subject where subject.statement_id = statement.id),
    -- The source of a quotation is what it is based on, that of a claim where it appears: so say their definitions.
    'isBasedOn', case when quoted then sources end,
    'appearance', case when not quoted then sources end,
    -- The statement is what was said; a passage is an instance of it.
    'workExample', (
      select json_agg(json_ld_passage(passage_id) order by position) from appearance where appearance.statement_id = statement.id),
    'review', (
      select json_agg(json_ld_review(review.id, statement.text, statement.gid)
        order by reviewed_on_earliest desc nulls last, review.id desc)
      from reviewed_statement join review on review.id = review_id where reviewed_statement.statement_id = statement.id),
    'creativeWorkStatus', status,
    'correction', case when status_note is not null then json_build_object('@type', 'CorrectionComment', 'text', status_note) end,
    'isReplacedBy', (select json_ld_id(successor.gid) from statement as successor where successor.id = statement.successor_id)))
  from statement
  cross join lateral (select form in ('VERBATIM', 'MIXED') as quoted) as known
  cross join lateral (
    select json_agg(json_ld_source(source_id) order by first) as sources
    from (
      select source_id, min(position) as first from appearance where appearance.statement_id = statement.id group by source_id) as standing
  ) as stands
  where statement.id = $1
$$;
comment on function statement_in_json_ld is
  'A statement as JSON-LD: a Quotation or a Claim of schema.org, with passages of W3C Web Annotation.';

create or replace function safe_in_script(document json) returns json
  language sql immutable strict parallel safe
  -- In JSON they only stand in texts, where an escape means the same. Without them nothing ends a script element or begins a comment in
  -- it, and a program that takes JSON for JavaScript sees no line end.
  return replace(replace(replace(replace(replace(document::text,
    '<', '\u003c'), '>', '\u003e'), '&', '\u0026'), U&'\2028', '\u2028'), U&'\2029', '\u2029')::json;
comment on function safe_in_script is 'The same JSON, written so that it can stand in a script element of a page as it is.';

create or replace function statement_json_ld(statement_id bigint) returns json
  language sql stable parallel safe
  return safe_in_script(statement_in_json_ld(statement_id));
comment on function statement_json_ld is
  'A statement as JSON-LD: a Quotation or a Claim of schema.org, with passages of W3C Web Annotation. Safe in a script element as it is.';

create or replace function listed_in_words(items text[]) returns text
  language sql immutable strict parallel safe
  return case when cardinality(items) > 1
    then concat(array_to_string(trim_array(items, 1), ', '), ' and ', items[cardinality(items)])
    else items[1] end;
comment on function listed_in_words is 'Names one after the other, as they are listed in English: Ann, Bo and Cy.';

create or replace function statement_citation(statement_id bigint) returns text
  language sql stable parallel safe as $$
  select regexp_replace(
    concat_ws(', ',
      concat_ws(': ',
        nullif(concat_ws(', ',
          coalesce(said.by, statement.speaker_as_described),
          date_in_words(statement.said_on)), ''),
        case when statement.form = 'VERBATIM' then '“' || statement.text || '”' else statement.text end)
        -- A text that ends a sentence of its own needs no comma after it.
        || case when statement.text ~ '[.!?…]["”’»]*$' then ' ' else ', ' end
        || case statement.form
          when 'VERBATIM' then 'quoted in ' when 'MIXED' then 'quoted in part in ' when 'PARAPHRASE' then 'paraphrased in ' end
        || '“' || translate(source.title, '“”"', '‘’''') || '”',
      publisher.name,
      date_in_words(source.published_on),
      source.url)
      || '.'
      || case when statement.status = 'CURRENT' then '' else
        ' [' || initcap(statement.status::text) || coalesce(': ' || rtrim(statement.status_note, '.'), '')
          || coalesce('; replaced by ' || successor.gid, '') || '.]' end,
    '\s+', ' ', 'g')
  from statement
  join appearance on appearance.statement_id = statement.id
  join source on source.id = appearance.source_id
  left join actor as publisher on publisher.id = source.publisher_id
  left join statement as successor on successor.id = statement.successor_id
  cross join lateral (
    select listed_in_words(array_agg(actor.name || coalesce(' (' || role.title || ')', '') order by speaker.position)) as by
    from speaker
    join actor on actor.id = speaker.actor_id
    left join lateral (
      select title from role
      where person_id = actor.id
        and role_is_held(held_from_latest, held_until, held_until_earliest, statement.said_on_earliest, statement.said_on_latest)
      order by position
      limit 1) as role on true
    where speaker.statement_id = statement.id) as said
  where statement.id = $1
  order by appearance.position
  limit 1
$$;
comment on function statement_citation is
  'A statement with its speaker, its date and its first source on one line, as a newsroom or a scholar would cite it.';
