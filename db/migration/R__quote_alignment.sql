-- How a quotation is compared with a text, word by word: what both have in common, and what is different.
--
-- To change what a function takes or returns, drop it here before it is made: create or replace cannot.

-- What is compared: words, of scripts without spaces between them letters with their marks, and each mark of punctuation.
create or replace function tokens_of(text text) returns token_list
  language plpgsql immutable strict parallel safe
  -- Planned anew, it would take several times as long.
  set plan_cache_mode = force_generic_plan as $$
declare
  unseen constant text := '\u00AD\u034F\u061C\u180E\u200B-\u200F\u2060-\u2064\uFE0E\uFE0F\uFEFF';
  space constant text := '\s\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000';
  letter constant text := word_letter();
  digit constant text := '[0-9\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF]';
  unspaced constant text := '[\u0E01-\u0EFF\u1000-\u1049\u1050-\u109F\u1780-\u17D3\u3005-\u3007\u3041-\u30FA\u30FC-\u4DBF'
    '\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F]';
  mark constant text := '[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECD\u102B-\u103E\u17B4-\u17D3\u3099'
    '\u309A' || unseen || ']*';
  plain constant text := '[^\s!"''()*,./:;<>?[\\\]`{|}-]+';
  pattern constant text := case when octet_length(text) = length(text)
    then '(\s*)([0-9]+(?:[.,:][0-9]+)+|' || plain || '(?:[''-]' || plain || ')*|[^\s])'
    else '([' || space || unseen || ']*)(' || digit || '+(?:[.,:\u066B\u066C]' || digit || '+)+|'
      || letter || '(?:[' || unseen || ']|(?:[''\u2018\u2019\u02BC\uFF07\u2010\u2011-][' || unseen || ']*)?' || letter || ')*|'
      || unspaced || mark || '|[^' || space || unseen || '])' end;
  quotation_mark constant text :=
    '^["''`\u00B4\u00AB\u00BB\u2018-\u201F\u2033\u2039\u203A\u2E42\u300A-\u300F\u301D-\u301F\uFE41-\uFE44\uFF02\uFF07]$';
  tokens token_list;
begin
  select
    -- U+0001 and U+0002 stand between tokens.
    array_agg(case when token ~ quotation_mark then '"' when octet_length(token) = length(token) then translate(token, E'\u0001\u0002', '')
        else translate(as_read(token), E'\u0001\u0002', '') end order by n),
    array_agg(until - length(token) order by n), array_agg(until order by n),
    array_agg(token ~ ('^(' || letter || '|' || unspaced || ')') order by n)
  into tokens.keys, tokens.starts, tokens.ends, tokens.are_words
  from (
    select n, parts[2] as token, (sum(length(parts[1]) + length(parts[2])) over (order by n))::int as until
    from regexp_matches(text, pattern, 'g') with ordinality as cut (parts, n) offset 0) as cut;
  return tokens;
end $$;
comment on function tokens_of(text) is
  'The words and marks of punctuation of a text: without what no reader sees, and quotation marks all the same.';

create or replace function changes_meaning(quoted text[], recorded text[], is_first boolean) returns boolean
  language plpgsql immutable parallel safe as $$
