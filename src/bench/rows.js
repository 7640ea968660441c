// What is kept of small tables: how much all rows of a corpus take, and how often a row is there in the memory that they have; `run` says
// how to use it.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { description } from './machine.js';
import { chosen, variablesOf } from './queries.js';
import { Target } from './rounds.js';
import { heap, startJava, startOnRecord, usesDatabase } from './servers.js';
import { publish, say, trial, work } from './trial.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '5' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const sizes = options.sizes.split(',').map(Number).toSorted((a, b) => a - b);
const jar = resolve(options.jar);
const seen = ['--onrecord.answers.memory=0', '--management.endpoints.web.exposure.include=health,prometheus'];

/** Goes through all statements, and so through all rows that they refer to. */
const everything = `query($after: String) {
  statements(first: 100, after: $after) {
    nodes {
      speakers { name }
      addressees { name }
      about { ... on Actor { name } ... on Event { name } ... on Place { name } ... on Topic { name } }
      event { name place { name } }
      place { name }
      appearances { source { title publisher { name } } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** What a server says of the rows that it keeps. */
async function rowsOf(server) {
  const text = await fetch(`http://localhost:${server.port}/actuator/prometheus`).then((metrics) => metrics.text());
  const value = (name) => Number(text.split('\n').find((line) => line.startsWith(name))?.split(' ').at(-1) ?? NaN);
  return {
    rows: value('cache_size{cache="rows"}'),
    bytes: value('cache_memory_bytes{cache="rows"}'),
    hits: value('cache_gets_total{cache="rows",result="hit"}'),
    misses: value('cache_gets_total{cache="rows",result="miss"}'),
  };
}

async function allOf(postgres, database) {
  const server = await startJava(['-Xms1g', '-Xmx1g', '-jar', jar], [...usesDatabase(postgres, database), ...seen, '--onrecord.kept.memory=512MB']);
  for (let after = null, more = true; more;) {
    const { data } = await server.ask(everything, { after });
    ({ endCursor: after, hasNextPage: more } = data.statements.pageInfo);
  }
  const { rows, bytes } = await rowsOf(server);
  await server.stop();
  return { rows, bytes };
}

/** How often a row was there, once all was asked for some seconds. */
async function shareOf(postgres, database, queries) {
  const server = await startOnRecord(jar, ...usesDatabase(postgres, database), ...seen);
  const shares = [];
  for (const query of queries) {
    const variables = await variablesOf(query, postgres, database, server);
    const requests = variables.map((values) => ({ body: JSON.stringify({ query: query.document, variables: values }) }));
    const target = Target.ofServer(query.name, server, requests, work);
    await target.load(Number(options.seconds), 'full');
    const before = await rowsOf(server);
    await target.load(Number(options.seconds), 'full');
    const after = await rowsOf(server);
    const hits = after.hits - before.hits;
    shares.push(hits / (hits + after.misses - before.misses));
  }
  const { bytes } = await rowsOf(server);
  await server.stop();
  return { shares, bytes };
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const numbered = (number) => number.toLocaleString('en-US');

function report(queries, results) {
  const { cpu, memory, kernel, date } = description();
  const rows = results.map(({ size, all, share }) => `| ${[numbered(size), numbered(all.rows), megabytes(all.bytes), Math.round(all.bytes / all.rows),
    megabytes(share.bytes), ...share.shares.map((each) => `${(100 * each).toFixed(1)} %`)].join(' | ')} |`);
  return `# What is kept of small tables, measured

Written by \`src/bench/run rows\`. ${cpu}, ${memory}, ${kernel}, ${date}. First what all rows take to which statements refer (actors, events, places,
topics, sources without their texts), each with its key; then, of a server with its defaults (24 MB for rows, a heap of ${heap} MB) that is asked
some queries of the benchmark, what it keeps, and how often a row was there.

| statements | rows | MB | bytes each | by default, MB | ${queries.map(({ name }) => name).join(' | ')} |
| --: | --: | --: | --: | --: | ${queries.map(() => '--:').join(' | ')} |
${rows.join('\n')}
`;
}

await trial(options, async (postgres) => {
  const queries = chosen(['feed', 'page', 'nested', 'filtered']);
  const results = [];
  for (const size of sizes) {
    const database = await fill(postgres, jar, size, say);
    results.push({ size, all: await allOf(postgres, database), share: await shareOf(postgres, database, queries) });
    say(`${size}: ${JSON.stringify(results.at(-1))}`);
  }
  publish(options.results, 'rows.md', report(queries, results));
});
