// The queries: which variables they are asked with, and how PostGraphile's answer looks in On Record's words.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { getIntrospectionQuery } from 'postgraphile/graphql';

const date = (value) => value && { value };
const subject = ({ actor, event, place, topic }) => {
  if (actor) return { __typename: actor.type, id: actor.id, name: actor.name };
  if (event) return { __typename: 'Event', ...event };
  return place ? { __typename: 'Place', ...place } : { __typename: 'Topic', ...topic };
};
const each = (page, change) => page && { ...page, nodes: page.nodes.map(change) };
const statement = (theirs) => {
  const ours = { ...theirs, saidOn: date(theirs.saidOn) };
  if (theirs.appearances) ours.appearances = theirs.appearances.map(({ passage, source }) => ({ ...passage, source }));
  if (theirs.about) ours.about = theirs.about.map(subject);
  return ours;
};
const statements = (data) => ({ statements: each(data.statements, statement) });

// People as they are met with: those who said statements drawn by chance, so that who says much comes first and oftener.
export const people = `
  select gid as id
  from (
    select actor.gid, min(hashint8(statement.id)) as drawn
    from statement join actor on actor.id = speaker_id and type = 'Person'
    group by actor.gid
    order by drawn
    limit 200) as speakers`;

const all = [
  { name: 'person', variables: people, inOurWords: (data) => data },
  { name: 'feed', inOurWords: statements },
  {
    name: 'page',
    variables: people,
    inOurWords: ({ person }) => ({
      person: {
        ...person,
        roles: person.roles.map((role) => ({ ...role, from: date(role.from), until: date(role.until) })),
        statements: each(person.statements, statement),
        participations: each(person.participations, ({ role, event }) => ({ role, event: { ...event, startedOn: date(event.startedOn) } })),
      },
    }),
  },
  {
    name: 'nested',
    inOurWords: ({ people }) => ({ people: each(people, (person) => ({ ...person, statements: each(person.statements, statement) })) }),
  },
  {
    name: 'filtered',
    // Who says most, on the topics most spoken of, and some that are not.
    variables: `
      select speakers.gid as speaker, topics.gid as topic, '2014-01-01' as from, '2023-12-31' as until
      from (select actor.gid, row_number() over (order by count(*) desc, actor.id) as n
            from statement join actor on actor.id = speaker_id where type = 'Person' group by actor.id order by 2 limit 40) as speakers,
        (select topic.gid, row_number() over (order by count(*) desc, topic.id) as n
         from statement_subject join topic on topic.id = topic_id group by topic.id order by 2 limit 40) as topics
      where (speakers.n <= 5 and topics.n <= 5) or speakers.n = topics.n
      order by speakers.n, topics.n`,
    inOurWords: (data) => statements(data.speaker),
  },
  { name: 'deep', inOurWords: statements, variables: 'cursor' },
  {
    name: 'count',
    // Topics that are neither frequent nor rare: some thousands of a million statements, fewer than On Record counts to.
    variables: `
      select topic.gid as topic, '2014-01-01' as from, '2023-12-31' as until
      from statement_subject join topic on topic.id = topic_id group by topic.id order by count(*) desc, topic.id offset 10 limit 10`,
    inOurWords: (data) => data,
  },
  { name: 'introspection', ofOwnSchema: true },
  // The feed in a document that no server has seen before: its parsing, validation and planning are paid in full.
  { name: 'distinct', file: 'feed', change: (document) => document.replace(' act', '$& again@COUNTER@: act') },
  { name: 'everything-nested', onRecordOnly: true },
];

const textOf = (file) => readFileSync(new URL(`queries/${file}.graphql`, import.meta.url), 'utf8');

/** Some of the queries, or all. */
export function chosen(names) {
  const unknown = names?.filter((name) => !all.some((query) => query.name === name)) ?? [];
  if (unknown.length) throw new Error(`No query is called ${unknown.join(' or ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  return all.filter(({ name }) => !names || names.includes(name)).map((query) => {
    if (query.ofOwnSchema) return { ...query, document: getIntrospectionQuery(), postGraphileDocument: getIntrospectionQuery() };
    const change = query.change ?? ((document) => document);
    const file = query.file ?? query.name;
    const document = change(textOf(file));
    const postGraphileDocument = query.onRecordOnly ? undefined : change(textOf(`${file}.postgraphile`));
    return { ...query, document, postGraphileDocument };
  });
}

/** With which variables a query is asked of a server; cursors are each server's own. */
export async function variablesOf({ variables }, postgres, database, server, cursorOf = ourCursor) {
  if (variables === 'cursor') {
    const pages = Math.min(1000, Number(postgres.sql('select count(*) / 40 from statement', database)));
    return [{ after: await cursorOf(server, pages) }];
  }
  return variables ? JSON.parse(postgres.sql(`select json_agg(asked) from (${variables}) as asked`, database)) : [{}];
}

/** The cursor that leads to a page of 20: On Record shows 100 at most, so one walks there. */
async function ourCursor(server, page) {
  let after = null;
  for (let missing = (page - 1) * 20; missing > 0; missing -= 100) {
    const document = 'query($first: Int!, $after: String) { statements(first: $first, after: $after) { pageInfo { endCursor } } }';
    const { data } = await server.ask(document, { first: Math.min(missing, 100), after });
    after = data.statements.pageInfo.endCursor;
  }
  return after;
}

/** Stops unless a peer answers the same as On Record, whatever the variables. */
export async function compare(query, onRecord, peer) {
  if (!query.inOurWords) return;
  for (const [n, variables] of onRecord.variables.entries()) {
    const [one, other] = await Promise.all(
      [onRecord, peer].map(({ server, document, variables: asked }) => server.ask(document, asked[n])));
    const where = difference(withoutCursors(one.data), withoutCursors(peer.inOurWords(query, other.data)), 'data');
    if (where) throw new Error(`${query.name} with ${JSON.stringify(variables)}: On Record and ${peer.server.name} differ at ${where}`);
  }
}

const withoutCursors = (data) => JSON.parse(JSON.stringify(data, (key, value) => (key === 'endCursor' ? typeof value : value)));

function difference(one, other, path) {
  if (isDeepStrictEqual(one, other)) return undefined;
  const bothHaveParts = [one, other].every((value) => value !== null && typeof value === 'object');
  if (!bothHaveParts) return `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const where = difference(one[key], other[key], `${path}.${key}`);
    if (where) return where;
  }
  return `${path}: the order of keys`;
}