declare
  -- Negations, modals, quantifiers, numbers; of each language those that a reader would call false if they were changed.
  telling constant text[] := string_to_array(
    'not no never none nobody nothing neither nor without cannot hardly barely only can could may might must shall should will would '
    'ought need all any both each every few half less least many more most much some several almost one two three four five six seven '
    'eight nine ten eleven twelve hundred thousand million billion first second third nicht kein keine keinen keiner nie niemals '
    'niemand nichts ohne kann können könnte darf dürfen muss müssen soll sollen sollte wird werden würde alle jeder jede jedes viele '
    'wenige mehr meiste einige zwei drei vier fünf sechs sieben acht neun zehn ne pas jamais rien personne aucun aucune sans plus '
    'peut peuvent pourrait doit doivent devrait faut tous toutes tout chaque plusieurs moins deux trois quatre cinq sept huit neuf '
    'dix nunca nadie nada ningún ninguna sin puede pueden podría debe deben debería todo todos todas cada muchos pocos más menos dos '
    'tres cuatro cinco seis siete ocho nueve diez não nem ninguém sem pode podem poderia deve devem deveria muitos poucos mais dois '
    'três quatro non mai nessuno niente senza può possono potrebbe devono dovrebbe tutti tutto ogni molti pochi più meno due tre '
    'quattro sette otto nove dieci niet geen nooit niets zonder kan kunnen kon moet moeten mag zal zou elke veel weinig meer minder '
    'twee drie vijf inte ej ingen inget aldrig utan måste ska skulle får alla varje många få två fyra ikke intet aldri uten uden må '
    'skal bør hver mange żaden nigdy nikt nic bez może mogą musi muszą powinien powinna wszyscy wszystkie każdy wielu więcej mniej '
    'dwa trzy nikdy nikdo může mohou musí měl všichni každý mnoho více méně ei et emme ette eivät ollut koskaan kukaan mitään ilman '
    'voi voivat pitää täytyy kaikki jokainen monet vähemmän enemmän не ни нет никогда никто ничто ничего без нельзя может могут '
    'должен должна должны следует все каждый многие больше меньше один два три четыре пять ні немає ніколи ніхто ніщо нічого можна '
    'може можуть повинен повинна мусить мусять усі всі кожен багато більше менше δεν μην όχι ποτέ κανείς τίποτα χωρίς μπορεί πρέπει '
    'όλοι όλα κάθε πολλοί değil yok hiç asla kimse olmadan olabilir gerekir bütün tüm her çok az iki üç không chưa chẳng có thể phải '
    'tất cả mọi mỗi nhiều ít một hai ba tidak bukan jangan tanpa belum bisa dapat boleh harus akan semua setiap banyak sedikit satu '
    'dua tiga لا لم لن ليس ليست ما غير بدون يجب يمكن كل جميع بعض نه نیست نمی باید می‌تواند همه هر לא אין אל בלי אף חייב יכול צריך כל '
    'नहीं मत बिना कोई सब हर कुछ सकता चाहिए 안 못 없 아니 모든 모두 매', ' ');
  each text;
  n int := 0;
begin
  foreach each in array quoted || recorded loop
    n := n + 1;
    if lower(each) = any (telling) or each ~* 'n[''’]t$' or each ~ '[0-9\u0660-\u0669\u06F0-\u06F9\u0966-\u096F]'
      or each ~ '[不没沒無无非未勿莫ぬず全皆毎必只一二三四五六七八九十百千万億亿]|^(ไ|ม่|มิ)$'
      -- A name, where it does not begin the sentence.
      or (each <> lower(each) and not (is_first and n in (1, cardinality(quoted) + 1))) then
      return true;
    end if;
  end loop;
  return false;
end $$;
comment on function changes_meaning is
  'Whether a negation, a modal verb, a quantifier, a number or a name is among words that a quotation has (quoted) and a source has '
  'not, or the other way round (recorded).';

-- What of a text stands in another, in this order: stretches of the same words (E. Myers'' snakes), chained so that as many words as
-- possible stand in them and as few as possible between.
create or replace function runs_of(quoted text[], recorded text[], out quoted_at int[], out recorded_at int[], out words int[])
  language sql immutable strict parallel safe
  set plan_cache_mode = force_generic_plan
