// The servers beside which On Record is measured: how each is started, what it is asked, and how its answers look in On Record's words.
import { readFileSync } from 'node:fs';
import { startPeer } from './servers.js';

/** By the key that each has in the results. */
const all = {
  postGraphile: {
    name: 'PostGraphile',
    packages: ['postgraphile', 'grafast', '@graphile/simplify-inflection', 'postgraphile-plugin-connection-filter', 'pg'],
    settings: 'presets Amber, simplified inflection and connection filters; computed columns for what lists are ordered by; a view for the '
      + 'speaker\'s role, which the other two read, too; explaining, GraphiQL and websockets off',
    documentOf: ({ postGraphileDocument }) => postGraphileDocument,
    inOurWords: ({ inOurWords }, data) => inOurWords(data),
    cursorOf: async (server, page) => {
      const { data } = await server.ask(
        `{ statements(first: ${(page - 1) * 20}, filter: { status: { equalTo: CURRENT } }, orderBy: [DAY_DESC, PRIMARY_KEY_DESC]) {
          pageInfo { endCursor } } }`);
      return data.statements.pageInfo.endCursor;
    },
  },
  mercurius: {
    name: 'Mercurius',
    packages: ['mercurius', 'fastify', 'graphql', 'graphql-jit', 'pg'],
    settings: '`jit: 1`; a loader for each field that needs other tables, without the loaders\' cache; prepared SQL written by hand; the '
      + 'schema has only what is asked for here',
  },
  drizzle: {
    name: 'Drizzle',
    packages: ['drizzle-orm', 'mercurius', 'fastify', 'graphql', 'graphql-jit', 'graphql-parse-resolve-info', 'pg'],
    settings: 'relational queries, made of what a root field selects and prepared once for each document; served by Mercurius with '
      + '`jit: 1`, by the same schema',
  },
};

// A schema written by hand is of the benchmark's own choice: it has On Record's words, and nothing to be learnt from its introspection.
const inOurWords = {
  documentOf: ({ document, onRecordOnly, ofOwnSchema }) => (onRecordOnly || ofOwnSchema ? undefined : document),
  inOurWords: (query, data) => data,
};

export const names = Object.keys(all).map((kind) => kind.toLowerCase());

/** Some of the peers, or all. */
export function chosenPeers(asked) {
  const unknown = asked?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length) throw new Error(`No peer is called ${unknown.join(' or ')}; there are ${names.join(', ')}`);
  return Object.entries(all).filter(([kind]) => !asked || asked.includes(kind.toLowerCase())).map(([kind, peer]) => (
    { kind, ...inOurWords, ...peer, start: (postgres, database) => startPeer(peer.name, `${kind.toLowerCase()}.js`, postgres, database) }));
}

export const nameOf = (kind) => all[kind].name;

/** What was measured, for the report: the versions of all packages that a request goes through, and how they are set up. */
export function setUp({ kind, packages, settings }) {
  const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
  return { kind, versions: Object.fromEntries(packages.map((name) => [name, version(name)])), settings };
}
