-- How words prove a quotation: in the quotation marks of every language, in several passages, and equal but for what no reader sees.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- What is not listed here is seen: letters, digits, capitals, accents, dashes, and what turns the direction of a text around.
create or replace function as_read(value text) returns text
  language sql immutable strict parallel safe
  return case when value ~ '^[!-~]+( [!-~]+)*$' then value
    else regexp_replace(
      -- In scripts without spaces between words, a line may end anywhere, and so may a space be typed or not.
      regexp_replace(
        normalize(translate(value,
          U&'\2018\2019\201A\201B\02BC\FF07\201C\201D\201E\201F\FF02\2010\2011'
            '\00AD\034F\061C\180E\200B\200C\200D\200E\200F\2060\2061\2062\2063\2064\FE0E\FE0F\FEFF',
          '''''''''''''"""""--'), NFC),
        '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3001-\u9FFF\uF900-\uFAFF\uFF01-\uFF9F])[\s\u0085\u00A0\u1680'
          '\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+'
          '(?=[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3001-\u9FFF\uF900-\uFAFF\uFF01-\uFF9F])',
        '\1', 'g'),
      '[\s\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g')
  end;
comment on function as_read is
  'A text without what no reader sees: in Unicode''s form NFC, each stretch of spaces and ends of lines one space, or none between '
  'letters of scripts without spaces between words, quotation marks and hyphens of one kind, no soft hyphens and characters without '
  'width.';

create or replace function word_letter() returns text
  language sql immutable parallel safe
  return '[^\s!"''()*,./:;<>?[\\\]`{|}\u0080-\u00A1\u00AB\u00AD\u00B4\u00B6\u00B7\u00BB\u00BF\u037E\u0387\u055A-\u055F\u0589\u058A'
    '\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u060C\u060D\u061B-\u061F\u066B-\u066D\u06D4\u0700-\u070D\u0964\u0965\u0970\u0E00-\u109F\u10FB'
    '\u1360-\u1368\u166E\u1680\u16EB-\u16ED\u1780-\u180A\u1950-\u19FF\u1A20-\u1AAF\u1B00-\u1B7F\u2000-\u202F\u2032-\u206F\u2600-\u27BF'
    '\u2E00-\u312F\u3190-\uA4CF\uA980-\uA9FF\uAA60-\uAA7F\uF900-\uFAFF\uFE10-\uFE6F\uFEFF-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF3D\uFF40'
    '\uFF5B-\uFF9F\U0001F000-\U0001FAFF\U00020000-\U0003FFFF-]';
comment on function word_letter is
  'A regular expression for what belongs to a word: no space, no punctuation, no emoji, and nothing of a script that has no spaces '
  'between words.';

create or replace function has_words(value text) returns boolean
  language sql immutable strict parallel safe
  return value ~ ('[^\s!"''()*,./:;<>?[\\\]`{|}\u0080-\u00A1\u00AB\u00AD\u00B4\u00B6\u00B7\u00BB\u00BF\u037E\u0387\u055A-\u055F\u0589'
    '\u058A\u060C\u060D\u061B-\u061F\u06D4\u0964\u0965\u2000-\u202F\u2032-\u206F\u2E00-\u2E7F\u3000-\u3003\u3008-\u301F\u30FB'
    '\uFE10-\uFE1F\uFE30-\uFE6F\uFEFF-\uFF0F\uFF1A-\uFF1F\uFF3B-\uFF3D\uFF40\uFF5B-\uFF65-]');
comment on function has_words is 'Whether there is more in a text than spaces and punctuation.';

create or replace function is_within_word(before text, after text) returns boolean
  language plpgsql immutable strict parallel safe as $$
declare
  letter constant text := word_letter();
  digit constant text := '[0-9\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF]';