begin atomic
  with quoted_key as (
    select key, i, count(*) over (partition by key) as often from unnest(quoted) with ordinality as each (key, i)),
  recorded_key as (
    select key, j, count(*) over (partition by key) as often from unnest(recorded) with ordinality as each (key, j)),
  pair as (
    select i, j
    from quoted_key join recorded_key using (key)
    -- The same word a hundred times tells nothing of where it belongs.
    where quoted_key.often * recorded_key.often <= 1000),
  island as (select i, j, i - row_number() over (partition by i - j order by i) as number from pair),
  run as (select min(i)::int as i, min(j)::int as j, count(*)::int as n from island group by i - j, number),
  longest as (select i - j as diagonal from run order by n desc, i, j limit 1),
  best as (select i, j, n from run, longest order by n desc, abs(i - j - diagonal), i limit 40)
  select array_agg(i order by i, j), array_agg(j order by i, j), array_agg(n order by i, j) from best;
end;
comment on function runs_of is
  'Which words of a text (quoted) stand together in another one (recorded), too: up to 40 stretches, the longest, in the order of the '
  'text. Where each begins in both, from 1, and how many words it has.';

create or replace function aligned(i int[], j int[], n int[], out quoted_at int[], out recorded_at int[], out words int[])
  language plpgsql immutable strict parallel safe as $$
declare
  -- So many words may be left out between two that belong together.
  most_between constant int := 40;
  score double precision[] := '{}';
  came_from int[] := '{}';
  shared int;
  between int;
  better double precision;
  best int := 0;
  at int;
  last_i int;
  last_j int;
begin
  quoted_at := '{}';
  recorded_at := '{}';
  words := '{}';
  for b in 1 .. coalesce(cardinality(i), 0) loop
    score[b] := n[b];
    came_from[b] := 0;
    for a in 1 .. b - 1 loop
      continue when i[a] >= i[b] or j[a] >= j[b];
      shared := greatest(0, i[a] + n[a] - i[b], j[a] + n[a] - j[b]);
      continue when shared >= n[b];
      between := j[b] - j[a] - n[a] + shared;
      continue when between > most_between;
      better := score[a] + n[b] - shared - 0.3 - 0.02 * between;
      if better > score[b] then
        score[b] := better;
        came_from[b] := a;
      end if;
    end loop;
    if best = 0 or score[b] > score[best] then
      best := b;
    end if;
  end loop;
  while best > 0 loop
    quoted_at := i[best] || quoted_at;
    recorded_at := j[best] || recorded_at;
    words := n[best] || words;
    best := came_from[best];
  end loop;
  -- Where two overlap, the one before keeps what both have.
  for b in 2 .. cardinality(words) loop
    shared := greatest(0, quoted_at[b - 1] + words[b - 1] - quoted_at[b], recorded_at[b - 1] + words[b - 1] - recorded_at[b]);
    quoted_at[b] := quoted_at[b] + shared;
    recorded_at[b] := recorded_at[b] + shared;
    words[b] := words[b] - shared;
  end loop;
end $$;
comment on function aligned is
  'Those of some stretches (runs_of) that stand in the same order in both texts, have most words, and the fewest between them.';

-- The tokens of a quotation, without what a newspaper may change where it begins, is interrupted, and ends.
create or replace function quotation_tokens(text text, out tokens token_list, out fault text)
  language plpgsql immutable strict parallel safe as $$
declare
  asks constant text[] := array['?', '!', U&'\061F', U&'\FF1F', U&'\FF01'];
  parts quotation_part[];
  part quotation_part;
  cut token_list;
  begins int;
  finish int;
  moved int;
begin
  tokens := row('{}', '{}', '{}', '{}', '{}');
  select told.parts, told.fault into parts, fault from quotation_parts(text, 'VERBATIM') as told;
  if fault is not null then
    return;
  end if;
  for nth in 1 .. cardinality(parts) loop
    part := parts[nth];
    cut := tokens_of(part.words);
    begins := array_position(cut.are_words, true);
    continue when begins is null;
    finish := (
      select max(n) from unnest(cut.are_words, cut.keys) with ordinality as each (is_word, key, n)
      where is_word or (nth = cardinality(parts) and key = any (asks)));
    -- [W]e stands in three characters more.
    moved := part.span_end - part.span_start - length(part.words);
    tokens.keys := tokens.keys || cut.keys[begins:finish];
    tokens.are_words := tokens.are_words || cut.are_words[begins:finish];
    for n in begins .. finish loop
      tokens.starts := tokens.starts || part.span_start + case when cut.starts[n] = 0 then 0 else moved + cut.starts[n] end;
      tokens.ends := tokens.ends || part.span_start + moved + cut.ends[n];
    end loop;
    tokens.part_ends := tokens.part_ends || cardinality(tokens.keys);
  end loop;
