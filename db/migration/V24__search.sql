-- One search over everything, which says why each hit is one.

create function text_highlights(text text, language text, query text) returns table (span_start int, span_end int)
  language sql immutable parallel safe rows 10
begin atomic
  -- Marks of a private use area: what the text itself may have of them is hidden from view, and takes as much room.
  with marked as (
    select string_to_array(
      ts_headline(text_search_of(language), translate(text, U&'\E000\E001', '  '), websearch_to_tsquery(text_search_of(language), query),
        U&'HighlightAll=true, StartSel="\E000", StopSel="\E001"'),
      U&'\E000') as pieces)
  select span_start, span_start + length(split_part(piece, U&'\E001', 1))
  from (
    select n, piece, (sum(length(piece) - 1) over (order by n) - length(piece) + 2)::int as span_start
    from marked, unnest(pieces) with ordinality as piece (piece, n)) as placed
  where n > 1;
end;
comment on function text_highlights is 'Which words of a text answer a text search: code points before and up to the end of each.';

create function name_highlights(name text, query text) returns table (span_start int, span_end int)
  language sql immutable strict parallel safe rows 3
begin atomic
  with word as (
    select regexp_instr(name, '[[:alnum:]]+', 1, n) - 1 as span_start, regexp_substr(name, '[[:alnum:]]+', 1, n) as word
    from generate_series(1, regexp_count(name, '[[:alnum:]]+')) as n)
  -- Folded, a word may be longer: Weiß has four letters, weiss five.
  select span_start, span_start + least(length(word), max(length(wanted)) filter (where starts_with(folded(word), wanted)))
  from word, unnest(name_words(query)) as wanted
  where starts_with(folded(word), wanted) or similarity(folded(word), wanted) >= 0.3
  group by span_start, word;
end;
comment on function name_highlights is
  'Which words of a name answer a query: code points before and up to the end of the part that does, or of the whole word where it is only alike.';

create function excerpt(text text, language text, query text) returns text
  language sql immutable parallel safe
begin atomic
  with hit as (
    select span_start, count(*) over (order by span_start range between current row and 250 following) as hits
    from text_highlights(text, language, query)),
  best as (
    select greatest(span_start - 60, 0) as begun from hit order by hits desc, span_start limit 1)
  -- No word is cut in two.
  select substr(substr(text, begun + 1, 400),
    case when begun = 0 then 1 else 1 + length(substring(substr(text, begun + 1, 400) from '^\S*\s*')) end,
    case when begun + 400 >= length(text) then 400
      else length(regexp_replace(substr(text, begun + 1, 400), '\s+\S*$', ''))
        - case when begun = 0 then 0 else length(substring(substr(text, begun + 1, 400) from '^\S*\s*')) end
    end)
  from best;
end;
comment on function excerpt is 'The part of a text, up to 400 code points, that has most of the words of a text search, to the letter.';

create function search(query text, scopes text[]) returns table (
    id bigint, score real, field matched_field, matched text, language text, script text, wanted text, is_cut boolean,
    actor_id bigint, statement_id bigint, event_id bigint, source_id bigint, place_id bigint, topic_id bigint, review_id bigint)
  language plpgsql stable parallel safe rows 100 as $$
#variable_conflict use_column
declare
  -- How many are ranked: the newest that answer. Sources are longer.
  most_statements constant int := 1000;
  most_sources constant int := 200;
  names bool := scopes is null or scopes && array['PERSON', 'ORGANIZATION', 'EVENT', 'PLACE', 'TOPIC'];
  statements bool := scopes is null or 'STATEMENT' = any (scopes);
  sources bool := scopes is null or 'SOURCE' = any (scopes);
  queries jsonb := text_queries(text_to_find(query));
  words tsquery;