begin
  return case
    -- A mark belongs to the letter before it, in every script.
    when after ~ '^[\u0300-\u036F\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECD\u102B-\u103E\u17B4-\u17D3'
      '\u20D0-\u20FF\u3099\u309A]'
      then true
    -- As in can't, non-violent, 2.5, 1,500, 5 %.
    when before ~ (letter || '$') then
      after ~ ('^[''-]?' || letter)
      or (before ~ (digit || '$') and after ~ ('^([.,:\u066B\u066C\u2013]' || digit || '| ?[%\u066A\u2030\u00B0])'))
    when after ~ ('^' || letter) then
      -- The article of l'homme is a word of its own; but what is left of n'est says the contrary.
      (before ~ (letter || '[''-]$')
        and not (before ~ '''$' and before !~* ('(^|[^[:alpha:]])n''$') and after ~* '^[aeiouyhàâäáãåæéèêëíìîïóòôöõøœúùûüı]'))
      or (after ~ ('^' || digit)
        and before ~ ('(' || digit || '[.,:\u066B\u066C\u2013]|(^|[^0-9[:alpha:]])[-\u2212+])$'))
    else false
  end;
end $$;
comment on function is_within_word is
  'Whether a text as it is read, cut into what comes before and after, is cut within a word or a number; in scripts without spaces '
  'between words, between a letter and its marks.';

-- Quotation marks: what each is, and what closes it.
create or replace function kind_of_mark(mark text) returns text
  language sql immutable strict parallel safe
  return case
    when mark in ('"', U&'\FF02', U&'\2033') then '"'
    when mark in (U&'\201E', U&'\2E42', ',,') then U&'\201E'
    when mark in (U&'\201C', U&'\201F', '``') then U&'\201C'
    when mark in (U&'\201D', '''''') then U&'\201D'
    when mark in (U&'\00AB', '<<') then U&'\00AB'
    when mark in (U&'\00BB', '>>') then U&'\00BB'
    when mark in ('''', U&'\FF07') then ''''
    when mark in (U&'\2018', U&'\201B', '`') then U&'\2018'
    when mark in (U&'\2019', U&'\00B4') then U&'\2019'
    when mark = U&'\301F' then U&'\301E'
    else mark
  end;
comment on function kind_of_mark is 'A quotation mark, or two characters that stand for one, as the mark that it is a form of.';

create or replace function closers_of(mark text) returns text
  language sql immutable strict parallel safe
  return case
    when mark = '"' then U&'"\201D\201C'
    when mark = U&'\201E' then U&'\201C\201D"'
    when mark = U&'\201C' then U&'\201D"'
    when mark = U&'\201D' then U&'\201D\201C"'
    when mark = U&'\00AB' then U&'\00BB'
    when mark = U&'\00BB' then U&'\00AB\00BB'
    when mark = U&'\2039' then U&'\203A'
    when mark = U&'\203A' then U&'\2039\203A'
    when mark = '''' then U&'''\2019'
    when mark = U&'\201A' then U&'\2018\2019'''
    when mark = U&'\2018' then U&'\2019'''
    when mark = U&'\2019' then U&'\2019\2018'''
    else substr(U&'\300D\300F\300B\3009\FE42\FE44\FF63\301E\275C\275E\276F\2E03\2E05\2E0A\2E0D\2E1D\2E21',
      nullif(strpos(U&'\300C\300E\300A\3008\FE41\FE43\FF62\301D\275B\275D\276E\2E02\2E04\2E09\2E0C\2E1C\2E20', mark), 0), 1)
  end;
comment on function closers_of is
  'The marks that close what a quotation mark opens, in any of the ways in use; null of a mark that opens nothing.';

create or replace function is_apostrophe(mark text, before text, after text, opened text) returns boolean
  language plpgsql immutable strict parallel safe as $$
declare
  -- In Korean, what follows a quotation is written right behind it.
  letter constant text := '(?![\u1100-\u11FF\u3130-\u318F\uAC00-\uD7AF])' || word_letter();
  single constant text := '[''\u2018\u2019\u201A\u201B`\u00B4\uFF07]';
  may_close constant text := '(?<!\s)' || single || '(?!' || letter || ')';
begin
  return case
    when before ~ (letter || '$') and after ~ ('^' || letter) then true
    -- The leaders' plan, goin', 6' tall. Where something is open and another mark may close it still, the longer quotation is meant, so
    -- that more is compared.
    when before ~ '[0-9sxznoSXZNO]$' and after !~ ('^' || letter) and opened not in ('''', U&'\2018', U&'\2019', U&'\201A') then true
    when before ~ '[sxzSXZ]$' and after !~ ('^' || letter) then
      after ~ ('^([^''\u2018\u2019\u201A\u201B`\u00B4\uFF07]|' || single || '(?=' || letter || '))*' || may_close)
    -- Rock 'n' roll.
    when after ~* '^n[''\u2019]' or before ~* '[''\u2019]n$' then true
    -- L'"homme".
    when before ~ (letter || '$') and after ~ U&'^["\00AB\201C\201E\2039\300C\300E]' then
      opened not in ('''', U&'\2018', U&'\2019', U&'\201A')
    -- 'tis, 's avonds, the '90s: where it closes nowhere.
    when after ~ ('^' || letter) then
      (mark = U&'\2019' or after ~* ('^(\d\ds?|[[:alpha:]]{1,2}|tis|twas|til|cause|bout|round)(?!' || word_letter() || ')'))
      and after !~ ('^[^''\u2018\u2019\u201A\u201B`\u00B4\uFF07]*' || may_close)
    else false
  end;
end $$;
comment on function is_apostrophe is
  'Whether a single mark is an apostrophe, by the text before it, the text after it, and the mark that is still open.';

create or replace function spoken_spans(line text, start int) returns int4range[]
  language plpgsql immutable strict parallel safe as $$
declare
  spans int4range[] := '{}';
  -- , - said she. - or, as in Spanish, -said she-,
  ends constant text := '[,.!?…;:»”"][\s\u00A0]*[\u2012-\u2015]|[\s\u00A0][\u2012-\u2015](?=[^\s\u00A0])'
    '|[,.!?…;:»”"][\s\u00A0]+-(?=[\s\u00A0])';
  resumes constant text := '[\u2012-\u2015]|[\s\u00A0]-(?=[\s\u00A0])';
  at int := 1;
  stop int;
begin
  loop
    stop := regexp_instr(line, ends, at);
    if stop = 0 then
      return spans || int4range(start + at - 1, start + length(line));
    end if;
    -- The mark before the dash is still the speaker's.
    spans := spans || int4range(start + at - 1, start + stop);
    stop := regexp_instr(line, resumes, regexp_instr(line, ends, stop, 1, 1), 1, 1);
    exit when stop = 0;
    at := stop;
  end loop;
  return spans;
end $$;
comment on function spoken_spans is 'What of a line that a dash opens is speech: not what dashes set apart in it, said she.';

create or replace function quoted_spans(text text, out spans int4range[], out fault text)
  language plpgsql immutable strict parallel safe as $$
declare
  marks constant text :=
    '<<|>>|,,|''''|``|["''`\u00B4\u00AB\u00BB\u2018-\u201F\u2033\u2039\u203A\u275B-\u275E\u276E\u276F\u2E02-\u2E05\u2E09\u2E0A\u2E0C'
      '\u2E0D\u2E1C\u2E1D\u2E20\u2E21\u2E42\u3008-\u300F\u301D-\u301F\uFE41-\uFE44\uFF02\uFF07\uFF62\uFF63]';
  between constant text[] := regexp_split_to_array(text, marks);
  written constant text[] := array(select mark[1] from regexp_matches(text, '(' || marks || ')', 'g') as mark);
  opened text[] := '{}';
  places int[] := '{}';
  at int := 1;
  kind text;
  last text;
  before text;
  after text;
  dashed record;
begin
  spans := '{}';
  if cardinality(written) > 1000 then
    fault := 'it has more than 1,000 quotation marks, which is the most';
    return;
  end if;
  for nth in 1 .. cardinality(written) loop
    at := at + length(between[nth]);
    kind := kind_of_mark(written[nth]);
    last := coalesce(opened[cardinality(opened)], '');
    before := right(coalesce(written[nth - 1], '') || between[nth], 2);
    at := at + length(written[nth]);
    after := substr(text, at, 1000);
    continue when kind in ('''', U&'\2019') and is_apostrophe(kind, before, after, last);
    -- Hebrew abbreviations; inches, where nothing is open.
    continue when kind = '"' and (
      (before ~ '[\u05D0-\u05EA]$' and after ~ '^[\u05D0-\u05EA]')
      or (before ~ '[0-9]$' and after !~ ('^' || word_letter()) and last not in ('"', U&'\201E', U&'\201C', U&'\201D')));
    -- A quotation of several paragraphs opens anew in each.
    continue when kind = last and kind in (U&'\201C', U&'\201E', U&'\00AB', U&'\2018') and before ~ '[\n\r]$';
    if strpos(closers_of(last), kind) > 0
      -- What may open as well as close opens within where it stands between a space and a word.
      and (kind = last or closers_of(kind) is null or before !~ '(^|[\s\u00A0\u202F(])$' or after !~ ('^' || word_letter())) then
      if cardinality(opened) = 1 then
        spans := spans || int4range(places[1] - 1, at - length(written[nth]) - 1);
      end if;
      opened := trim_array(opened, 1);
      places := trim_array(places, 1);
    elsif closers_of(kind) is null
      or (strpos(U&'"''\2019\201D\00BB\203A', kind) > 0 and before ~ (word_letter() || '$') and after !~ ('^' || word_letter())) then
      fault := format('the quotation mark %s at %s closes nothing', written[nth], at - length(written[nth]) - 1);
      return;
    else
      opened := opened || kind;
      places := places || at;
    end if;
  end loop;
  if cardinality(opened) > 0 then
    at := places[cardinality(places)] - 1;
    fault := format('the quotation mark %s at %s is not closed', substr(text, at, 1), at - 1);
    return;
  end if;
  for dashed in
    select words, start
    from (
      select words, sum(length(line) + 1) over (order by nth)::int - length(words) - 1 as start
      from (
        select nth, line, (regexp_match(line, '^[\s\u00A0]*(?:[\u2012-\u2015]|-(?=[\s\u00A0]))(.*)$'))[1] as words
        from regexp_split_to_table(text, '[\n\r]') with ordinality as lines (line, nth) offset 0) as lines) as lines
    where words is not null
  loop
    spans := array(
      select span from unnest(spans) as span where not span <@ int4range(dashed.start, dashed.start + length(dashed.words)))
      || spoken_spans(dashed.words, dashed.start);
  end loop;
  spans := array(select span from unnest(spans) as span order by span);
end $$;
comment on function quoted_spans is
  'What of a text stands in quotation marks, of whatever language, or is opened as speech by a dash at the beginning of a line: spans in '
  'code points, from left to right; of marks within marks, the outer ones. A fault where marks do not pair.';

create or replace function gap_in_words() returns text
  language sql immutable parallel safe
  return '\[[^][]*\]|［[^］［]*］|\(\s?(?:[\u2025\u2026\u22EF]+|\.{3,}|\.(?: \.){2,})\s?\)|[\u2025\u2026\u22EF]+|\.{3,}|\.(?: \.){2,}';
comment on function gap_in_words is
  'A regular expression for what the writer of a quotation puts in place of words: an ellipsis, also in brackets, and what stands in '
  'square brackets.';

create or replace function quotation_parts(text text, form statement_form, out parts quotation_part[], out is_open boolean, out fault text)
  language plpgsql immutable strict parallel safe as $$
declare
  gaps constant text := gap_in_words();
  spans int4range[] := array[int4range(0, length(text))];
  span int4range;
  stretch text;
  between text[];
  written text[];
  start int;
  words text;
  capital text;
begin
  parts := '{}';
  if form = 'MIXED' then
    select quoted.spans, quoted.fault into spans, fault from quoted_spans(text) as quoted;
  end if;
  foreach span in array spans loop
    stretch := substr(text, lower(span) + 1, upper(span) - lower(span));
    between := regexp_split_to_array(stretch, gaps);
    written := array(select gap[1] from regexp_matches(stretch, '(' || gaps || ')', 'g') as gap);
    start := lower(span);
    is_open := form = 'MIXED';
    for nth in 1 .. cardinality(between) loop
      capital := '';
      if nth > 1 then
        is_open := true;
        start := start + length(written[nth - 1]);
        -- [W]e: the writer's capital, or small letter.
        if written[nth - 1] ~ '^\[[[:alpha:]]\]$'
          and between[nth] ~ ('^' || word_letter()) and between[nth - 1] !~ (word_letter() || '$') then
          capital := substr(written[nth - 1], 2, 1);
          capital := case capital when lower(capital) then upper(capital) else lower(capital) end;
        end if;
      end if;
      if has_words(between[nth]) then
        words := regexp_replace(between[nth], '^[\s\u00A0\u2000-\u200A\u202F\u3000]+', '');
        start := start + length(between[nth]) - length(words);
        words := regexp_replace(words, '[\s\u00A0\u2000-\u200A\u202F\u3000]+$', '');
        parts := parts || row(start - 3 * length(capital), start + length(words), capital || words, is_open)::quotation_part;
        start := start + length(regexp_replace(between[nth], '^[\s\u00A0\u2000-\u200A\u202F\u3000]+', ''));
        is_open := false;
        if cardinality(parts) > 200 then
          fault := 'it has more than 200 parts, which is the most';
          return;
        end if;
      else
        start := start + length(between[nth]);
      end if;
    end loop;
  end loop;
  if cardinality(parts) = 0 then
    fault := coalesce(fault, case form when 'MIXED'
      then 'nothing in it stands in quotation marks: allowed are words of the source in quotation marks, or the form PARAPHRASE'
      else 'it has no words' end);
  end if;
end $$;
comment on function quotation_parts is
  'What of a text must stand in its source: of a verbatim one all, of a mixed one what is quoted, both without ellipses and what stands '
  'in brackets. Whether the text ends with such a gap. A fault where that cannot be told.';

create or replace function quotation_pieces(text text, form statement_form) returns text[]
  language sql immutable parallel safe
  return (
    select array_agg(words order by nth)
    from quotation_parts(text, case form when 'MIXED' then form else 'VERBATIM' end) as told
    cross join lateral unnest(told.parts) with ordinality as part (span_start, span_end, words, follows_gap, nth)
    where text ~ gap_in_words() and told.fault is null);
comment on function quotation_pieces is
  'The words that must stand in a source, in order, where the writer of a text has left out something between them; null where he has '
  'not, or where that cannot be told.';

create or replace function words_after(passage text, words text, at int, context_before text, context_after text) returns int
  language plpgsql immutable strict parallel safe as $$
declare
  step int;
  place int := at;
begin
  for try in 1 .. 100 loop
    step := strpos(substr(passage, place), words);
    exit when step = 0;
    place := place + step - 1;
    if not is_within_word(right(context_before || left(passage, place - 1), 12), words)
      and not is_within_word(right(words, 12), left(substr(passage, place + length(words)) || context_after, 12)) then
      return place;
    end if;
    place := place + 1;
  end loop;
  return 0;
end $$;
comment on function words_after is
  'Where words stand next in a passage, as whole words, from a place on, as from 1; 0 where they do not. What comes before and after the '
  'passage tells whether it is cut within a word.';

create or replace function quotation_proof(text text, form statement_form, exact text[], prefix text[], suffix text[],
    out fault text, out verification verification[], out proves int4multirange[])
  language plpgsql immutable parallel safe as $$
declare
  passages int := cardinality(exact);
  parts quotation_part[];
  part quotation_part;
  last int;
  is_open boolean;
  passage text;
  whole text;
  before text;
  after text;
  rest text;
  -- By passage and number of parts proven until then: how many were before it; null where that cannot be.
  came_from int[] := '{}';
  reached int[] := '{0}';
  reaches int[];
  at int;
  place int;
  finish int;
  remainder text;
  steps int := 0;
begin
  verification := array_fill('EXACT'::verification, array[passages]);
  proves := array_fill(null::int4multirange, array[passages]);
  if form = 'PARAPHRASE' then
    return;
  end if;
  whole := trim(as_read(text));
  if form = 'VERBATIM' and whole = all (select trim(as_read(each)) from unnest(exact) as each) then
    for i in 1 .. passages loop
      if is_within_word(as_read(right(prefix[i], 12)), left(whole, 12))
        or is_within_word(right(whole, 12), as_read(left(suffix[i], 12))) then
        fault := format('the passage begins or ends within a word: "%s|%s|%s"', right(prefix[i], 12), exact[i], left(suffix[i], 12));
      end if;
      verification[i] := case exact[i] when text then 'EXACT' else 'NORMALIZED' end;
    end loop;
    return;
  end if;
  if passages > 100 or length(text) > 100000 or exists (select from unnest(exact) as each where length(each) > 100000) then
    fault := 'it is too long to be proven in parts: allowed are 100,000 characters, and 100 passages of a source';
    return;
  end if;
  select told.parts, told.is_open, told.fault into parts, is_open, fault from quotation_parts(text, form) as told;
  if fault is not null then
    return;
  end if;
  last := cardinality(parts);
  for i in 1 .. passages loop
    passage := trim(as_read(exact[i]));
    before := as_read(right(prefix[i], 12));
    after := as_read(left(suffix[i], 12));
    reaches := '{}';
    foreach at in array reached loop
      -- What has been proven to its end may stand in the source again.
      at := at % last;
      if form = 'VERBATIM' and at = 0 and passage = whole and not last = any (reaches)
        and words_after(passage, whole, 1, before, after) = 1 then
        reaches := reaches || last;
        came_from[i * (last + 1) + last] := 0;
      end if;
      place := 1;
      for nth in at + 1 .. last loop
        part := parts[nth];
        rest := trim(as_read(part.words));
        steps := steps + 1;
        if steps > 2000 then
          fault := 'its parts stand in its passages in too many ways: allowed are fewer parts, or fewer passages of a source';
          return;
        end if;
        place := words_after(passage, rest, place, before, after);
        exit when place = 0;
        if form = 'VERBATIM' then
          -- A passage begins with its first part and ends with its last, but for what the writer says that he left out.
          exit when nth = at + 1 and case when nth = 1 then not part.follows_gap and place > 1 else has_words(left(passage, place - 1)) end;
          finish := place;
          loop
            remainder := substr(passage, finish + length(rest));
            exit when finish = 0 or (nth = last and is_open) or (not has_words(remainder) and (nth < last or remainder = ''));
            finish := case when nth = at + 1 then 0 else words_after(passage, rest, finish + 1, before, after) end;
          end loop;
        else
          finish := place;
        end if;
        place := place + length(rest);
        if finish > 0 and not nth = any (reaches) then
          reaches := reaches || nth;
          came_from[i * (last + 1) + nth] := at;
        end if;
      end loop;
    end loop;
    if cardinality(reaches) = 0 then
      fault := case form
        when 'VERBATIM' then format('the passage says "%s"', exact[i])
        else (
          select format('"%s" does not stand in the passage, in whole words and in this order: "%s"', words, exact[i])
          from unnest(parts) as untold
          where words_after(passage, trim(as_read(words)), 1, before, after) = 0
          union all
          select format('what stands in quotation marks does not stand in the passage in this order: "%s"', exact[i])
          limit 1) end;
      return;
    end if;
    reached := reaches;
  end loop;
  if not last = any (reached) then
    fault := (
      select format('no passage says "%s"', words)
      from unnest(parts) with ordinality as told (span_start, span_end, words, follows_gap, nth)
      where nth > (select max(each) from unnest(reached) as each) order by nth limit 1);
    return;
  end if;
  at := last;
  for i in reverse passages .. 1 loop
    place := came_from[i * (last + 1) + at];
    rest := exact[i];
    if form = 'VERBATIM' and place = 0 and at = last and trim(as_read(rest)) = whole then
      verification[i] := case when rest = text then 'EXACT' else 'NORMALIZED' end;
      proves[i] := int4multirange(int4range(0, length(text)));
    else
      proves[i] := '{}';
      for nth in place + 1 .. at loop
        part := parts[nth];
        proves[i] := proves[i] + int4multirange(int4range(part.span_start, part.span_end));
        if strpos(rest, part.words) = 0 then
          verification[i] := 'NORMALIZED';
        end if;
        rest := substr(rest, strpos(rest, part.words) + length(part.words));
      end loop;
    end if;
    at := case place when 0 then last else place end;
  end loop;
end $$;
comment on function quotation_proof is
  'How the passages of one source, in their order, prove a statement''s text: how well each does, and which spans of the text; null '
  'where that is all of a verbatim text, or nothing of a paraphrase. A fault where a part of the text is not proven, or a passage proves '
  'nothing.';
