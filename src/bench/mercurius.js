// Mercurius over the same tables, configured as its documentation recommends: graphql-jit compiles a document when it comes again, and
// loaders get all objects of a level at once. What they run are prepared statements.
//   NODE_ENV=production DATABASE_URL=… POOL_SIZE=… PORT=… node mercurius.js
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

// Days are only handed back to PostgreSQL.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });

// There are as many as the schema has combinations of filters and loaders, whatever the documents.
const names = new Map();

/** The rows of a query that each connection prepares once. */
async function rowsOf(text, ...values) {
  if (!names.has(text)) names.set(text, `query${names.size}`);
  return (await pool.query({ name: names.get(text), text, values })).rows;
}

const actors = `
  select id as key, gid as id, type, name, description
  from actor
  where id = any($1)`;
const events = `
  select id as key, gid as id, name, started_on as "startedOn", place_id as "placeKey"
  from event
  where id = any($1)`;
const statement = `id as key, gid as id, text, form, act, said_on as "saidOn", speaker_id as "speakerKey", event_id as "eventKey"`;
const day = `coalesce(said_on_earliest, '-infinity')`;

// The documentation names both ways: with a cache, objects are serialized to be its keys; without, more of them come to the loader. Here
// they are looked up once all the same.
const uncached = (loader) => ({ loader, opts: { cache: false } });

/** Loads what an object has one of, by its key; a value other than the row is taken from it. */
const one = (key, text, value = (row) => row) => uncached(async (queries) => {
  const keys = new Set(queries.map(({ obj }) => obj[key]).filter(Boolean));
  const rows = keys.size > 0 ? await rowsOf(text, [...keys]) : [];
  const found = new Map(rows.map((row) => [row.key, value(row)]));
  return queries.map(({ obj }) => found.get(obj[key]) ?? null);
});

/** Loads all that an object has, in the order of the rows. */
const many = (text) => uncached(async (queries) => {
  const rows = await rowsOf(text, queries.map(({ obj }) => obj.key));
  const lists = Map.groupBy(rows, ({ owner }) => owner);
  return queries.map(({ obj }) => lists.get(obj.key) ?? []);
});

/** Loads the first that an object has, as many as are asked for. */
const first = (page, order) => {
  const text = `
    select asked.nth::int, page.*
    from unnest($1::bigint[], $2::int[]) with ordinality as asked (owner, first, nth)
      cross join lateral (${page} order by ${order} limit asked.first) as page
    order by nth, ${order}`;
  return uncached(async (queries) => {
    const rows = await rowsOf(text, queries.map(({ obj }) => obj.key), queries.map(({ params }) => params.first));
    const lists = Map.groupBy(rows, ({ nth }) => nth);
    return queries.map((_, n) => ({ nodes: lists.get(n + 1) ?? [] }));
  });
};

const loaders = {
  Person: {
    roles: many(`
      select person_id as owner, title, held_from as from, held_until as until, organization_id as "organizationKey"
      from role
      where person_id = any($1)
      order by person_id, position`),
    statements: first(`
      select ${statement}, ${day} as day
      from statement
      where speaker_id = asked.owner and status = 'CURRENT'`, 'day desc, key desc'),
    participations: first(`
      select id as key, role, event_id as "eventKey"
      from participation
      where actor_id = asked.owner`, 'key'),
  },
  Role: { organization: one('organizationKey', actors) },
  Participation: { event: one('eventKey', events) },
  Statement: {
    speaker: one('speakerKey', actors),
    speakerRole: one('key', `
      select statement_id as key, title, held_from as from, held_until as until, organization_id as "organizationKey"
      from statement_speaker_role
      where statement_id = any($1)`),
    event: one('eventKey', events),
    about: many(`
      select statement_id as owner,
        case
          when actor.id is not null then actor.type::text
          when event.id is not null then 'Event'
          when place.id is not null then 'Place'
          else 'Topic'
        end as type,
        coalesce(actor.gid, event.gid, place.gid, topic.gid) as id,
        coalesce(actor.name, event.name, place.name, topic.name) as name
      from statement_subject
        left join actor on actor.id = actor_id
        left join event on event.id = event_id
        left join place on place.id = statement_subject.place_id
        left join topic on topic.id = topic_id
      where statement_id = any($1)
      order by statement_id, position`),
    appearances: many(`
      select statement_id as owner, passage_id as "passageKey", source_id as "sourceKey"
      from appearance
      where statement_id = any($1)
      order by statement_id, position`),
    replies: first(`
      select id as key, stance, statement_id as "statementKey"
      from reply
      where reply_to_id = asked.owner`, 'key'),
  },
  Reply: { statement: one('statementKey', `select ${statement} from statement where id = any($1)`) },
  Appearance: {
    exact: one('passageKey', 'select id as key, exact from passage where id = any($1)', ({ exact }) => exact),
    source: one('sourceKey', 'select id as key, gid as id, title, publisher_id as "publisherKey" from source where id = any($1)'),
  },
  Source: { publisher: one('publisherKey', actors) },
  Event: { place: one('placeKey', 'select id as key, gid as id, name from place where id = any($1)') },
};