end $$;
comment on function quotation_tokens is
  'The words and marks of a quotation, without the marks at the ends of its parts, which are what stands between ellipses and brackets. A '
  'fault where it has too many.';

create or replace function lowered(keys text[]) returns text[]
  language sql immutable strict parallel safe
  return string_to_array(lower(array_to_string(keys, E'\u0001')), E'\u0001');
comment on function lowered is 'Words without capitals.';

create or replace function number_of(words boolean[]) returns int
  language sql immutable strict parallel safe
  return cardinality(array_positions(words, true));
comment on function number_of is 'How many of some tokens are words.';

-- A text is given as stretches of it, in order, and their places in it; what lies between them is not looked at.
create or replace function tokens_of(stretches text[], places int[]) returns token_list
  language plpgsql immutable strict parallel safe as $$
declare
  tokens token_list := row('{}', '{}', '{}', '{}', null);
  cut token_list;
begin
  for nth in 1 .. cardinality(stretches) loop
    cut := tokens_of(stretches[nth]);
    if nth > 1 then
      -- No words stand together across what lies between.
      tokens.keys := tokens.keys || E'\u0002'::text;
      tokens.starts := tokens.starts || places[nth];
      tokens.ends := tokens.ends || places[nth];
      tokens.are_words := tokens.are_words || false;
    end if;
    tokens.keys := tokens.keys || cut.keys;
    tokens.are_words := tokens.are_words || cut.are_words;
    for n in 1 .. coalesce(cardinality(cut.keys), 0) loop
      tokens.starts := tokens.starts || places[nth] + cut.starts[n];
      tokens.ends := tokens.ends || places[nth] + cut.ends[n];
    end loop;
  end loop;
  return tokens;
end $$;
comment on function tokens_of(text[], int[]) is 'The same of stretches of a text.';

create or replace function words_there(stretches text[], places int[], from_place int, to_place int) returns text
  language sql immutable strict parallel safe
  return (
    select substr(stretches[nth], from_place - places[nth] + 1, to_place - from_place)
    from generate_subscripts(places, 1) as nth
    where places[nth] <= from_place order by nth desc limit 1);
comment on function words_there is 'What stands at a span of a text of which stretches are given.';

create or replace function other_case(word text) returns text
  language sql immutable strict parallel safe
  return case left(word, 1) when lower(left(word, 1)) then upper(left(word, 1)) else lower(left(word, 1)) end || substr(word, 2);
comment on function other_case is 'A word with a capital where it has a small letter at its beginning, or the other way round.';

create or replace function distance_of(one quote_piece, other quote_piece) returns int
  language sql immutable parallel safe
  return greatest(other.recorded_start - one.recorded_end, one.recorded_start - other.recorded_end, 0);
comment on function distance_of is 'How far two pieces are from one another in their source: code points.';

create or replace function difference(quoted text, quote token_list, there token_list, stretches text[], places int[],
    i int, next_i int, j int, next_j int) returns quote_difference
  language plpgsql immutable parallel safe as $$
declare
  made quote_difference;
