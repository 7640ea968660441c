// What `run find` asks: in which words, with which variables, and how PostGraphile's answer is compared with On Record's.
import { people } from './queries.js';

// Whom one looks for: actors drawn by chance from those who say something, so that who says much comes oftener.
const names = `
  select name, gid
  from (
    select actor.name, actor.gid, min(hashint8extended(statement.id, 1)) as drawn
    from statement join actor on actor.id = speaker_id
    group by actor.id
    order by drawn
    limit 50) as speakers
  order by drawn`;

// Words are looked for as texts have them. What English leaves out is no word, and short ones are rarely looked for.
const words = (which) => `
  select id, word
  from (${which}) as said, lateral (select distinct word from regexp_split_to_table(lower(text), '[^a-z]+') as word) as word
  where length(word) >= 4 and to_tsvector('english', word) <> ''`;

// Two words of one text each, frequent or rare, of texts drawn by chance.
const pairs = `
  select string_agg(word, ' ' order by drawn) as text
  from (
    select id, word, drawn, row_number() over (partition by id order by drawn) as nth
    from (${words(`
      select id, text from statement where language = 'en' and status = 'CURRENT' order by hashint8extended(id, 2) limit 60`)}) as word,
      lateral (select hashint8extended(id, hashtext(word))) as chance (drawn)) as words
  where nth <= 2
  group by id
  having count(*) = 2
  order by min(drawn)
  limit 50`;

const common = `
  select word, row_number() over (order by count(*) desc, word) as n
  from (${words('select id, text from statement where id <= 20000 and language = \'en\'')}) as words
  group by word
  order by n
  limit 15`;

const topics = (most) => `
  select topic_id, topic.gid, count(*), row_number() over (order by count(*) desc, topic_id) as n
  from statement_subject join topic on topic.id = topic_id
  where status = 'CURRENT'
  group by topic_id, topic.gid
  order by n
  limit ${most}`;

// Days between which 9,000 statements are on a topic (of a small corpus, half of those on the most frequent one): early, midway and late.
const periods = `
  with topic as materialized (${topics(20)}),
  wanted as (select least(9000, max(count) / 2) as many from topic),
  dated as (
    select n, gid, said_on_earliest as day, row_number() over (partition by topic_id order by said_on_earliest, statement_id) as nth,
      count(*) over (partition by topic_id) as dated
    from topic join statement_subject using (topic_id)
    where status = 'CURRENT' and said_on_earliest = said_on_latest)
  select gid as topic, min(day) as from, max(day) as until
  from dated, wanted, generate_series(0, 2) as part
  where dated >= many and nth > part * (dated - many) / 2 and nth <= part * (dated - many) / 2 + many
  group by n, gid, part
  order by n, part`;

const years = `
  select gid as topic, year || '-01-01' as from, year || '-12-31' as until
  from (${topics(50)}) as topic, lateral (select 2010 + n * 7 % 16) as said (year)
  order by n`;

// What sources say, from somewhere in the middle.
const quoted = (length) => `
  select substr(text, 1 + length(text) / 5, ${length}) as text from source
  where length(text) >= ${length} * 5 / 4
  order by hashint8extended(id, 7) limit 50`;

// Halves of two of them, as one quotation.
const spliced = `
  select string_agg(regexp_replace(text, '^\\S*\\s+|\\s+\\S*$', '', 'g'), '. ' order by n) as text
  from (select text, row_number() over (order by text) as n from (${quoted(120)}) as quoted) as each
  group by (n - 1) / 2
  having count(*) = 2`;

// Offices are drawn by chance, so that what many hold, and where many hold one, comes oftener.
const titles = `
  select title
  from (
    select split_part(title, ' ', 1) as title, min(hashint8extended(id, 5)) as drawn from role
    where length(split_part(title, ' ', 1)) >= 4 and to_tsvector('english', split_part(title, ' ', 1)) <> ''
    group by 1 order by drawn limit 50) as drawn
  order by drawn`;
const organizations = `
  select id
  from (
    select actor.gid as id, min(hashint8extended(role.id, 6)) as drawn from role join actor on actor.id = organization_id
    group by 1 order by drawn limit 50) as drawn
  order by drawn`;

const wholeWords = (text) => text.replace(/^\S*\s+/, '').replace(/\s+\S*$/, '');

