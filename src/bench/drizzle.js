// Drizzle's relational queries over the same tables: one SQL query has all that a root field selects, and it is prepared when a document
// comes first, as Drizzle's documentation advises. Pothos would make these queries of a selection itself, but its plug-in for Drizzle needs
// a Drizzle that is a release candidate; Prisma was not tried. Served by Mercurius with graphql-jit, because GraphQL Yoga
// took more CPU.
//   NODE_ENV=production DATABASE_URL=… POOL_SIZE=… PORT=… node drizzle.js
import { readFileSync } from 'node:fs';
import { and, asc, count, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import Fastify from 'fastify';
import { visit } from 'graphql';
import { parseResolveInfo } from 'graphql-parse-resolve-info';
import mercurius from 'mercurius';
import pg from 'pg';
import * as tables from './drizzle-tables.js';

const { actor, appearance, participation, reply, role, statement, subject, topic } = tables;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });
const db = drizzle(pool, { schema: tables });
const given = sql.placeholder;

const day = (table) => sql`coalesce(${table.earliest}, '-infinity')`;
const newestFirst = [desc(day(statement)), desc(statement.key)];

/** In which order lists are, and how much of them is wanted. */
const lists = {
  roles: () => ({ orderBy: asc(role.position) }),
  statements: ({ first }) => ({ where: eq(statement.status, 'CURRENT'), orderBy: newestFirst, limit: first }),
  participations: ({ first }) => ({ orderBy: asc(participation.key), limit: first }),
  about: () => ({ orderBy: asc(subject.position) }),
  appearances: () => ({ orderBy: asc(appearance.position) }),
  replies: ({ first }) => ({ orderBy: asc(reply.key), limit: first }),
};

const actors = ['Actor', 'Person', 'Organization'];

/** The columns and relations of a table that a selection needs: they are called as the fields are. */
function selected(fieldsByType) {
  const config = { columns: {}, with: {} };
  for (const [type, fields] of Object.entries(fieldsByType)) {
    if (actors.includes(type)) config.columns.type = true;
    for (const { name, args, fieldsByTypeName: below } of Object.values(fields)) {
      if (name === 'exact') config.with.passage = { columns: { exact: true } };
      else if (name === 'about') config.with.about = { ...lists.about(), columns: {}, with: subjects(below) };
      else if (Object.keys(below).length === 0 || below.PartialDate) config.columns[name] = true;
      else config.with[name] = { ...selected(nodesOf(below)), ...lists[name]?.(args) };
    }
    delete config.columns.__typename;
  }
  return config;
}

/** What is selected of a page is selected of its nodes. */
const nodesOf = (below) => Object.values(below)[0].nodes?.fieldsByTypeName ?? below;

const subjects = ({ Person, Organization, Event, Place, Topic }) => ({
  actor: selected({ Person: { ...Person, ...Organization } }),
  event: selected({ Event: Event ?? {} }),
  place: selected({ Place: Place ?? {} }),
  topic: selected({ Topic: Topic ?? {} }),
});

/** What a filter asks: of statements, and of the links to their topics, which have the same columns for it. */
const conditions = (table, { speaker, topic: topics, saidOn }) => [
  eq(table.status, 'CURRENT'),
  speaker && sql`${table.speakerKey} = any(array${keys(actor, 'speaker')})`,
  saidOn?.from && sql`${day(table)} >= ${given('from')}`,
  saidOn?.until && sql`${day(table)} <= ${given('until')}`,
  saidOn?.until && sql`${table.latest} <= ${given('until')}`,
  topics && table === subject && sql`${subject.topicKey} = any(array${keys(topic, 'topic')})`,
  topics && table === statement && inArray(statement.key, db.select({ key: subject.statementKey }).from(subject)
    .where(and(...conditions(subject, { speaker, topic: topics, saidOn })))),
].filter(Boolean);
const keys = (table, name) => db.select({ key: table.key }).from(table).where(sql`${table.id} = any(${given(name)})`);
const valuesOf = ({ speaker, topic: topics, saidOn }) => ({ speaker, topic: topics, from: saidOn?.from, until: saidOn?.until });

const prepared = new WeakMap();
const names = new Map();

/**
 * The prepared query of a field: Mercurius keeps the documents it has parsed, so that the same field of the same document is the same
 * node. A query differs by the variables below the field, and by the shape of what is asked for with the field itself.
 */