begin
  made.span_start := case when next_i > i then quote.starts[i] else coalesce(quote.ends[i - 1], quote.starts[i]) end;
  made.span_end := case when next_i > i then quote.ends[next_i - 1] else made.span_start end;
  made.recorded_start := case when next_j > j then there.starts[j] else coalesce(there.ends[j - 1], there.starts[j]) end;
  made.recorded_end := case when next_j > j then there.ends[next_j - 1] else made.recorded_start end;
  made.quoted := nullif(substr(quoted, made.span_start + 1, made.span_end - made.span_start), '');
  made.recorded := nullif(words_there(stretches, places, made.recorded_start, made.recorded_end), '');
  made.kind := case when made.recorded is null then 'INSERTED' when made.quoted is null then 'OMITTED' else 'REPLACED' end;
  made.changes_meaning := lower(made.quoted) is distinct from lower(made.recorded)
    and changes_meaning(quote.keys[i:next_i - 1], there.keys[j:next_j - 1], i = 1);
  return made;
end $$;
comment on function difference is
  'What is different where a quotation has the tokens from i to before next_i and a text those from j to before next_j.';

create or replace function with_moved(differences quote_difference[]) returns quote_difference[]
  language sql immutable strict parallel safe
  return array(
    select row(row_number() over (order by made.span_start, made.recorded_start),
      case when omitted.kind is null then made.kind else 'MOVED' end, made.quoted, coalesce(omitted.recorded, made.recorded),
      made.span_start, made.span_end, coalesce(omitted.recorded_start, made.recorded_start),
      coalesce(omitted.recorded_end, made.recorded_end), made.changes_meaning, null, null, null, null)::quote_difference
    from unnest(differences) as made
    left join lateral (
      select * from unnest(differences) as other
      where made.kind = 'INSERTED' and other.kind = 'OMITTED' and lower(other.recorded) = lower(made.quoted)
      order by recorded_start limit 1) as omitted on true
    where not (made.kind = 'OMITTED' and exists (
      select from unnest(differences) as other where other.kind = 'INSERTED' and lower(other.quoted) = lower(made.recorded)))
    order by made.span_start, made.recorded_start);
comment on function with_moved is 'Differences in order; what was left out in one place and put in at another has been moved.';

create or replace function piece_at(quote token_list, there token_list, quoted_at int[], recorded_at int[], words int[], i int, id int,
    out piece quote_piece, out next_i int)
  language plpgsql immutable strict parallel safe as $$
declare
  best int;
  last int;
begin
  for run in 1 .. cardinality(words) loop
    if quoted_at[run] <= i and i < quoted_at[run] + words[run]
      and (best is null or quoted_at[run] + words[run] > quoted_at[best] + words[best]) then
      best := run;
    end if;
  end loop;
  if best is not null then
    next_i := quoted_at[best] + words[best];
    last := recorded_at[best] + words[best] - 1;
    piece := row(id, quote.starts[i], quote.ends[next_i - 1], there.starts[last - (next_i - 1 - i)], there.ends[last],
      null, null, null, null);
  end if;
end $$;
comment on function piece_at is
  'The longest piece of a quotation, from one of its tokens on, that stands together in a text, and the token after it; null where there '
  'is none.';

create or replace function pieces_of(quote token_list, there token_list, quoted_at int[], recorded_at int[], words int[])
  returns quote_piece[]
  language plpgsql immutable strict parallel safe as $$
declare
  pieces quote_piece[] := '{}';
  i int := 1;
  longest record;
begin
  while i <= cardinality(quote.keys) loop
    if not quote.are_words[i] then
      i := i + 1;
      continue;
    end if;
    longest := piece_at(quote, there, quoted_at, recorded_at, words, i, cardinality(pieces) + 1);
    -- A word by itself stands in every text.
    if longest.next_i is null or cardinality(pieces) = 4 or number_of(quote.are_words[i:longest.next_i - 1]) < 2 then
      return '{}';
    end if;
    pieces := pieces || longest.piece;
    i := longest.next_i;
  end loop;
  return pieces;
end $$;
comment on function pieces_of is
  'The longest pieces of a quotation, up to four, that stand together in a text, and have all of its words; none where there are no such.';

create or replace function find_whole(quoted text, quote token_list, there token_list, stretches text[], places int[])
  returns setof quote_found
  language plpgsql immutable strict parallel safe as $$