/** With a word put in, one left out, and one replaced. */
function altered(text) {
  const parts = wholeWords(text).split(' ');
  const middle = Math.floor(parts.length / 2);
  return [...parts.slice(0, middle), 'never', ...parts.slice(middle, -3), 'always', parts.at(-1)].join(' ');
}

const mostFrequent = 'the of to and a in that is we for on with'.split(' ');

const checked = `query($text: String!) {
  checkQuote(text: $text) { verdict matches { exact differences { kind quoted recorded } statement { id } source { id } } }
}`;

/** A name with one or two letters changed, or two that have changed places, as by somebody who types fast or has only heard it. */
function misspelt(name, n) {
  const parts = name.split(' ');
  const spoil = (which, how) => {
    const word = parts[which];
    const at = 1 + n % (word.length - 2);
    const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    const changed = word.slice(0, at) + (word[at] === 'e' ? 'a' : 'e') + word.slice(at + 1);
    parts[which] = how % 2 === 0 && swapped !== word ? swapped : changed;
  };
  const which = n % parts.length;
  spoil(which, n);
  if (n % 3 === 0) spoil((which + 1) % parts.length, n + 1);
  return parts.join(' ');
}

const typed = (name, n) => name.split(' ')[n % 2].slice(0, 2 + Math.floor(n / 2) % 4);

const hits = '{ edges { score matched highlights { start end } node { id } } }';
const inStatements = `query($text: String!) { search(text: $text, in: [STATEMENT], first: 20) ${hits} }`;
const ranked = 'query($text: String!) { findingFindStatements(query: $text, first: 20) { nodes { gid text } } }';

const facet = (by) => `${by.toLowerCase()}: facets(by: ${by}) { buckets { value label count } bucketCount unknown }`;
const list = (...fields) => `query($topic: ID!, $from: Date!, $until: Date!) {
  statements(filter: { topic: [$topic], descendants: false, saidOn: { from: $from, until: $until } }) { ${fields.join(' ')} }
}`;
const groups = (name, by, counted = 'rowId') => `${name}: groupedAggregates(groupBy: [${by}]) { keys rows { ${counted} } }`;
const current = 'status: { equalTo: CURRENT }';
const onTopic = `{
  ${current}
  day: { greaterThanOrEqualTo: $from, lessThanOrEqualTo: $until }
  saidOnLatest: { lessThanOrEqualTo: $until }
  statementSubjects: { some: { topic: { gid: { equalTo: $topic } } } }
}`;
const theirList = (...fields) => `query($topic: String!, $from: Date!, $until: Date!) { ${fields.join(' ')} }`;
const theirSpeakersAndYears = `${groups('speaker', 'SPEAKER_ID')} ${groups('year', 'SAID_ON_YEAR')}`;

const page = '{ nodes { id text saidOn { value } speaker { name } } }';
const theirPage = '{ nodes { id: gid text saidOn speaker { name } } }';
const withText = (order) => `query($text: String!) { statements(filter: { text: $text }, orderBy: ${order}, first: 20) ${page} }`;
const theirsWithText = (from) => `query($text: String!) { statements: ${from}(query: $text, first: 20) ${theirPage} }`;

// How the answers are compared: each function answers something of both that must be the same. PostGraphile answers all groups of a facet,
// by internal ids, in no order; compared are the buckets that On Record shows, how many there are, and what is unknown.
const kinds = { speaker: ['actor'], actor: ['actor'], topic: ['topic'], subject: ['actor', 'event', 'place', 'topic'] };

/** How many rows the groups by something have: by public ids, as gids has them of each table, or by the value itself. */
function countsOf(found, by, gids) {
  return new Map(found.map(({ keys, rows }) => {
    const at = keys.findIndex((key) => key !== null);
    const value = at < 0 ? null : keys[at];
    return [kinds[by] && value ? gids[kinds[by][at]][value] : value, Number(Object.values(rows)[0])];
  }));
}

const facetsAlike = (...facets) => (ours, theirs, gids) => [
  facets.map((name) => {
    const { buckets, bucketCount, unknown } = ours.statements[name];
    return [name, buckets.map(({ value, count }) => [value, count]), bucketCount, unknown];
  }),
  facets.map((name) => {
    const counts = countsOf((theirs[name] ?? theirs.statements)[name], name, gids);
    const { buckets } = ours.statements[name];
    return [name, buckets.map(({ value }) => [value, counts.get(value)]), counts.size - counts.has(null), counts.get(null) ?? 0];
  }),
];