/** What a filter asks: of statements, and of the links to their topics, which have the same columns for it. */
function conditionsOf({ speaker, topic, saidOn }) {
  const values = [];
  const bind = (value) => `$${values.push(value)}`;
  const both = [`status = 'CURRENT'`];
  if (speaker) both.push(`speaker_id = any(array(select id from actor where gid = any(${bind(speaker)})))`);
  if (saidOn?.from) both.push(`${day} >= ${bind(saidOn.from)}`);
  if (saidOn?.until) {
    const until = bind(saidOn.until);
    both.push(`${day} <= ${until}`, `said_on_latest <= ${until}`);
  }
  const links = topic && [`topic_id = any(array(select id from topic where gid = any(${bind(topic)})))`, ...both].join(' and ');
  return { both, links, values, bind };
}

async function pageOf(filter, size, after) {
  const { both, links, values, bind } = conditionsOf(filter);
  if (links) both.push(`id in (select statement_id from statement_subject where ${links})`);
  if (after) both.push(`(${day}, id) < (${JSON.parse(Buffer.from(after, 'base64url')).map(bind).join(', ')})`);
  const rows = await rowsOf(`
    select ${statement}, ${day} as day
    from statement
    where ${both.join(' and ')}
    order by ${day} desc, key desc
    limit ${bind(size + 1)}`, ...values);
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  const endCursor = last ? Buffer.from(JSON.stringify([last.day, last.key])).toString('base64url') : null;
  return { nodes, pageInfo: { hasNextPage: rows.length > size, endCursor } };
}

async function countOf(filter) {
  const { both, links, values } = conditionsOf(filter);
  const [{ total }] = await rowsOf(links
    ? `select count(distinct statement_id)::int as total from statement_subject where ${links}`
    : `select count(*)::int as total from statement where ${both.join(' and ')}`, ...values);
  return total;
}

const typeOf = { resolveType: ({ type }) => type };
const resolvers = {
  Query: {
    person: async (_, { id }) => (await rowsOf(`
      select id as key, gid as id, type, name, description
      from actor
      where gid = $1 and type = 'Person'`, id))[0],
    people: async (_, { first: size }) => ({
      nodes: await rowsOf(`
        select id as key, gid as id, type, name, description
        from actor
        where type = 'Person'
        order by folded_name, key
        limit $1`, size),
    }),
    statements: (_, { filter, first: size, after }) => {
      let page;
      return { page: () => page ??= pageOf(filter, size, after), filter };
    },
  },
  StatementPage: {
    nodes: async ({ page }) => (await page()).nodes,
    pageInfo: async ({ page }) => (await page()).pageInfo,
    totalCount: ({ filter }) => countOf(filter),
  },
  Actor: typeOf,
  Subject: typeOf,
  PartialDate: { value: (date) => date },
};

const app = Fastify();
app.register(mercurius, { schema: readFileSync(new URL('peers.graphql', import.meta.url), 'utf8'), resolvers, loaders, jit: 1 });
await app.listen({ port: Number(process.env.PORT) });
console.log('ready');
