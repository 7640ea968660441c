-- Texts and names are found in every script. What is compared are letters, whatever marks, forms and invisible characters they are written
-- with; and what a word is does not depend on PostgreSQL's parser, which knows no script without spaces and takes "COVID-19" for a word and
-- a negative number.

drop function search, suggest, excerpt, text_highlights, name_highlights, text_query, text_queries;
drop function relevance;

-- Letters.

create function spelled(value text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  said text := value;
begin
  -- Soft hyphens, zero-width characters, marks of direction, fillers. (A zero-width non-joiner parts the words of Persian.)
  said := regexp_replace(said, '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200D-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\U000E0000-\U000E0FFF]+', '', 'g');
  if said ~ '[\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A89\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9]' then
    said := translate(said, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹߀߁߂߃߄߅߆߇߈߉०१२३४५६७८९০১২৩৪৫৬৭৮৯੦੧੨੩੪੫੬੭੮੯૦૧૨૩૪૫૬૭૮૯୦୧୨୩୪୫୬୭୮୯௦௧௨௩௪௫௬௭௮௯౦౧౨౩౪౫౬౭౮౯೦೧೨೩೪೫೬೭೮೯൦൧൨൩൪൫൬൭൮൯෦෧෨෩෪෫෬෭෮෯๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙༠༡༢༣༤༥༦༧༨༩၀၁၂၃၄၅၆၇၈၉႐႑႒႓႔႕႖႗႘႙០១២៣៤៥៦៧៨៩᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙᥆᥇᥈᥉᥊᥋᥌᥍᥎᥏᧐᧑᧒᧓᧔᧕᧖᧗᧘᧙᪀᪁᪂᪃᪄᪅᪆᪇᪈᪉᪐᪑᪒᪓᪔᪕᪖᪗᪘᪙᭐᭑᭒᭓᭔᭕᭖᭗᭘᭙᮰᮱᮲᮳᮴᮵᮶᮷᮸᮹᱀᱁᱂᱃᱄᱅᱆᱇᱈᱉᱐᱑᱒᱓᱔᱕᱖᱗᱘᱙꘠꘡꘢꘣꘤꘥꘦꘧꘨꘩꣐꣑꣒꣓꣔꣕꣖꣗꣘꣙꤀꤁꤂꤃꤄꤅꤆꤇꤈꤉꧐꧑꧒꧓꧔꧕꧖꧗꧘꧙꧰꧱꧲꧳꧴꧵꧶꧷꧸꧹꩐꩑꩒꩓꩔꩕꩖꩗꩘꩙꯰꯱꯲꯳꯴꯵꯶꯷꯸꯹',
      repeat('0123456789', 35));
  end if;
  -- 1 500 000 with spaces at which no line breaks.
  said := regexp_replace(said, '(?<=[0-9])[\u00A0\u2007\u2009\u202F](?=[0-9]{3}(?![0-9]))', ',', 'g');
  if said is not nfkc normalized then
    said := normalize(said, nfkc);
  end if;
  if said ~ '[\u0590-\u06FF]' then
    -- Vowels of Hebrew and Arabic, and what stretches a word.
    said := regexp_replace(said, '[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]+', '', 'g');
    said := translate(said, 'أإآٱىئیېؤةەہھۀۃکڪ٬٫', 'ااااييييوههههههكك,.');
  end if;
  if said ~ '[\u30A1-\u30F6]' then
    said := translate(said, 'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ');
  end if;
  return translate(said, 'ςʼ’', 'σ''''');
end $$;
comment on function spelled is
  'A text without what may be written or left out (vowel points, soft hyphens, zero-width characters), and with one form of each letter and digit: compatible forms, those of Arabic and Persian, hiragana and katakana.';

create function latin(value text) returns text
  language sql immutable strict parallel safe
  return translate(
    replace(replace(replace(replace(replace(replace(value, 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dz'), 'щ', 'sc'), 'ю', 'ju'), 'я', 'ja'),
    'абвгґдђеёєжзиіїйјклмнопрстћуўфхцчшыэьъ', 'abvggddeeezziiijjklmnoprstcuufhccsye');
comment on function latin is 'A text in lower case with Cyrillic letters written as Serbian writes them in Latin ones, without their accents.';

create function letters(dictionary text, value text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  if octet_length(value) = length(value) then
    return lower(case when dictionary = 'tr' then replace(value, 'I', 'ı') else value end);
  end if;
  return case dictionary
    -- Only with its accents does the dictionary know which endings a word may have.
    when 'tr' then lower(translate(spelled(value), 'Iİ', 'ıi'))
    when 'sr' then latin(lower(public.unaccent('public.unaccent'::regdictionary, spelled(value))))
    else lower(public.unaccent('public.unaccent'::regdictionary, spelled(value)))
  end;
end $$;
comment on function letters is 'The letters of a text, by which it is found: as they are spelled, without capitals and accents, but as the dictionary needs them.';

create or replace function folded(value text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  return replace(letters('', value), U&'\200C', '');
end $$;
comment on function folded is 'A name without capitals, accents, vowel points, invisible characters and other forms of its letters, for comparing.';

-- Words.

create function unspaced() returns text
  language sql immutable parallel safe
  return '\u0E01-\u0EFF\u1000-\u109F\u1100-\u11FF\u1780-\u17D3\u17D7\u17DC\u17DD\u1950-\u19DF\u1A20-\u1AAD\u1B00-\u1B4B\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u30FA\u30FC-\u318F\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA48C\uA960-\uA97C\uA980-\uA9C0\uA9CF-\uA9EF\uA9FA-\uA9FE\uAA60-\uAADD\uAC00-\uD7FF\uF900-\uFAFF\U0001AFF0-\U0001B16F\U00020000-\U0003FFFF';
comment on function unspaced is
  'The letters, for a regular expression, of which pairs are kept instead of words: of scripts that have no spaces between words, and Hangul, whose words have particles.';

create function marked(letters text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  said text := letters;
begin
  said := regexp_replace(said, '[\u0001-\u001F]', ' ', 'g');
  if said ~ '\.' then
    -- H.R. 1, U.S.A., J. K.
    said := regexp_replace(said, '(?<![[:alnum:]])([[:alpha:]])\.(?=[[:alpha:]](?![[:alnum:]]))', E'\\1\u0001', 'g');
    said := regexp_replace(said, '(?<![[:alnum:]])([[:alpha:]])\. (?=[[:alpha:]][.\u0001])', E'\\1\u0001\u0001', 'g');
  end if;
  if said ~ '[0-9][,.'']' then
    said := regexp_replace(said, '(?<=[0-9])[,.''](?=[0-9]{3}(?![0-9]))', E'\u0001', 'g');
  end if;
  if octet_length(said) = length(said) then
    said := regexp_replace(said, '(?<=[a-z])-(?=[a-z])', E'\u0002', 'g');
    return regexp_replace(said, '[^a-z0-9 \u0001\u0002]', ' ', 'g');
  end if;
  said := regexp_replace(said, '(?<=[\u05D0-\u05EA])["''״׳](?=[\u05D0-\u05EA])', E'\u0001', 'g');
  said := regexp_replace(said, '(?<=[\u0620-\u06FF])\u200C(?=[\u0620-\u06FF])', E'\u0002', 'g');
  said := replace(said, U&'\200C', E'\u0001');
  said := regexp_replace(said, '(?<=[[:alpha:]])-(?=[[:alpha:]])', E'\u0002', 'g');
  -- A line that breaks, or a name with a space in it, where there are no spaces otherwise.
  said := regexp_replace(said, '(?<=[\u3005-\u3007\u3041-\u30FF\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF])[ ・](?=[\u3005-\u3007\u3041-\u30FF\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF])', E'\u0001', 'g');
  return regexp_replace(said, '[^[:alnum:] \u0001\u0002\u0300-\u036F\u0710-\u074A\u0780-\u07B1\u07C0-\u07F5\u0900-\u0963\u0966-\u096F\u0971-\u0DF3\u0E01-\u0E4E\u0E50-\u0E59\u0E81-\u0EFF\u0F18-\u0F39\u0F3E-\u0FBC\u1000-\u1049\u1050-\u109F\u135D-\u135F\u1700-\u17D3\u17D7\u17DC\u17DD\u1885-\u18AA\u1920-\u193B\u1950-\u1AAD\u1B00-\u1B59\u1B80-\u1C37\uA800-\uA827\uA880-\uA8C5\uA8E0-\uA8F7\uA900-\uA92D\uA930-\uA953\uA980-\uA9C0\uA9CF-\uAADD\uAAE0-\uAAEF\uABC0-\uABEA\u302A-\u302F\u3099\u309A]|[\u0964\u0965\u0E2F\u0E4F\u0E5A\u0E5B\u0F0B-\u0F14\u104A-\u104F\u17D4-\u17D6\u17D8-\u17DA\u1360-\u1368]',
    ' ', 'g');
end $$;
comment on function marked is
  'The letters of a text, each at its place, with a space for whatever stands between words: U+0001 is what stands within a word or a number and does not count, U+0002 a hyphen, or what parts a word of Persian.';

create function apart(marked text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  said text := replace(marked, E'\u0001', '');
begin
  if said ~ '[0-9]' then
    said := regexp_replace(said, '([0-9])(?=[^0-9 \u0002])', '\1 ', 'g');
    said := regexp_replace(said, '([^0-9 \u0002])(?=[0-9])', '\1 ', 'g');
  end if;
  if octet_length(said) <> length(said) and said ~ ('[' || unspaced() || ']') then
    said := regexp_replace(said, '([' || unspaced() || '])(?=[' || unspaced() || '])', E'\\1\u0003 ', 'g');
    said := regexp_replace(said, '([' || unspaced() || '])(?=[^ \u0003])', '\1 ', 'g');
    said := regexp_replace(said, '([^ ])(?=[' || unspaced() || '])', '\1 ', 'g');
  end if;
  if said ~ '\u0002' then
    said := regexp_replace(said, '(?<![^ ])([^ \u0002]+)\u0002([^ \u0002]+)(?![^ ])', '\1\2/\1 \1\2/\2', 'g');
    said := translate(said, E'\u0002', ' ');
  end if;
  return btrim(regexp_replace(said, '  +', ' ', 'g'));
end $$;
comment on function apart is
  'The words that are marked in a text, with one space between them: letters and numbers apart; of both parts of E-Mail, email/e and email/mail; each letter of a script without spaces, with U+0003 where its pair is to be made with the next.';

create function stemmer_of(dictionary text) returns regdictionary
  language sql immutable parallel safe
  return case dictionary
    when 'ar' then 'pg_catalog.arabic_stem'::regdictionary
    when 'ca' then 'pg_catalog.catalan_stem'::regdictionary
    when 'da' then 'pg_catalog.danish_stem'::regdictionary
    when 'de' then 'pg_catalog.german_stem'::regdictionary
    when 'el' then 'pg_catalog.greek_stem'::regdictionary
    when 'en' then 'pg_catalog.english_stem'::regdictionary
    when 'es' then 'pg_catalog.spanish_stem'::regdictionary
    when 'eu' then 'pg_catalog.basque_stem'::regdictionary
    when 'fi' then 'pg_catalog.finnish_stem'::regdictionary
    when 'fr' then 'pg_catalog.french_stem'::regdictionary
    when 'ga' then 'pg_catalog.irish_stem'::regdictionary
    when 'hi' then 'pg_catalog.hindi_stem'::regdictionary
    when 'hu' then 'pg_catalog.hungarian_stem'::regdictionary
    when 'hy' then 'pg_catalog.armenian_stem'::regdictionary
    when 'id' then 'pg_catalog.indonesian_stem'::regdictionary
    when 'it' then 'pg_catalog.italian_stem'::regdictionary
    when 'lt' then 'pg_catalog.lithuanian_stem'::regdictionary
    when 'ne' then 'pg_catalog.nepali_stem'::regdictionary
    when 'nl' then 'pg_catalog.dutch_stem'::regdictionary
    when 'no' then 'pg_catalog.norwegian_stem'::regdictionary
    when 'pt' then 'pg_catalog.portuguese_stem'::regdictionary
    when 'ro' then 'pg_catalog.romanian_stem'::regdictionary
    when 'ru' then 'pg_catalog.russian_stem'::regdictionary
    when 'sr' then 'pg_catalog.serbian_stem'::regdictionary
    when 'sv' then 'pg_catalog.swedish_stem'::regdictionary
    when 'ta' then 'pg_catalog.tamil_stem'::regdictionary
    when 'tr' then 'pg_catalog.turkish_stem'::regdictionary
    when 'yi' then 'pg_catalog.yiddish_stem'::regdictionary
    else 'pg_catalog.simple'::regdictionary
  end;
comment on function stemmer_of is 'What reduces words to their stems, by the language that dictionary_of says.';

-- A loop, because an aggregate would be planned anew for every row.
create function words_of_part(dictionary text, text text, exact text, other text) returns tsvector
  language plpgsql immutable strict parallel safe as $$
declare
  said constant text := apart(marked(letters(dictionary, text)));
  are_plain constant bool := dictionary <> 'tr' and said !~ '[\u0003/]';
  is_ascii constant bool := octet_length(said) = length(said);
  stemmer constant regdictionary := stemmer_of(dictionary);
  mark constant text := case when dictionary <> '' then dictionary || '\:' else '' end;
  kept text[] := array['<' || dictionary || '>'];
  word text;
  joined text;
  stem text;
  half text;
  place int := 0;
begin
  foreach word in array string_to_array(said, ' ') loop
    place := place + 1;
    if not are_plain then
      if half is not null then
        kept := kept || (half || left(word, 1) || ':' || place - 1 || exact);
        half := null;
      end if;
      if strpos(word, E'\u0003') > 0 then
        half := left(word, 1);
        continue;
      elsif strpos(word, '/') > 0 then
        joined := left(folded(split_part(word, '/', 1)), 60);
        word := split_part(word, '/', 2);
        stem := case when dictionary = '' then joined else (ts_lexize(stemmer, joined))[1] end;
        kept := kept || (mark || coalesce(stem, joined) || ':' || place || other);
      end if;
      if dictionary = 'tr' then
        -- By its own letters; and below, as somebody writes it who has no others than ASCII has.
        kept := kept || ((mark || left(folded((ts_lexize(stemmer, word))[1]), 60)) || ':' || place || other);
        word := folded(word);
      end if;
    end if;
    word := left(word, 60);
    if dictionary = '' or word < ':' collate "C" or not is_ascii and word ~ ('[' || unspaced() || ']') then
      kept := kept || (word || ':' || place || exact);
      continue;
    end if;
    stem := (ts_lexize(stemmer, word))[1];
    if stem = word then
      kept := kept || (mark || word || ':' || place || exact);
    else
      kept := kept || ('=' || word || ':' || place || exact);
      if stem is not null then
        kept := kept || (mark || stem || ':' || place || other);
      end if;
    end if;
  end loop;
  return array_to_string(kept, ' ')::tsvector;
end $$;
comment on function words_of_part is
  'The words of a text that is not too long for a tsvector, with their places: those that stand there (exact), and the stems of others (other).';

create function title_of(language text, title text) returns tsvector
  language plpgsql immutable parallel safe as $$
begin
  return words_of_part(dictionary_of(language), left(title, 10000), 'A', 'B');
end $$;
comment on function title_of is 'The words of a title, as words_of has them of a text, with the weights A and B instead of C and D.';

create or replace function words_of(language text, text text) returns tsvector
  language plpgsql immutable parallel safe as $$
declare
  most int := 500000;
begin
  if octet_length(text) <= 20000 then
    return words_of_part(dictionary_of(language), text, 'C', 'D');
  end if;
  -- A tsvector has up to a megabyte and 16,383 places.
  loop
    begin
      return words_of_part(dictionary_of(language), left(text, 16000), 'C', 'D')
        || strip(words_of_part(dictionary_of(language), substr(text, 16001, most), 'C', 'D'));
    exception when program_limit_exceeded then
      most := most / 2;
    end;
  end loop;
end $$;
comment on function words_of is
  'The words of a text for full text search: en:war, a stem with the dictionary that made it, where war stands with the weight C, where wars does with D; =wars, a word that is not its own stem; without a dictionary, in numbers and in scripts without spaces, what stands there; and the dictionary, as <en>. Of a long text, places only for its beginning.';

-- What is asked for.

create or replace function text_to_find(wanted text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  if letters('', wanted) !~ '[[:alnum:]]' then
    raise sqlstate 'OR002' using message = 'the text to look for has no word in it: allowed is a text with at least one letter or digit';
  end if;
  if length(wanted) > 1000 then
    raise sqlstate 'OR003' using
      message = format('the text to look for has %s characters: allowed are at most 1,000', to_char(length(wanted), 'FM999,999,999'));
  end if;
  return wanted;
end $$;

create function variants(word text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  bare text;
begin
  if octet_length(word) = length(word) then
    return array[word, translate(replace(replace(replace(word, 'lj', 'љ'), 'nj', 'њ'), 'dz', 'џ'), 'abvgdezijklmnoprstufhc', 'абвгдезијклмнопрстуфхц')];
  elsif word ~ '^[\u05D0-\u05EA]{2,}$' then
    bare := regexp_replace(word, '^[וש]?ה(?=...)', '');
    return array[word, bare] || array(select prefix || bare from unnest(array['ה', 'ו', 'ב', 'ל', 'כ', 'ש', 'מ', 'וה', 'שה']) as prefix);
  elsif word ~ '^[\u0620-\u06FF]{2,}$' then
    bare := regexp_replace(regexp_replace(word, '^[وف]?(ال|بال|كال|لل)(?=..)', ''), '(?<=..)هاي?$', '');
    return array[word, bare, bare || 'ها', bare || 'هاي']
      || array(select prefix || bare from unnest(array['ال', 'و', 'وال', 'ب', 'بال', 'ل', 'لل', 'ف', 'فال', 'ك', 'كال']) as prefix);
  elsif word ~ '^[а-яђјљњћџ]+$' then
    return array[word, latin(word)];
  end if;
  return array[word];
end $$;
comment on function variants is
  'A word, and as it may stand in a text whose dictionary does not know: with an article or what else is written together with it in Hebrew and Arabic, with the plural of Persian, in the other alphabet of Serbian.';

create function choices(dictionary text, word text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  stemmer constant regdictionary := stemmer_of(dictionary);
  stem text;
  variant text;
  forms text[] := '{}';
begin
  if dictionary = '' then
    return variants(word);
  elsif dictionary in ('ar', 'tr') then
    foreach variant in array case when word ~ '^[\u0620-\u06FF]' then variants(word) else array[word, folded(word)] end loop
      stem := folded((ts_lexize(stemmer, variant))[1]);
      if stem is not null and array_position(forms, dictionary || ':' || stem) is null then
        forms := forms || (dictionary || ':' || stem);
      end if;
    end loop;
    return forms;
  end if;
  stem := (ts_lexize(stemmer, word))[1];
  return case when stem is null then '{}' else array[dictionary || ':' || stem] end;
end $$;
comment on function choices is 'Which words that are kept of a text are forms of a word in a language; none where every text has it.';

create function terms_of(query text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  said text := query;
  cut text[];
  terms text[] := '{}';
begin
  if octet_length(said) <> length(said) then
    -- Those within a word of Hebrew are no quotation marks.
    said := regexp_replace(said, '(?<=[\u05D0-\u05EA\u05B0-\u05C7])["״”](?=[\u05D0-\u05EA])', '', 'g');
    said := translate(said, '“”„‟«»「」『』＂　', repeat(chr(34), 11) || ' ');
  end if;
  if strpos(said, '. ') > 0 then
    -- J. K.
    said := regexp_replace(said, '(?<![[:alnum:]])([[:alpha:]])\. (?=[[:alpha:]]\.)', '\1.', 'g');
  end if;
  for cut in select regexp_matches(said, '(-?)"([^"]*)"?|([^\s"]+)', 'g') loop
    terms := terms || case
      when cut[2] is not null then case cut[1] when '-' then '-"' else '+"' end || cut[2]
      when lower(cut[3]) = 'or' then '|'
      when cut[3] like '-_%' then '- ' || ltrim(cut[3], '-')
      else '+ ' || cut[3]
    end;
  end loop;
  return terms;
end $$;
comment on function terms_of is
  'The terms of a text search: + or -, whether it must be there or must not, " or a space, for a phrase or a word, and the words; or |, between alternatives.';

create function term_asked(dictionary text, term text, is_phrase bool, option int,
    out said text, out marks jsonb, out left_out text[], out is_own bool)
  language plpgsql immutable strict parallel safe as $$
declare
  written text := letters(dictionary, term);
  words text[];
  word text;
  forms text[];
  sought text;
  is_begun bool;
  is_pair bool := false;
  last_place int;
begin
  marks := '[]';
  left_out := '{}';
  is_own := false;
  if not is_phrase and octet_length(written) <> length(written) then
    -- Without the particles of Korean.
    written := regexp_replace(written,
      '^([가-힣]{2,})(에서|으로|부터|까지|에게|한테|처럼|보다|이나|[을를이가은는의에와과도로만])$', '\1');
  end if;
  words := case when written ~ '^[a-z]+$' then array[written] else string_to_array(apart(marked(written)), ' ') end;
  for place in 1 .. cardinality(words) loop
    word := left(split_part(words[place], '/', -1), 60);
    is_begun := false;
    if strpos(word, E'\u0003') > 0 then
      forms := array[left(word, 1) || left(words[place + 1], 1)];
      is_pair := true;
    elsif is_pair then
      -- The last letter of a run, of which there are pairs.
      is_pair := false;
      continue;
    elsif word < ':' collate "C" then
      forms := array[word];
    elsif octet_length(word) <> length(word) and word ~ ('[' || unspaced() || ']') then
      forms := array[word];
      is_begun := true;
    elsif is_phrase and dictionary <> '' then
      word := folded(word);
      forms := array['=' || word];
      if (ts_lexize(stemmer_of(dictionary), word))[1] = word then
        sought := '''' || dictionary || ':' || word || ''':AC';
      end if;
    elsif is_phrase then
      forms := array[word];
    elsif word = 's' and place = cardinality(words) and words[place - 1] < ':' collate "C" then
      continue;
    else
      forms := choices(dictionary, word);
      if forms = '{}' then
        left_out := left_out || word;
        is_own := true;
        continue;
      end if;
    end if;
    sought := coalesce(sought, '''' || array_to_string(forms, case when is_begun then ''':* | ''' else ''' | ''' end) || case when is_begun then ''':*' else '''' end);
    said := concat(said || ' <' || place - last_place || '> ', '(' || sought || ')');
    marks := marks || jsonb_build_object('option', option, 'place', place, 'forms', forms, 'begun', is_begun);
    last_place := place;
    sought := null;
  end loop;
  -- email, where e-mail is asked for.
  if not is_phrase and cardinality(words) = 2 and words[1] like '%/%' then
    forms := choices(dictionary, left(split_part(words[1], '/', 1), 60));
    if forms <> '{}' then
      said := concat('(' || said || ') | ', '''' || array_to_string(forms, ''' | ''') || '''');
      marks := marks || jsonb_build_object('option', -option, 'place', 1, 'forms', forms, 'begun', false);
    end if;
  end if;
  if said is not null then
    left_out := '{}';
  end if;
end $$;
comment on function term_asked is
  'What a word or a phrase of a text search means to a dictionary: the query, or nothing where every text has it; what to mark; which words it leaves out, if nothing else is asked for; and whether it means that to this dictionary only.';

create function asked(dictionary text, terms text[]) returns jsonb
  language plpgsql immutable strict parallel safe as $$
declare
  each text;
  term record;
  number int := 0;
  has text[] := '{}';
  lacks text[] := '{}';
  said text;
  groups jsonb := '[]';
  marks jsonb := '[]';
  left_out text[] := '{}';
  is_own bool := false;
  is_single bool := true;
begin
  -- At the end, as if there were another alternative to come.
  foreach each in array terms || '|'::text loop
    if each = '|' then
      if has <> '{}' then
        said := concat(said || ' | ', '((' || array_to_string(has || lacks, ') & (') || '))');
        groups := groups || jsonb_build_object('has', has, 'lacks', lacks);
      elsif lacks <> '{}' then
        -- What only lacks words is almost everything.
        return null;
      end if;
      has := '{}';
      lacks := '{}';
      continue;
    end if;
    number := number + 1;
    term := term_asked(dictionary, substr(each, 3), substr(each, 2, 1) = '"', number);
    is_own := is_own or term.is_own;
    left_out := left_out || term.left_out;
    if term.said is null then
      null;
    elsif left(each, 1) = '-' then
      lacks := lacks || ('!(' || term.said || ')');
      is_own := true;
    else
      has := has || term.said;
      marks := marks || term.marks;
      is_single := is_single and jsonb_array_length(term.marks) = 1;
    end if;
  end loop;
  if said is null then
    return null;
  end if;
  return jsonb_build_object('said', said, 'own', is_own, 'groups', groups, 'marks', marks, 'single', is_single, 'leftOut', left_out,
    'rank', querytree(said::tsquery),
    'forms', array(select jsonb_array_elements_text(mark -> 'forms') from jsonb_array_elements(marks) as mark)::text);
end $$;
comment on function asked is
  'What a text search (words, "phrases", or, -not) means to a dictionary: the query (said), the same without what must not stand there (rank), its alternatives of words (groups), whether it means that to this dictionary only (own), what to mark (marks; forms, all of its words), each by itself (single) or some in a row, and which words it leaves out, because every text has them (leftOut); nothing where it asks for no word.';

create function text_queries(query text) returns jsonb
  language plpgsql stable strict parallel safe as $$
declare
  terms constant text[] := terms_of(query);
  dictionaries constant text[] := array(select dictionary_of(language) from languages_in_use() as language union select '');
  dictionary text;
  number constant int := cardinality(string_to_array(apart(marked(letters('', query))), ' '));
  one jsonb;
  queries jsonb := '{}';
begin
  if number > 100 then
    raise sqlstate 'OR003' using
      message = format('the text to look for has %s words, or pairs of letters: allowed are at most 100', to_char(number, 'FM999,999,999'));
  end if;
  foreach dictionary in array dictionaries loop
    one := asked(dictionary, terms);
    if one is not null then
      queries := jsonb_set(queries, array[dictionary], one);
    end if;
  end loop;
  -- Without a dictionary, no word is too common to be looked for; but only where there is none for any text.
  if queries = '{}' or queries - '' = '{}' and dictionaries <> array[''] then
    return null;
  end if;
  return queries;
end $$;
comment on function text_queries is
  'What a text search means to each dictionary in use, as asked tells it; nothing where it asks for no word, or only for such as every text has.';

create function text_query_of(queries jsonb) returns tsquery
  language sql immutable strict parallel safe
begin atomic
  select string_agg(distinct
    -- What is not said to one dictionary may well be to another.
    case when (asked ->> 'own')::bool then format('(%s) & ''<%s>''', asked ->> 'said', dictionary) else asked ->> 'said' end, ' | ')::tsquery
  from jsonb_each(queries) as by_dictionary (dictionary, asked);
end;
comment on function text_query_of is 'What a text search (text_queries) means in texts of whatever language.';

create function text_query(query text) returns tsquery
  language plpgsql stable strict parallel safe as $$
declare
  queries jsonb := text_queries(text_to_find(query));
begin
  if queries is null then
    raise sqlstate 'OR002' using message = 'the text asks for no word, or only for such as every text has: allowed is a text with at least one other';
  end if;
  return text_query_of(queries);
end $$;
comment on function text_query is
  'What a text search means in texts of whatever language; an error where it asks for no word, or only for such as every text has.';

create function relevance(words tsvector, language text, queries jsonb) returns real
  language sql immutable parallel safe
  return ts_rank('{0.1, 0.1, 1, 1}', words, (queries -> dictionary_of(language) ->> 'rank')::tsquery);
comment on function relevance is 'How well a text answers a text search (text_queries): more and nearer words count more. From 0 on.';

-- What answers.

create function is_letter_for_letter(text text, letters text) returns bool
  language sql immutable strict parallel safe
  return length(letters) = length(text) and (octet_length(text) = length(text) or text is nfkc normalized and
    text !~ '[\u00AD\u034F\u061C\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200D-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\U000E0000-\U000E0FFF]');
comment on function is_letter_for_letter is 'Whether each letter of a text (letters) stands where the text has it.';

create function letter_places(dictionary text, text text, out begun int[], out ended int[])
  language plpgsql immutable strict parallel safe as $$
declare
  piece text;
  made text;
  part text;
  before int := 0;
  more int;
  so_far int;
begin
  begun := '{}';
  ended := '{}';
  for piece in select cut[1] from regexp_matches(text, '\s+|\S+', 'g') as cut loop
    made := letters(dictionary, piece);
    so_far := cardinality(begun);
    more := before;
    if is_letter_for_letter(piece, made) then
      -- One by one: only so does an array grow without being copied.
      for n in before .. before + length(piece) - 1 loop
        begun := begun || n;
        ended := ended || n + 1;
      end loop;
    else
      -- A letter with its marks.
      for part in
        select cut[1] from regexp_matches(piece,
          '.[\u00AD\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u0900-\u0903\u093A-\u094F\u09BC-\u09D7\u0A3C-\u0A51\u0ABC-\u0ACD\u0B3C-\u0B57\u0BBE-\u0BD7\u0C3C-\u0C56\u0CBC-\u0CD6\u0D3B-\u0D57\u0DCA-\u0DDF\u1160-\u11FF\u200B-\u200F\u2060-\u206F\u3099\u309A\uFE00-\uFE0F\uFEFF]*', 'g') as cut
      loop
        for n in 1 .. length(letters(dictionary, part)) loop
          begun := begun || more;
          ended := ended || more + length(part);
        end loop;
        more := more + length(part);
      end loop;
      -- Where parts change one another: all of it.
      if cardinality(begun) - so_far <> length(made) then
        begun := begun[:so_far] || array_fill(before, array[length(made)]);
        ended := ended[:so_far] || array_fill(before + length(piece), array[length(made)]);
      end if;
    end if;
    before := before + length(piece);
  end loop;
end $$;
comment on function letter_places is 'Where each letter of a text (letters) comes from: code points before and up to the end of that part of the text.';

create function word_places(dictionary text, text text) returns table (place int, word text, begun int, ended int)
  language plpgsql immutable strict parallel safe rows 50
  -- Planned anew, it would take several times as long.
  set plan_cache_mode = force_generic_plan as $$
declare
  said constant text := letters(dictionary, text);
  marked_text constant text := marked(said);
  is_ascii constant bool := octet_length(text) = length(text);
  unspaced constant text := '[' || unspaced() || ']';
  has_unspaced constant bool := not is_ascii and marked_text ~ unspaced;
  -- Where each letter comes from; null where from its own place.
  firsts int[];
  lasts int[];
begin
  if not has_unspaced and marked_text !~ '[0-9\u0001\u0002]' and (is_ascii or is_letter_for_letter(text, said)) then
    return query
      select places::int, spaced, until_there::int - length(spaced), until_there::int
      from (
        select spaced, sum(length(spaced) + 1) over up_to_it - 1 as until_there, count(*) filter (where spaced <> '') over up_to_it as places
        from string_to_table(marked_text, ' ') with ordinality as each_word (spaced, number)
        window up_to_it as (order by number rows unbounded preceding)) as each_place
      where spaced <> '';
    return;
  end if;
  if not is_letter_for_letter(text, said) then
    select * into firsts, lasts from letter_places(dictionary, text);
  end if;
  return query
    with cut as (
      select number::int as n, gap, cut_word, (sum(length(gap) + length(cut_word)) over (order by number))::int as until
      from regexp_matches(marked_text, case when has_unspaced
          then '([ \u0001\u0002]*)([0-9][0-9\u0001]*|' || unspaced || '|[^ \u0001\u00020-9' || unspaced() || '][^ \u00020-9' || unspaced() || ']*)'
          else '([ \u0001\u0002]*)([0-9][0-9\u0001]*|[^ \u0001\u00020-9][^ \u00020-9]*)' end, 'g') with ordinality as each_cut (parts, number),
        lateral (select parts[1], parts[2]) as each_part (gap, cut_word)),
    following as (
      select *, lead(gap) over next_one as next_gap, lead(gap, 2) over next_one as gap_after, lead(cut_word) over next_one as next_word,
        lead(until) over next_one as next_until
      from cut window next_one as (order by n)),
    kept as (
      select n, replace(cut_word, E'\u0001', '') || case when is_pair then next_word else '' end as kept_word, until - length(cut_word) as since,
        case when is_pair then next_until else until end as until
      from following, lateral (
        select coalesce(has_unspaced and next_gap !~ '[ \u0002]' and cut_word ~ unspaced and next_word ~ unspaced, false)) as paired (is_pair)
      union all
      -- email, of e-mail.
      select n + of_both, replace(cut_word || next_word, E'\u0001', ''), until - length(cut_word), next_until
      from following, unnest(array[0, 1]) as of_both
      where next_gap = E'\u0002' and strpos(gap, E'\u0002') = 0 and coalesce(strpos(gap_after, E'\u0002'), 0) = 0
        and not (has_unspaced and cut_word || next_word ~ unspaced))
    select n, kept_word, coalesce(firsts[since + 1], since), coalesce(lasts[until], until)
    from kept;
end $$;
comment on function word_places is 'The words of a text as they are kept, with their places among them, and where they stand in it: code points before and up to the end of each.';

create function placed_highlights(text text, dictionary text, query jsonb) returns table (span_start int, span_end int)
  language plpgsql immutable parallel safe rows 10
  -- Nobody knows how many answer when this is planned. To PostgreSQL before 18 what is switched off costs ten billions, and so it would
  -- compile each statement, which takes a second.
  set plan_cache_mode = force_generic_plan set enable_nestloop = off set jit = off as $$
declare
  stemmer constant regdictionary := stemmer_of(dictionary);
  forms constant text[] := query ->> 'forms';
begin
  return query
    with mark as materialized (
      select option, each_mark.place, each_form, each_mark.begun as is_begun
      from jsonb_to_recordset(query -> 'marks') as each_mark (option int, place int, forms text[], begun bool), unnest(each_mark.forms) as each_form),
    found_there as materialized (
      select * from (
        select place, begun, ended, unnest(case
          when dictionary = '' then array[word, '=' || word, left(word, 1)]
          when dictionary = 'tr' then array[word, '=' || folded(word), left(word, 1), 'tr:' || folded((ts_lexize(stemmer, word))[1]), 'tr:' || (ts_lexize(stemmer, folded(word)))[1]]
          else array[word, '=' || word, left(word, 1), dictionary || ':' || (ts_lexize(stemmer, word))[1]] end) as each_form,
          word
        from word_places(dictionary, text)) as each_word
      where each_form = any (forms)),
    hit as (
      select distinct option, found_there.place - mark.place as since, mark.place, found_there.begun, found_there.ended
      from found_there join mark using (each_form)
      where is_begun or length(each_form) > 1 or each_form = word),
    answer as (
      select option, since from hit join (select option, count(distinct mark.place) as places from mark group by option) as whole using (option)
      group by option, since, places having count(distinct place) = places),
    part as (
      select distinct begun, ended from hit join answer using (option, since)),
    island as (
      select begun, ended, begun > max(ended) over (order by begun, ended rows between unbounded preceding and 1 preceding) as is_new from part),
    numbered as (
      select begun, ended, count(*) filter (where is_new) over (order by begun, ended) as n from island)
    select min(begun), max(ended) from numbered group by n order by 1;
end $$;
comment on function placed_highlights is
  'What text_highlights says of a text whose words do not stand between spaces as they are kept, or of a search for words in a row: by their places.';

create function text_highlights(text text, language text, queries jsonb) returns table (span_start int, span_end int)
  language plpgsql immutable parallel safe rows 10 as $$
declare
  dictionary constant text := dictionary_of(language);
  query constant jsonb := queries -> dictionary;
  beginning constant text := left(text, 16000);
  said text;
  forms text[];
  stemmer regdictionary;
  word text;
begin
  if query is null or text is null then
    return;
  end if;
  if dictionary <> 'tr' and (query -> 'single')::bool then
    said := letters(dictionary, beginning);
    if octet_length(text) = length(text) or said !~ ('[' || unspaced() || ']') and is_letter_for_letter(beginning, said) then
      said := marked(said);
      -- Each word by itself, where it stands as it is kept: most texts are such. By their places, they would take three times as long.
      if said !~ '[\u0001\u0002]|[0-9][^0-9 ]|[^0-9 ][0-9]' then
        forms := query ->> 'forms';
        stemmer := stemmer_of(dictionary);
        span_end := -1;
        foreach word in array string_to_array(said, ' ') loop
          span_start := span_end + 1;
          span_end := span_start + length(word);
          if dictionary || ':' || (ts_lexize(stemmer, word))[1] = any (forms) or word = any (forms) or '=' || word = any (forms) then
            return next;
          end if;
        end loop;
        return;
      end if;
    end if;
  end if;
  return query select * from placed_highlights(beginning, dictionary, query);
end $$;
comment on function text_highlights is
  'Which words of a text answer a text search (text_queries): code points before and up to the end of each; of the first 16,000.';

create or replace function name_words(name text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  said constant text := apart(marked(translate(latin(letters('', name)), '.', ' ')));
  words text[] := '{}';
  word text;
  half text;
begin
  foreach word in array string_to_array(said, ' ') loop
    words := words || (half || left(word, 1));
    half := case when strpos(word, E'\u0003') > 0 then left(word, 1) end;
    if half is null then
      words := words || string_to_array(word, '/');
    end if;
  end loop;
  return array(select distinct left(each, 60) from unnest(words) as each where each <> '' order by 1);
end $$;
comment on function name_words is
  'The words of a name, in lower case, without accents, Cyrillic ones in Latin letters; of scripts without spaces and of Hangul, each letter with the next.';

create function name_words_asked(query text) returns text[]
  language sql immutable strict parallel safe
  return array(select distinct word from string_to_table(query, ' ') as part, unnest(name_words(part)) as word order by 1);
comment on function name_words_asked is 'The words by which names are looked for: those of each part of a query by itself, in whatever order.';

create or replace function names_like(query text, scopes text[], alike boolean) returns table (
    score real, field matched_field, matched text, language text, script text, actor_id bigint, event_id bigint, place_id bigint, topic_id bigint)
  language plpgsql stable parallel safe rows 100
  set pg_trgm.similarity_threshold = 0.4 set pg_trgm.word_similarity_threshold = 0.55 as $$
declare
  wanted text[] := name_words_asked(query);
  whole tsquery := (select string_agg(quote_literal(word), ' & ')::tsquery from unnest(wanted) as word);
  begun tsquery := (select string_agg(quote_literal(word) || ':*', ' & ')::tsquery from unnest(wanted) as word);
  vector tsvector := array_to_tsvector(name_words(query));
  folded_query text := folded(query);
  is_ascii bool := octet_length(folded_query) = length(folded_query);
  found bigint;
begin
  if begun is null then
    return;
  end if;
  -- Of two names that answer as well, the one that has less beside what was asked for.
  return query
    select (case when name.name_words = vector then 1.0 when name.name_words @@ whole then 0.9 else 0.8 end
        - 0.05 * (1 - least(1, length(folded_query)::real / length(name.name)))
        -- And one in the same script before one in another.
        - case when is_ascii = (octet_length(name.folded_name) = length(name.folded_name)) then 0 else 0.05 end)::real,
      name.field, name.name, name.language, name.script, name.actor_id, name.event_id, name.place_id, name.topic_id
    from name
    where name.name_words @@ begun and (scopes is null or name.scope = any (scopes))
    limit 20000;
  get diagnostics found = row_count;
  if alike and found < 20 then
    return query
      select (0.7 * greatest(similarity(name.folded_name, folded_query), word_similarity(folded_query, name.folded_name)))::real,
        name.field, name.name, name.language, name.script, name.actor_id, name.event_id, name.place_id, name.topic_id
      from name
      where (name.folded_name % folded_query or folded_query <% name.folded_name) and (scopes is null or name.scope = any (scopes))
        and not name.name_words @@ begun
      limit 2000;
  end if;
end $$;

create function name_highlights(name text, query text) returns table (span_start int, span_end int)
  language sql immutable strict parallel safe rows 3
begin atomic
  with wanted as (
    select wanted from unnest(name_words_asked(query)) as wanted),
  found as materialized (
    select begun, ended, latin(word) as word, word ~ ('[' || unspaced() || ']') as is_unspaced from word_places('', name)),
  hit as (
    -- Folded, a word may be longer: Weiß has four letters, weiss five.
    select begun, ended, case when is_unspaced then ended
      else begun + least(ended - begun, max(length(wanted)) filter (where starts_with(word, wanted))) end as until
    from found, wanted
    where starts_with(word, wanted) or not is_unspaced and similarity(word, wanted) >= 0.3
    group by begun, ended, is_unspaced),
  island as (
    select begun, coalesce(until, ended) as until, begun >= max(coalesce(until, ended)) over (order by begun, ended rows between unbounded preceding and 1 preceding) as is_new
    from hit),
  numbered as (
    select begun, until, count(*) filter (where is_new) over (order by begun, until) as n from island)
  select min(begun), max(until) from numbered group by n;
end;
comment on function name_highlights is
  'Which words of a name answer a query: code points before and up to the end of the part that does, or of the whole word where it is only alike.';

create function excerpt(text text, language text, queries jsonb) returns text
  language sql immutable parallel safe
begin atomic
  with hit as (
    select span_start, count(*) over (order by span_start range between current row and 250 following) as hits
    from text_highlights(text, language, queries)),
  best as (
    select greatest(span_start - 60, 0) as begun from hit order by hits desc, span_start limit 1),
  cut as (
    select begun, substr(text, begun + 1, 400) as part, length(text) > begun + 400 as is_cut from best)
  -- No word is cut in two, where there are spaces between words.
  select regexp_replace(case when is_cut then regexp_replace(part, '\s+\S{0,40}$', '') else part end, case when begun = 0 then '^$' else '^\S{0,40}\s+' end, '')
  from cut;
end;
comment on function excerpt is 'The part of a text, up to 400 code points, that has most of the words of a text search (text_queries), to the letter.';

-- Tables. Of a source only the beginning is in its own row; a long text is kept in parts.

alter table statement drop words,
  add words tsvector not null generated always as (words_of(language, text)) stored;
comment on column statement.words is 'The words of the text, for full text search.';
create index statement_by_words on statement using gin (words);
alter table source drop words,
  add words tsvector not null generated always as (
    title_of(language, title) || words_of(language, left(coalesce(text, ''), 16000))) stored;
comment on column source.words is 'The words of the title, which weigh more, and of the beginning of the text, for full text search.';
create index source_by_words on source using gin (words);

create table source_part (
  source_id bigint not null,
  position int not null,
  span_start int not null,
  span_end int not null,
  words tsvector not null,
  primary key (source_id, position),
  constraint a_part_belongs_to_a_source foreign key (source_id) references source on delete cascade,
  constraint a_part_of_a_source_ends_after_it_starts check (span_start >= 0 and span_end > span_start)
);
comment on table source_part is 'The words of long texts of sources: of all of the text, part by part, for full text search.';
comment on column source_part.source_id is 'The source.';
comment on column source_part.position is 'Which part of its text: 1 for the first.';
comment on column source_part.span_start is 'Where the part begins: code points before it.';
comment on column source_part.span_end is 'Where it ends: 200 code points after the next one begins, so that a phrase stands in one of them.';
comment on column source_part.words is 'The words of the title, which weigh more, and of the part.';

create function divide(divided_id bigint) returns void
  language plpgsql as $$
declare
  most constant int := 16000;
  divided source;
  -- To count to a place in a text takes the time of walking there: so a long stretch of it is taken at a time.
  stretch text;
  stretch_start int := 0;
  before int := 0;
  part text;
  n int := 0;
begin
  delete from source_part where source_id = divided_id;
  select * into strict divided from source where id = divided_id;
  stretch := left(divided.text, 40 * most);
  if length(stretch) <= most then
    return;
  end if;
  loop
    if before - stretch_start > 38 * most then
      stretch_start := before;
      stretch := substr(divided.text, before + 1, 40 * most);
    end if;
    part := substr(stretch, before - stretch_start + 1, most);
    n := n + 1;
    insert into source_part values (divided_id, n, before, before + length(part),
      title_of(divided.language, divided.title) || words_of(divided.language, part));
    exit when length(part) < most;
    -- The next one begins with a word, where there are spaces between words.
    before := before + most - 200 + length(coalesce(substring(right(part, 200) from '^\S{0,100}\s+'), ''));
  end loop;
end $$;
comment on function divide is 'Keeps the words of the text of a source part by part, if it is long.';

create function divide_source() returns trigger
  language plpgsql as $$
begin
  perform divide(new.id);
  return null;
end $$;
comment on function divide_source is 'Keeps the words of a source that is written.';
create trigger long_sources_are_divided
  after insert on source
  for each row when (octet_length(new.text) > 16000)
  execute function divide_source();
create trigger changed_sources_are_divided_again
  after update of title, language, text on source
  for each row when (octet_length(concat(old.text, new.text)) > 16000
    and (old.title, old.language, old.text) is distinct from (new.title, new.language, new.text))
  execute function divide_source();
create trigger corpus_moves before insert or update or delete or truncate on source_part for each statement execute function corpus_moves();

-- No fact changes here: no new version of the corpus.
alter table source_part disable trigger user;
do $$ begin perform divide(id) from source where octet_length(text) > 16000; end $$;
alter table source_part enable trigger user;
create index source_part_by_words on source_part using gin (words);

do $$
declare
  named text;
begin
  foreach named in array array['actor', 'actor_alias', 'place', 'place_alias', 'topic', 'event'] loop
    execute format('alter table %I disable trigger user', named);
    execute format('update %I set name = name', named);
    execute format('alter table %I enable trigger user', named);
  end loop;
end $$;

create function long_sources(queries jsonb) returns bigint[]
  language plpgsql stable strict parallel safe as $$
declare
  dictionary_asked text;
  said jsonb;
  alternative jsonb;
  term text;
  ids bigint[];
  all_ids bigint[] := '{}';
begin
  for dictionary_asked, said in select * from jsonb_each(queries) loop
    for alternative in select jsonb_array_elements(said -> 'groups') loop
      ids := null;
      -- One word may stand in one part, the other in another.
      for term in select jsonb_array_elements_text(alternative -> 'has') loop
        if ids is null then
          ids := array(select distinct source_id from source_part where words @@ (format('(%s) & ''<%s>''', term, dictionary_asked))::tsquery);
        else
          ids := array(select distinct source_id from source_part where words @@ term::tsquery and source_id = any (ids));
        end if;
      end loop;
      for term in select jsonb_array_elements_text(alternative -> 'lacks') loop
        ids := array(
          select id from unnest(ids) as id
          where not exists (select from source_part where source_id = id and words @@ ltrim(term, '!')::tsquery));
      end loop;
      all_ids := all_ids || ids;
    end loop;
  end loop;
  return all_ids;
end $$;
comment on function long_sources is 'Which sources whose texts are kept in parts answer a text search (text_queries).';

create function source_excerpt(searched_id bigint, queries jsonb) returns text
  language sql stable parallel safe
begin atomic
  select excerpt(coalesce(substr(source.text, part.span_start + 1, part.span_end - part.span_start), source.text), source.language, queries)
  from source
  left join lateral (
    select span_start, span_end from source_part
    where source_id = source.id
    order by relevance(words, language, queries) desc, position
    limit 1) as part on true
  where source.id = searched_id;
end;
comment on function source_excerpt is 'The part of the text of a source, up to 400 code points, that has most of the words of a text search (text_queries), to the letter.';

-- Of words that it has no statistics of, PostgreSQL takes many texts to have them, and would look for the newest such among all. So it is
-- tried first whether they are few.

create function few_statements(words_asked tsquery, most int) returns bigint[]
  language sql stable strict parallel safe
  set enable_seqscan = off set enable_indexscan = off set jit = off
  return (
    select case when count(*) < most then coalesce(array_agg(id), '{}') end
    from (select id from statement where words @@ words_asked and status = 'CURRENT' limit most) as found);
comment on function few_statements is 'The current statements whose texts answer; null where they are not fewer than that.';

create function few_sources(words_asked tsquery, most int) returns bigint[]
  language sql stable strict parallel safe
  set enable_seqscan = off set enable_indexscan = off set jit = off
  return (
    select case when count(*) < most then coalesce(array_agg(id), '{}') end
    from (select id from source where words @@ words_asked limit most) as found);
comment on function few_sources is 'The same of sources, as far as their words stand in their own rows.';

create function search(query text, scopes text[]) returns table (
    id bigint, score real, field matched_field, matched text, language text, script text, wanted text, queries jsonb, is_cut boolean,
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
  asked_for constant jsonb := text_queries(text_to_find(query));
  asked_words constant tsquery := text_query_of(asked_for);
  long_ones bigint[];
  few bigint[];
begin
  -- What says nothing in a text may be a name; if it is none either, that is told.
  if not names and asked_words is null then
    perform text_query(query);
  end if;
  if names then
    return query
      -- One number for each thing found, the same each time, breaks ties.
      select distinct on (likely.actor_id, likely.event_id, likely.place_id, likely.topic_id)
        8 * coalesce(likely.actor_id, likely.event_id, likely.place_id, likely.topic_id)
          + case when likely.actor_id is not null then 0 when likely.event_id is not null then 2
              when likely.place_id is not null then 4 else 5 end,
        likely.score, likely.field, likely.matched, likely.language, likely.script, query, null::jsonb, false,
        likely.actor_id, null::bigint, likely.event_id, null::bigint, likely.place_id, likely.topic_id, null::bigint
      from names_like(query, scopes, true) as likely
      order by likely.actor_id, likely.event_id, likely.place_id, likely.topic_id, likely.score desc,
        -- Of names that answer as well, one in the same script.
        position(folded(query) in folded(likely.matched)) = 0, likely.field, likely.matched;
    if not found and asked_words is null and (statements or sources) then
      perform text_query(query);
    end if;
  end if;
  -- Planned for these words: whether it is better to look them up, or to go through the newest, depends on how common they are.
  if statements and asked_words is not null then
    few := few_statements(asked_words, 3 * most_statements);
    return query execute format($statement$
      with newest as (
        select id, text, language, words
        from statement
        where %s
        order by coalesce(said_on_earliest, '-infinity') desc, id desc
        limit %s)
      select 8 * id + 1, (1 - 1 / (1 + relevance(words, language, $2)))::real, 'TEXT'::matched_field, text, language::text, null, $1, $2,
        count(*) over () = %2$s, null::bigint, id, null::bigint, null::bigint, null::bigint, null::bigint, null::bigint
      from newest
      $statement$, case when few is null then format('words @@ %L::tsquery and status = ''CURRENT''', asked_words) else 'id = any ($3)' end,
      most_statements) using query, asked_for, few;
  end if;
  if sources and asked_words is not null then
    long_ones := long_sources(asked_for);
    few := few_sources(asked_words, 10 * most_sources);
    return query execute format($source$
      with newest as (
        select id, title, language, words
        from source
        where %s
        order by coalesce(published_on_earliest, '-infinity') desc, id desc
        limit %s),
      part as (
        select source_id, max(relevance(part.words, language, $2)) as relevance
        from source_part as part join newest on id = source_id and id = any ($3)
        where part.words @@ $4
        group by source_id)
      select 8 * id + 3, (1 - 1 / (1 + greatest(relevance(words, language, $2), part.relevance)))::real,
        (case when in_title then 'TITLE' else 'TEXT' end)::matched_field,
        case when in_title then title end, language::text, null, $1, $2, count(*) over () = %2$s,
        null::bigint, null::bigint, null::bigint, id, null::bigint, null::bigint, null::bigint
      from newest left join part on source_id = id,
        lateral (select ts_filter(words, '{a,b}') @@ ($2 -> dictionary_of(language) ->> 'said')::tsquery) as found (in_title)
      $source$, case when few is null then format('(words @@ %L::tsquery or id = any ($3))', asked_words) else 'id = any ($5 || $3)' end,
      most_sources) using query, asked_for, long_ones, asked_words, few;
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
      order by actor_id, event_id, place_id, topic_id, score desc, position(folded(prefix) in folded(matched)) = 0, field, matched),
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

create type search_note as enum ('WORDS_LEFT_OUT', 'NO_GRAMMAR', 'NEWEST_ONLY');
comment on type search_note is 'What a search does not do that may be expected of it.';

create function search_notes(query text, scopes text[], is_cut boolean) returns table (id int, code search_note, message text)
  language plpgsql stable parallel safe rows 3 as $$
declare
  queries constant jsonb := text_queries(query);
  said text[];
begin
  if scopes is not null and not scopes && array['STATEMENT', 'SOURCE'] then
    return;
  end if;
  said := array(select distinct word from jsonb_each(queries) as by_dictionary (dictionary, asked), jsonb_array_elements_text(asked -> 'leftOut') as word order by word);
  if queries is null then
    return query select 1, 'WORDS_LEFT_OUT'::search_note, 'texts were not searched: every text has these words';
  elsif said <> '{}' then
    return query select 1, 'WORDS_LEFT_OUT'::search_note,
      format('left out, because every text of a language has them: %s; in quotation marks they are looked for', array_to_string(said, ', '));
  end if;
  said := array(select language from languages_in_use() as language where dictionary_of(language) = '' order by language);
  if said <> '{}' then
    return query select 2, 'NO_GRAMMAR'::search_note,
      format('in these languages words are found as they are written, not in other forms: %s', array_to_string(said, ', '));
  end if;
  if is_cut then
    return query select 3, 'NEWEST_ONLY'::search_note, 'more answer: the newest 1,000 statements and 200 sources are ranked';
  end if;
end $$;
comment on function search_notes is 'What a search leaves out or does otherwise than may be expected.';

-- Nothing needs PostgreSQL's parser any longer.
drop function text_search_of;
do $$
declare
  configuration regconfig;
begin
  for configuration in select oid from pg_ts_config where cfgnamespace = 'public'::regnamespace and cfgname like 'folded\_%' loop
    execute format('drop text search configuration %s', configuration);
  end loop;
end $$;