const facetsOfAllAlike = (...answers) => facetsAlike('speaker', 'subject', 'year')(...answers).map(([speaker, [name, buckets, , unknown], year]) => (
  [speaker, [name, buckets.filter(([value]) => /^(person|organization):/.test(value)), unknown], year]));

const cellsAlike = (ours, theirs, gids) => {
  const { rows, columns } = ours.statements.crossFacets;
  const counts = new Map(theirs.statementSubjects.cells.map(({ keys: [speaker, topic], rows: { statementId } }) => (
    [`${gids.actor[speaker]} ${gids.topic[topic]}`, Number(statementId)])));
  return [
    rows.map((row) => [row.value, row.counts]),
    rows.map((row) => [row.value, columns.map((column) => counts.get(`${row.value} ${column.value}`) ?? 0)]),
  ];
};

const monthsAlike = (ours, theirs) => {
  const { buckets, coarser, unknown } = ours.statements.timeline;
  const counted = [...buckets, ...coarser, { value: null, count: unknown }].filter(({ count }) => count > 0);
  return [
    counted.map(({ value, count }) => [value, count]).toSorted(),
    theirs.statements.months.map(({ keys, rows }) => [keys[0], Number(rows.rowId)]).toSorted(),
  ];
};

const seriesAlike = (ours, theirs, gids) => {
  const { series } = ours.statements.timeline;
  const countOf = (value) => theirs.statements.series.filter(({ keys }) => gids.actor[keys[0]] === value)
    .reduce((sum, { rows }) => sum + Number(rows.rowId), 0);
  return [series.map(({ value, count }) => [value, count]), series.map(({ value }) => [value, countOf(value)])];
};

const counterpartsAlike = (ours, theirs, gids, { id }) => {
  const counts = countsOf(theirs.statementSubjects.actor, 'actor', gids);
  counts.delete(id);
  const { counterparts } = ours.person;
  return [
    [counterparts.map(({ actor, count }) => [actor.id, count]), counterparts.length],
    [counterparts.map(({ actor }) => [actor.id, counts.get(actor.id)]), Math.min(10, counts.size)],
  ];
};

const pagesAlike = (ours, theirs) => [ours, theirs].map(({ statements }) => statements.nodes.map(({ id }) => id));