function preparedFor(info, shape, build) {
  const [node] = info.fieldNodes;
  if (!prepared.has(node)) prepared.set(node, { variables: variablesBelow(node, info.fragments), queries: new Map() });
  const { variables, queries } = prepared.get(node);
  const key = JSON.stringify([shape, variables.map((name) => info.variableValues[name])]);
  if (!queries.has(key)) queries.set(key, prepare(build(parseResolveInfo(info).fieldsByTypeName)));
  return queries.get(key);
}

function variablesBelow({ selectionSet }, fragments) {
  const found = new Set();
  for (const part of [selectionSet, ...Object.values(fragments)]) {
    if (part) visit(part, { Variable: ({ name }) => { found.add(name.value); } });
  }
  return [...found];
}

/** Of the same name wherever the SQL is the same, whatever the document. */
function prepare(query) {
  const text = query.toSQL().sql;
  if (!names.has(text)) names.set(text, `query${names.size}`);
  return query.prepare(names.get(text));
}

const shapeOf = (filter) => Object.values(valuesOf(filter)).map(Boolean);

async function pageOf({ filter, first, after }, info) {
  const query = preparedFor(info, ['page', ...shapeOf(filter), Boolean(after)], ({ StatementPage: { nodes, pageInfo } }) => {
    const { columns, ...config } = selected(nodes?.fieldsByTypeName ?? {});
    return db.query.statement.findMany({
      ...config,
      columns: { ...columns, key: true },
      extras: pageInfo && { day: sql`${day(statement)}::text`.as('day') },
      where: and(...conditions(statement, filter),
        after ? sql`(${day(statement)}, ${statement.key}) < (${given('day')}, ${given('key')})` : undefined),
      orderBy: newestFirst,
      limit: given('limit'),
    });
  });
  const [lastDay, lastKey] = after ? JSON.parse(Buffer.from(after, 'base64url')) : [];
  const rows = await query.execute({ ...valuesOf(filter), day: lastDay, key: lastKey, limit: first + 1 });
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  const endCursor = last?.day ? Buffer.from(JSON.stringify([last.day, last.key])).toString('base64url') : null;
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor } };
}

async function countOf({ filter }, info) {
  const query = preparedFor(info, ['count', ...shapeOf(filter)], () => (filter.topic
    ? db.select({ total: countDistinct(subject.statementKey) }).from(subject).where(and(...conditions(subject, filter)))
    : db.select({ total: count() }).from(statement).where(and(...conditions(statement, filter)))));
  return (await query.execute(valuesOf(filter)))[0].total;
}

function subjectOf({ actor: anybody, event, place, topic: anything }) {
  if (anybody) return anybody;
  if (event) return { ...event, type: 'Event' };
  return place ? { ...place, type: 'Place' } : { ...anything, type: 'Topic' };
}

const typeOf = { resolveType: ({ type }) => type };
const resolvers = {
  Query: {
    person: (_, { id }, context, info) => preparedFor(info, 'person', (fields) => db.query.actor.findFirst({
      ...selected(fields), where: and(eq(actor.id, given('id')), eq(actor.type, 'Person')),
    })).execute({ id }),
    people: async (_, { first }, context, info) => ({
      nodes: await preparedFor(info, 'people', (fields) => db.query.actor.findMany({
        ...selected(nodesOf(fields)),
        where: eq(actor.type, 'Person'),
        orderBy: [asc(actor.foldedName), asc(actor.key)],
        limit: given('first'),
      })).execute({ first }),
    }),
    statements: (_, args, context, info) => {
      let page;
      return { page: () => page ??= pageOf(args, info), total: () => countOf(args, info) };
    },
  },
  StatementPage: {
    nodes: async ({ page }) => (await page()).nodes,
    pageInfo: async ({ page }) => (await page()).pageInfo,
    totalCount: ({ total }) => total(),
  },
  Person: {
    statements: ({ statements }) => ({ nodes: statements }),
    participations: ({ participations }) => ({ nodes: participations }),
  },
  Statement: {
    about: ({ about }) => about.map(subjectOf),
    replies: ({ replies }) => ({ nodes: replies }),
  },
  Appearance: { exact: ({ passage }) => passage.exact },
  Actor: typeOf,
  Subject: typeOf,
  PartialDate: { value: (date) => date },
};

const app = Fastify();
app.register(mercurius, { schema: readFileSync(new URL('peers.graphql', import.meta.url), 'utf8'), resolvers, jit: 1 });
await app.listen({ port: Number(process.env.PORT) });
console.log('ready');