declare
  -- Between the parts of a quotation with an ellipsis: code points. Single words in a row stand in every long text.
  furthest constant int := case when exists (
      select from unnest(quote.part_ends) with ordinality as part (ends, n)
      where number_of(quote.are_words[coalesce(quote.part_ends[n - 1], 0) + 1:ends]) < 2) then 100 else 300 end;
  mark constant text := E'\u0001';
  joined constant text := mark || array_to_string(there.keys, mark) || mark;
  begin_at int := 1;
  at int;
  step int;
  other int;
  first int;
  part text[];
  sought text;
  token int;
  last int;
  is_exact boolean;
  in_order boolean;
  piece quote_piece;
  found quote_found;
  nearest quote_found;
begin
  for nth in 1 .. 10 loop
    found := row(null, null, null, 1, '{}', '{}', 0);
    is_exact := true;
    in_order := true;
    first := 1;
    at := begin_at;
    for n in 1 .. cardinality(quote.part_ends) loop
      part := quote.keys[first:quote.part_ends[n]];
      sought := mark || array_to_string(part, mark) || mark;
      step := strpos(substr(joined, at), sought);
      if n = 1 then
        -- We, where the sentence has we.
        other := strpos(substr(joined, at), mark || other_case(substr(sought, 2)));
        step := coalesce(least(nullif(step, 0), nullif(other, 0)), 0);
      elsif step = 0 and at > 1 then
        step := strpos(joined, sought);
        in_order := false;
        at := 1;
      end if;
      exit when step = 0;
      at := at + step - 1;
      if n = 1 then
        begin_at := at + 1;
      end if;
      token := length(left(joined, at)) - length(replace(left(joined, at), mark, ''));
      last := token + cardinality(part) - 1;
      piece := row(n, quote.starts[first], quote.ends[quote.part_ends[n]], there.starts[token], there.ends[last]);
      is_exact := is_exact and words_there(stretches, places, piece.recorded_start, piece.recorded_end)
        = substr(quoted, piece.span_start + 1, piece.span_end - piece.span_start);
      if n > 1 then
        found.distance := greatest(found.distance, distance_of(found.pieces[n - 1], piece));
      end if;
      found.pieces := found.pieces || piece;
      first := quote.part_ends[n] + 1;
      at := at + length(sought) - 1;
    end loop;
    exit when step = 0;
    found.verdict := case when not in_order or found.distance > furthest then 'SPLICED' when is_exact then 'EXACT' else 'NORMALIZED' end;
    found.span_start := (select min(recorded_start) from unnest(found.pieces) as each);
    found.span_end := (select max(recorded_end) from unnest(found.pieces) as each);
    if cardinality(quote.part_ends) = 1 then
      return next found;
    -- Of parts that stand in several places those that are nearest to one another.
    elsif nearest.verdict is null or (found.verdict = 'SPLICED', found.distance) < (nearest.verdict = 'SPLICED', nearest.distance) then
      nearest := found;
    end if;
  end loop;
  if nearest.verdict is not null then
    return next nearest;
  end if;
end $$;
comment on function find_whole is
  'Where a text has all words of a quotation, and its parts in order: up to ten places; of one in several parts, the place where they are '
  'nearest to one another. Words and marks are the same there but for what no reader sees.';

create or replace function find_altered(quoted text, quote token_list, there token_list, stretches text[], places int[])
  returns setof quote_found
  language plpgsql immutable strict parallel safe as $$
declare
  -- What is one sentence less so many words is not put together from two.
  most_left_out constant int := 12;
  number constant int := cardinality(quote.keys);
  words constant int := number_of(quote.are_words);
  lower_keys constant text[] := lowered(quote.keys);
  lower_there constant text[] := lowered(there.keys);
  runs constant record := runs_of(lower_keys, lower_there);
  chain record;
  found quote_found := row(null, null, null, null, '{}', '{}', null);
  i int;
  j int;
  next_i int;
  next_j int;
  first int;
  between int;
  longest_gap int := 0;
  matched int := 0;