const all = [
  {
    name: 'fuzzy-name',
    what: 'a name with one or two wrong letters',
    beside: '`find_actors`: by how alike the whole names are; neither other names nor scores nor highlights',
    wanted: 15,
    variables: names,
    change: ({ name }, n) => ({ text: misspelt(name, n) }),
    document: `query($text: String!) { search(text: $text, in: [PERSON, ORGANIZATION], first: 20) ${hits} }`,
    theirDocument: 'query($text: String!) { findingFindActors(query: $text, first: 20) { nodes { gid name } } }',
    // Who was meant must be among the first 20: how often that is so, is told.
    meant: ({ gid }) => gid,
    found: (data) => data.search.edges.map(({ node }) => node.id),
    theirFound: (data) => data.findingFindActors.nodes.map(({ gid }) => gid),
  },
  {
    name: 'suggest',
    what: 'a search box with two to five letters of a name',
    beside: '`foldedName: { startsWith }`: actors whose names begin so; neither second words nor other names, nor places, events, topics',
    wanted: 15,
    variables: names,
    change: ({ name }, n) => ({ prefix: n % 3 === 0 ? typed(name, n) : typed(name, n).toLowerCase() }),
    document: 'query($prefix: String!) { suggest(prefix: $prefix) { name highlights { start end } node { id } } }',
    theirDocument: `query($prefix: String!) {
      actors(filter: { foldedName: { startsWith: $prefix } }, orderBy: [SORTED_NAME_ASC], first: 10) { nodes { gid name } } }`,
    theirChange: ({ prefix }) => ({ prefix: prefix.toLowerCase() }),
  },
  {
    name: 'two-words',
    what: 'two words of a statement',
    beside: '`find_statements`: ranks all that match, where On Record ranks the newest 1,000, or 200; neither scores nor highlights',
    wanted: 30,
    variables: pairs,
    document: inStatements,
    theirDocument: ranked,
  },
  {
    name: 'common-pair',
    what: 'two of the 15 most frequent words',
    beside: 'the same',
    variables: `with word as materialized (${common})
      select a.word || ' ' || b.word as text from word as a join word as b on a.n < b.n and (a.n + b.n) % 2 = 0 order by a.n, b.n`,
    document: inStatements,
    theirDocument: ranked,
  },
  {
    name: 'common-word',
    what: 'one of them',
    beside: 'the same',
    variables: `select word as text from (${common}) as word order by n`,
    document: inStatements,
    theirDocument: ranked,
  },
  {
    name: 'any-script',
    what: 'three letters of a statement in Chinese or Thai, with `--mixed`',
    beside: 'the same',
    mixed: true,
    variables: `
      select substr(text, 5, 3) as text from statement
      where language in ('zh', 'th') and status = 'CURRENT' order by hashint8extended(id, 3) limit 50`,
    document: inStatements,
    theirDocument: ranked,
  },
  {
    name: 'newest',
    what: 'the newest statements with two words',
    beside: '`newest_statements`',
    variables: pairs,
    document: withText('SAID_ON_DESC'),
    theirDocument: theirsWithText('findingNewestStatements'),
    alike: pagesAlike,
  },
  {
    name: 'relevant',
    what: 'the same by relevance',
    beside: '`find_statements`: ranks all that match, where On Record ranks the newest 10,000',
    variables: pairs,
    document: withText('RELEVANCE'),
    theirDocument: theirsWithText('findingFindStatements'),
  },
  {
    name: 'facets',
    what: 'speakers, topics and years of some thousand statements',
    beside: '`groupedAggregates` of statements and of their subjects: all groups in no order, without names',
    wanted: 60,
    variables: periods,
    matching: list('totalCount'),
    document: list(facet('SPEAKER'), facet('TOPIC'), facet('YEAR')),
    theirDocument: theirList(`statements(filter: ${onTopic}) { ${theirSpeakersAndYears} }`,
      `topic: statementSubjects(filter: { topicId: { isNull: false }, statement: ${onTopic} }) {
        ${groups('topic', 'TOPIC_ID', 'statementId')}
      }`),
    alike: facetsAlike('speaker', 'topic', 'year'),
  },
  {
    name: 'facets-act',
    what: 'speakers, acts and years of some thousand statements',
    beside: '`groupedAggregates` of statements: all groups in no order, without names',
    wanted: 60,
    variables: periods,
    matching: list('totalCount'),
    document: list(facet('SPEAKER'), facet('ACT'), facet('YEAR')),
    theirDocument: theirList(`statements(filter: ${onTopic}) { ${theirSpeakersAndYears} ${groups('act', 'ACT')} }`),
    alike: facetsAlike('speaker', 'act', 'year'),
  },
  {
    name: 'cross-facets',
    what: 'speakers by topics of some thousand statements',
    beside: '`groupedAggregates` of subjects: all pairs in no order, without names, and without the counts of rows and columns',
    wanted: 60,
    variables: periods,
    matching: list('totalCount'),
    document: list(`crossFacets(rows: SPEAKER, columns: TOPIC) {
      columns { value label count } rows { value label count counts } rowCount columnCount unknown }`),
    theirDocument: theirList(`statementSubjects(filter: { topicId: { isNull: false }, statement: ${onTopic} }) {
      ${groups('cells', 'SPEAKER_ID, TOPIC_ID', 'statementId')}
    }`),
    alike: cellsAlike,
  },
  {
    name: 'facets-of-all',
    what: 'speakers, subjects and years of everything',
    beside: '`groupedAggregates` of statements and of their subjects: all groups in no order, without names; of topics, places and events '
      + 'without what belongs within them, so of subjects only actors are compared',
    wanted: 300,
    document: `{ statements { ${facet('SPEAKER')} ${facet('SUBJECT')} ${facet('YEAR')} } }`,
    theirDocument: `{
      statements(filter: { ${current} }) { ${theirSpeakersAndYears} }
      subject: statementSubjects(filter: { statement: { ${current} } }) {
        ${groups('subject', 'ACTOR_ID, EVENT_ID, PLACE_ID, TOPIC_ID', 'statementId')}
      }
    }`,
    alike: facetsOfAllAlike,
  },
  {
    name: 'timeline-of-all',
    what: 'the months of everything',
    beside: '`groupedAggregates` by month: without the months in which nothing was said',
    wanted: 300,
    document: '{ statements { timeline(by: MONTH) { buckets { value count } coarser { value count } unknown } } }',
    theirDocument: `{ statements(filter: { ${current} }) { ${groups('months', 'SAID_ON_MONTH')} } }`,
    alike: monthsAlike,
  },
  {
    name: 'timeline-of-year',
    what: 'the months of a year on a topic, and the same of the three who spoke most',
    beside: '`groupedAggregates` by month, and by speaker and month: of all speakers, without names',
    variables: years,
    document: list(`timeline(by: MONTH) {
      buckets { value count } coarser { value count } unknown series(by: SPEAKER, first: 3) { value label count counts } }`),
    theirDocument: theirList(`statements(filter: ${onTopic}) {
      ${groups('months', 'SAID_ON_MONTH')}
      ${groups('series', 'SPEAKER_ID, SAID_ON_MONTH')}
    }`),
    alike: (...answers) => {
      const [months, series] = [monthsAlike, seriesAlike].map((alike) => alike(...answers));
      return [[months[0], series[0]], [months[1], series[1]]];
    },
  },
  {
    name: 'counterparts',
    what: 'of whom somebody speaks most',
    beside: '`groupedAggregates` of subjects: all groups in no order, without names',
    variables: `${people} limit 50`,
    document: 'query($id: ID!) { person(id: $id) { counterparts(direction: SPEAKS_OF, first: 10) { actor { id name } count } } }',
    theirDocument: `query($id: String!) {
      statementSubjects(filter: { actorExists: true, statement: { ${current}, speaker: { gid: { equalTo: $id } } } }) {
        ${groups('actor', 'ACTOR_ID', 'statementId')}
      }
    }`,
    alike: counterpartsAlike,
  },
  {
    name: 'said-in-office',
    what: 'what was said in an office, by a word of its title, and how much',
    variables: titles,
    document: `query($title: String!) { statements(filter: { speakerRole: { title: $title } }) { totalCount ${page.slice(2)} }`,
  },
  {
    name: 'said-by-members',
    what: 'what people said while they held an office in an organization, or in a part of it, and how much',
    variables: organizations,
    document: `query($id: ID!) { organization(id: $id) { memberStatements { totalCount ${page.slice(2)} } }`,
  },
  ...[60, 200, 500].flatMap((length) => [{
    name: `check-${length}`,
    what: `did they say it: ${length} characters of a source, to the letter`,
    wanted: 10,
    variables: quoted(length),
    change: ({ text }) => ({ text: wholeWords(text) }),
    document: checked,
  }, {
    name: `check-altered-${length}`,
    what: 'the same with three words altered',
    wanted: 10,
    variables: quoted(length),
    change: ({ text }) => ({ text: altered(text) }),
    document: checked,
  }]),
  {
    name: 'check-spliced',
    what: 'words of two sources, as one quotation',
    wanted: 50,
    variables: spliced,
    document: checked,
  },
  {
    name: 'check-common',
    what: 'twelve times one of the most frequent words, as a quotation',
    wanted: 50,
    variables: common,
    change: ({ n }) => ({ text: mostFrequent.map((_, at) => mostFrequent[(at * n) % 12]).join(' ') }),
    document: checked,
  },
  {
    name: 'check-repeated',
    what: 'the same word, up to 1,000 characters',
    wanted: 50,
    variables: common,
    change: ({ word }) => ({ text: `${word} `.repeat(Math.floor(1000 / (word.length + 1))).trim() }),
    document: checked,
  },
  {
    name: 'check-nowhere',
    what: 'what nobody said, in words of which some are frequent',
    wanted: 50,
    variables: pairs,
    change: ({ text }, n) => ({ text: `${text} was ${n % 2 ? 'never' : 'always'} about our talks on ${text}` }),
    document: checked,
  },
];

/** Some of the queries, or all. */
export function chosen(list) {
  const unknown = list?.filter((name) => !all.some((query) => query.name === name)) ?? [];
  if (unknown.length) throw new Error(`No query is called ${unknown.join(' or ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  return all.filter(({ name }) => !list || list.includes(name));
}
