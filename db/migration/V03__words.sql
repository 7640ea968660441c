-- Texts and names as they are found, in every script. What is compared are letters, whatever marks, forms and invisible characters they are
-- written with; and what a word is does not depend on PostgreSQL's parser, which knows no script without spaces and takes "COVID-19" for a
-- word and a negative number.
--
-- Tables keep what these functions make of a text, so a change of one needs a migration that writes those columns anew.

-- Letters.

create function spelled(value text) returns text
  language plpgsql immutable strict parallel safe as $$
declare
  said text := value;
begin
  -- Soft hyphens, zero-width characters, marks of direction, fillers. (A zero-width non-joiner parts the words of Persian.)
  said := regexp_replace(said, '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200D-\u200F\u202A-\u202E\u2060-\u206F'
    '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\U000E0000-\U000E0FFF]+', '', 'g');
  if said ~ '[\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF\u0B66-\u0B6F\u0BE6-\u0BEF'
    '\u0C66-\u0C6F\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u17E0-\u17E9'
    '\u1810-\u1819\u1946-\u194F\u19D0-\u19D9\u1A80-\u1A89\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\uA620-\uA629'
    '\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59\uABF0-\uABF9]' then
    said := translate(said, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹߀߁߂߃߄߅߆߇߈߉०१२३४५६७८९০১২৩৪৫৬৭৮৯੦੧੨੩੪੫੬੭੮੯૦૧૨૩૪૫૬૭૮૯୦୧୨୩୪୫୬୭୮୯௦௧௨௩௪௫௬௭௮௯౦౧౨౩౪౫౬౭౮౯೦೧೨೩೪೫'
      '೬೭೮೯൦൧൨൩൪൫൬൭൮൯෦෧෨෩෪෫෬෭෮෯๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙༠༡༢༣༤༥༦༧༨༩၀၁၂၃၄၅၆၇၈၉႐႑႒႓႔႕႖႗႘႙០១២៣៤៥៦៧៨៩᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙᥆᥇᥈᥉᥊᥋᥌᥍᥎᥏᧐᧑᧒᧓᧔᧕᧖᧗᧘᧙᪀᪁᪂᪃᪄᪅᪆᪇᪈᪉᪐᪑᪒᪓'
      '᪔᪕᪖᪗᪘᪙᭐᭑᭒᭓᭔᭕᭖᭗᭘᭙᮰᮱᮲᮳᮴᮵᮶᮷᮸᮹᱀᱁᱂᱃᱄᱅᱆᱇᱈᱉᱐᱑᱒᱓᱔᱕᱖᱗᱘᱙꘠꘡꘢꘣꘤꘥꘦꘧꘨꘩꣐꣑꣒꣓꣔꣕꣖꣗꣘꣙꤀꤁꤂꤃꤄꤅꤆꤇꤈꤉꧐꧑꧒꧓꧔꧕꧖꧗꧘꧙꧰꧱꧲꧳꧴꧵꧶꧷꧸꧹꩐꩑꩒꩓꩔꩕꩖꩗꩘꩙꯰꯱꯲꯳꯴꯵꯶꯷꯸꯹',
      repeat('0123456789', 35));
  end if;
  -- 1 500 000 with spaces at which no line breaks.
  said := regexp_replace(said, '(?<=[0-9])[\u00A0\u2007\u2009\u202F](?=[0-9]{3}(?![0-9]))', ',', 'g');
  if said is not nfkc normalized then
    said := normalize(said, nfkc);
  end if;
  if said ~ '[\u0590-\u06FF]' then
    -- Vowels of Hebrew and Arabic, and what stretches a word.
    said := regexp_replace(said, '[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC'
      '\u06DF-\u06E8\u06EA-\u06ED]+', '', 'g');
    said := translate(said, 'أإآٱىئیېؤةەہھۀۃکڪ٬٫', 'ااااييييوههههههكك,.');
  end if;
  if said ~ '[\u30A1-\u30F6]' then
    said := translate(said, 'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ');
  end if;
  return translate(said, 'ςʼ’', 'σ''''');
end $$;
comment on function spelled is
  'A text without what may be written or left out (vowel points, soft hyphens, zero-width characters), and with one form of each letter '
  'and digit: compatible forms, those of Arabic and Persian, hiragana and katakana.';

create function latin(value text) returns text
  language sql immutable strict parallel safe
  return translate(
    replace(replace(replace(replace(replace(replace(value, 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dz'), 'щ', 'sc'), 'ю', 'ju'), 'я', 'ja'),
    'абвгґдђеёєжзиіїйјклмнопрстћуўфхцчшыэьъ', 'abvggddeeezziiijjklmnoprstcuufhccsye');
comment on function latin is
  'A text in lower case with Cyrillic letters written as Serbian writes them in Latin ones, without their accents.';

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
comment on function letters is
  'The letters of a text, by which it is found: as they are spelled, without capitals and accents, but as the dictionary needs them.';

create function folded(value text) returns text
  language plpgsql immutable strict parallel safe as $$
begin
  return replace(letters('', value), U&'\200C', '');
end $$;
comment on function folded is
  'A name without capitals, accents, vowel points, invisible characters and other forms of its letters, for comparing.';

-- Words.

create function unspaced() returns text
  language sql immutable parallel safe
  return '\u0E01-\u0EFF\u1000-\u109F\u1100-\u11FF\u1780-\u17D3\u17D7\u17DC\u17DD\u1950-\u19DF\u1A20-\u1AAD\u1B00-\u1B4B\u3005-\u3007'
    '\u3021-\u3029\u3031-\u3035\u3041-\u30FA\u30FC-\u318F\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA48C\uA960-\uA97C'
    '\uA980-\uA9C0\uA9CF-\uA9EF\uA9FA-\uA9FE\uAA60-\uAADD\uAC00-\uD7FF\uF900-\uFAFF\U0001AFF0-\U0001B16F\U00020000-\U0003FFFF';
comment on function unspaced is
  'The letters, for a regular expression, of which pairs are kept instead of words: of scripts that have no spaces between words, and '
  'Hangul, whose words have particles.';

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
  said := regexp_replace(said, '(?<=[\u3005-\u3007\u3041-\u30FF\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF])[ ・](?=[\u3005-\u3007'
    '\u3041-\u30FF\u3400-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF])', E'\u0001', 'g');
  return regexp_replace(said, '[^[:alnum:] \u0001\u0002\u0300-\u036F\u0710-\u074A\u0780-\u07B1\u07C0-\u07F5\u0900-\u0963\u0966-\u096F'
    '\u0971-\u0DF3\u0E01-\u0E4E\u0E50-\u0E59\u0E81-\u0EFF\u0F18-\u0F39\u0F3E-\u0FBC\u1000-\u1049\u1050-\u109F\u135D-\u135F\u1700-\u17D3'
    '\u17D7\u17DC\u17DD\u1885-\u18AA\u1920-\u193B\u1950-\u1AAD\u1B00-\u1B59\u1B80-\u1C37\uA800-\uA827\uA880-\uA8C5\uA8E0-\uA8F7'
    '\uA900-\uA92D\uA930-\uA953\uA980-\uA9C0\uA9CF-\uAADD\uAAE0-\uAAEF\uABC0-\uABEA\u302A-\u302F\u3099\u309A]|[\u0964\u0965\u0E2F\u0E4F'
    '\u0E5A\u0E5B\u0F0B-\u0F14\u104A-\u104F\u17D4-\u17D6\u17D8-\u17DA\u1360-\u1368]',
    ' ', 'g');
end $$;
comment on function marked is
  'The letters of a text, each at its place, with a space for whatever stands between words: U+0001 is what stands within a word or a '
  'number and does not count, U+0002 a hyphen, or what parts a word of Persian.';

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
  'The words that are marked in a text, with one space between them: letters and numbers apart; of both parts of E-Mail, email/e and '
  'email/mail; each letter of a script without spaces, with U+0003 where its pair is to be made with the next.';

create function dictionary_of(language text) returns text
  language sql immutable parallel safe
  return case
    when split_part(language, '-', 1) in (
      'ar', 'ca', 'da', 'de', 'el', 'en', 'es', 'eu', 'fi', 'fr', 'ga', 'hi', 'hu', 'hy', 'id', 'it', 'lt', 'ne', 'nl', 'no', 'pt',
      'ro', 'ru', 'sr', 'sv', 'ta', 'tr', 'yi') then split_part(language, '-', 1)
    when split_part(language, '-', 1) in ('nb', 'nn') then 'no'
    else ''
  end;
comment on function dictionary_of is
  'In which language (ISO 639) words of a language (a BCP 47 tag) are reduced to their stems; nothing where PostgreSQL cannot, and '
  'compares them as they are written.';

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
  'The words of a text that is not too long for a tsvector, with their places: those that stand there (exact), and the stems of others '
  '(other).';

create function title_of(language text, title text) returns tsvector
  language plpgsql immutable parallel safe as $$
begin
  return words_of_part(dictionary_of(language), left(title, 10000), 'A', 'B');
end $$;
comment on function title_of is 'The words of a title, as words_of has them of a text, with the weights A and B instead of C and D.';

-- A word is kept with the dictionary that it was reduced by, as en:war: one index serves all languages, and no text is found by what a word
-- means to the dictionary of another language.
create function words_of(language text, text text) returns tsvector
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
  'The words of a text for full text search: en:war, a stem with the dictionary that made it, where war stands with the weight C, where '
  'wars does with D; =wars, a word that is not its own stem; without a dictionary, in numbers and in scripts without spaces, what stands '
  'there; and the dictionary, as <en>. Of a long text, places only for its beginning.';

create function name_words(name text) returns text[]
  language plpgsql immutable strict parallel safe as $$
declare
  said text;
  words text[] := '{}';
  word text;
  half text;
begin
  if name !~ '[^A-Za-z ]' then
    return array(select distinct left(each, 60) from string_to_table(lower(name), ' ') as each where each <> '' order by 1);
  end if;
  said := apart(marked(translate(latin(letters('', name)), '.', ' ')));
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
  'The words of a name, in lower case, without accents, Cyrillic ones in Latin letters; of scripts without spaces and of Hangul, each '
  'letter with the next.';

create type matched_field as enum ('NAME', 'ALIAS', 'TITLE', 'TEXT');
comment on type matched_field is 'What of a record answers a search.';

create type search_note as enum ('WORDS_LEFT_OUT', 'NO_GRAMMAR', 'NEWEST_ONLY');
comment on type search_note is 'What a search does not do that may be expected of it.';