begin
  -- What says nothing in a text may be a name; if it is none either, that is told.
  if not names or queries is not null then
    words := text_query(query);
  end if;
  if names then
    return query
      -- One number for each thing found, the same each time, breaks ties.
      select distinct on (likely.actor_id, likely.event_id, likely.place_id, likely.topic_id)
        8 * coalesce(likely.actor_id, likely.event_id, likely.place_id, likely.topic_id)
          + case when likely.actor_id is not null then 0 when likely.event_id is not null then 2
              when likely.place_id is not null then 4 else 5 end,
        likely.score, likely.field, likely.matched, likely.language, likely.script, query, false,
        likely.actor_id, null::bigint, likely.event_id, null::bigint, likely.place_id, likely.topic_id, null::bigint
      from names_like(query, scopes, true) as likely
      order by likely.actor_id, likely.event_id, likely.place_id, likely.topic_id, likely.score desc, likely.field, likely.matched;
    if not found and queries is null and (statements or sources) then
      perform text_query(query);
    end if;
  end if;
  -- Planned for these words: whether it is better to look them up, or to go through the newest, depends on how common they are.
  if statements and words is not null then
    return query execute format($statement$
      with newest as (
        select id, text, language, words
        from statement
        where words @@ %L::tsquery and status = 'CURRENT'
        order by coalesce(said_on_earliest, '-infinity') desc, id desc
        limit %s)
      select 8 * id + 1, (1 - 1 / (1 + relevance(words, language, $2)))::real, 'TEXT'::matched_field, text, language::text, null, $1, count(*) over () = %2$s,
        null::bigint, id, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint
      from newest
      $statement$, words, most_statements) using query, queries;
  end if;
  if sources and words is not null then
    return query execute format($source$
      with newest as (
        select id, title, language, words
        from source
        where words @@ %L::tsquery
        order by coalesce(published_on_earliest, '-infinity') desc, id desc
        limit %s)
      select 8 * id + 3, (1 - 1 / (1 + relevance(words, language, $2)))::real, (case when in_title then 'TITLE' else 'TEXT' end)::matched_field,
        case when in_title then title end, language::text, null, $1, count(*) over () = %2$s,
        null::bigint, null::bigint, null::bigint, id, null::bigint, null::bigint, null::bigint
      from newest, lateral (select ts_filter(words, '{a}') @@ ($2 ->> dictionary_of(language))::tsquery) as found (in_title)
      $source$, words, most_sources) using query, queries;
  end if;
end $$;
comment on function search is
  'Everything whose name, title or text answers a query, with a score from 0 to 1 and the reason; of more than 1,000 statements or 200 sources the newest; of statements only the current ones.';

create function suggest(prefix text, scopes text[], most int) returns table (
    id bigint, name text, field matched_field, language text, script text, wanted text,
    actor_id bigint, statement_id bigint, event_id bigint, source_id bigint, place_id bigint, topic_id bigint, review_id bigint)
  language plpgsql stable parallel safe rows 10 as $$
#variable_conflict use_column
begin
  return query
    with best as (
      select distinct on (actor_id, event_id, place_id, topic_id) likely.*
      from names_like(text_to_find(prefix), scopes, false) as likely
      order by actor_id, event_id, place_id, topic_id, score desc, field, matched),
    candidate as (
      select * from best order by score desc, matched limit 40),
    -- Who is on record often comes first; that somebody is, is told by a few.
    weighed as (
      select candidate.*, (
          select count(*) from (select from statement where speaker_id = candidate.actor_id limit 30) as said)
        + (select count(*) from (select from statement_subject where actor_id = candidate.actor_id limit 30) as about)
        + (select count(*) from (select from statement_subject where topic_id = candidate.topic_id limit 30) as about)
        + (select count(*) from (select from statement_subject where event_id = candidate.event_id limit 30) as about)
        + (select count(*) from (select from statement_subject where place_id = candidate.place_id limit 30) as about) as weight
      from candidate)
    select row_number() over (order by score * ln(weight + 3) desc, matched, actor_id, event_id, place_id, topic_id), matched, field,
      language, script, prefix, actor_id, null::bigint, event_id, null::bigint, place_id, topic_id, null::bigint
    from weighed
    order by 1
    limit least(greatest(most, 0), 100);
end $$;
comment on function suggest is 'Names that have words which begin as the words of a text do, the most likely meant first.';