begin
  if runs.words is null then
    return;
  end if;
  chain := aligned(runs.quoted_at, runs.recorded_at, runs.words);
  -- What comes before the first words that are the same stands in the place of as many, if they are few.
  next_i := chain.quoted_at[1];
  next_j := chain.recorded_at[1];
  i := 1;
  j := case when next_i <= 3 and next_j >= next_i and true = all (there.are_words[next_j - next_i + 1:next_j - 1])
    then next_j - next_i + 1 else next_j end;
  first := j;
  for b in 1 .. cardinality(chain.words) + 1 loop
    if b <= cardinality(chain.words) then
      next_i := chain.quoted_at[b];
      next_j := chain.recorded_at[b];
    else
      next_i := number + 1;
      next_j := case when next_i - i <= 2 and j + next_i - i <= cardinality(there.keys) + 1
        and true = all (there.are_words[j:j + next_i - i - 1]) then j + next_i - i else j end;
    end if;
    between := number_of(there.are_words[j:next_j - 1]);
    -- What an ellipsis stands for is left out as one may.
    if (next_i > i or next_j > j) and not (next_i = i and i - 1 = any (quote.part_ends)) then
      if next_i = i then
        longest_gap := greatest(longest_gap, between);
      end if;
      found.differences := found.differences || difference(quoted, quote, there, stretches, places, i, next_i, j, next_j);
    end if;
    exit when b > cardinality(chain.words);
    for k in 0 .. chain.words[b] - 1 loop
      matched := matched + quote.are_words[next_i + k]::int;
      -- The same word with other capitals.
      if quote.keys[next_i + k] <> there.keys[next_j + k]
        and not (next_i + k = 1 and other_case(quote.keys[1]) = there.keys[next_j]) then
        found.differences := found.differences
          || difference(quoted, quote, there, stretches, places, next_i + k, next_i + k + 1, next_j + k, next_j + k + 1);
      end if;
    end loop;
    i := next_i + chain.words[b];
    j := next_j + chain.words[b];
  end loop;
  found.pieces := pieces_of(quote, there, runs.quoted_at, runs.recorded_at, runs.words);
  if cardinality(found.pieces) between 2 and 4 and (longest_gap > most_left_out or matched < words) then
    found.verdict := 'SPLICED';
    found.differences := '{}';
    found.similarity := 1;
    found.span_start := (select min(recorded_start) from unnest(found.pieces) as each);
    found.span_end := (select max(recorded_end) from unnest(found.pieces) as each);
    found.distance := (
      select max(distance_of(earlier, later))
      from unnest(found.pieces) as earlier join unnest(found.pieces) as later on later.id = earlier.id + 1);
    return next found;
    return;
  end if;
  found.similarity := 2.0 * matched / (words + number_of(there.are_words[first:greatest(next_j, j) - 1]));
  if matched >= 2 and matched >= 0.6 * words and found.similarity >= 0.35 and cardinality(found.differences) > 0 then
    found.verdict := 'ALTERED';
    found.differences := with_moved(found.differences);
    found.pieces := '{}';
    found.span_start := there.starts[first];
    found.span_end := there.ends[greatest(next_j, j) - 1];
    return next found;
  end if;
end $$;
comment on function find_altered is
  'The one place where a text has words that are most like a quotation, with what is different, or the pieces that it is put together '
  'from; nothing where too few of its words stand together.';

create or replace function find_quote(quoted text, quote token_list, stretches text[], places int[]) returns setof quote_found
  language plpgsql immutable strict parallel safe as $$
declare
  there constant token_list := tokens_of(stretches, places);
begin
  return query select * from find_whole(quoted, quote, there, stretches, places);
  if not found then
    return query select * from find_altered(quoted, quote, there, stretches, places);
  end if;
end $$;
comment on function find_quote is 'Where a text has a quotation, or what it was made from.';
