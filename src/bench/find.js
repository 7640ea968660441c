// How fast things are found: by names and words, by facets, timelines and counterparts; `run` says how to use it.
import { Agent, request } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { fill } from './filling.js';
import { chosen } from './find-queries.js';
import { report } from './find-report.js';
import { description } from './machine.js';
import { Target, median, round } from './rounds.js';
import { heap, javaVersion, startOnRecord, startPostGraphile, usesDatabase } from './servers.js';
import { say, trial } from './trial.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,1000000' },
    rounds: { type: 'string', default: '7' },
    queries: { type: 'string', default: '' },
    mixed: { type: 'boolean', default: false },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const sizes = options.sizes.split(',').map(Number).toSorted((a, b) => a - b);
const rounds = Number(options.rounds);
const queries = chosen(options.queries ? options.queries.split(',') : undefined).filter(({ mixed }) => !mixed || options.mixed);
const seconds = 1;
// A trial of one round need not be all warm.
const warmup = { requests: 200 * rounds, seconds: 8 * rounds };
const jar = resolve(options.jar);

/** One connection to a server, over which one request goes after the other. */
class Connection {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(server) {
    this.server = server;
  }

  /** How many milliseconds an answer took, to its last byte. */
  ask(body) {
    return new Promise((answered, failed) => {
      const begun = performance.now();
      const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
      const asked = request(this.server.url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => {
          const took = performance.now() - begun;
          const text = Buffer.concat(parts);
          if (response.statusCode === 200 && !text.includes('"errors"')) answered(took);
          else failed(new Error(`${this.server.name} answers ${text.subarray(0, 1000)} to ${body}`));
        });
      });
      asked.on('error', (error) => {
        // A server may close a connection that is idle just when the next request is sent over it.
        if (asked.reusedSocket && error.code === 'ECONNRESET') this.ask(body).then(answered, failed);
        else failed(error);
      });
      asked.end(body);
    });
  }
}

/** A query of a server, asked with one set of variables after the other; keeps how long each answer took. */
function targetOf(name, connection, document, variables) {
  const bodies = variables.map((values) => Buffer.from(JSON.stringify({ query: document, variables: values })));
  const times = [];
  const ask = async () => times.push(await connection.ask(bodies[times.length % bodies.length]));
  const target = new Target(name, connection.server, async (period) => {
    const [begun, asked] = [performance.now(), times.length];
    do await ask(); while (performance.now() < begun + 1000 * period);
    const requests = times.length - asked;
    return { requests, perSecond: requests / (performance.now() - begun) * 1000 };
  });
  const warmUp = async () => {
    const begun = performance.now();
    while (times.length < warmup.requests && performance.now() < begun + 1000 * warmup.seconds) await ask();
    target.warm = times.length;
  };
  return Object.assign(target, { variables, document, times, warmUp });
}

/** Which public id each of the internal ids has. */
const gidsIn = (postgres, database) => Object.fromEntries(['actor', 'event', 'place', 'topic'].map((table) => (
  [table, JSON.parse(postgres.sql(`select json_object_agg(id, gid) from ${table}`, database))])));

/** Stops unless both find the same, where they are asked for the same: by the first of the variables, for it may take seconds. */
async function compare({ name, alike }, { onRecord, postGraphile }, gids) {
  for (const [n, variables] of onRecord.variables.slice(0, 5).entries()) {
    const [ours, theirs] = await Promise.all([onRecord, postGraphile].map((one) => one.server.ask(one.document, one.variables[n])));
    const [one, other] = alike(ours.data, theirs.data, gids, variables);
    if (!isDeepStrictEqual(one, other)) {
      const [asked, found, theirsFound] = [variables, one, other].map((value) => JSON.stringify(value));
      throw new Error(`${name} with ${asked}: On Record finds ${found}, PostGraphile ${theirsFound}`);
    }
  }
}

/** How many of those who were meant are found. */
async function hitsOf(target, found, meant) {
  let hits = 0;
  for (const [n, variables] of target.variables.entries()) {
    const isFound = found((await target.server.ask(target.document, variables)).data).includes(meant[n]);
    if (isFound) hits += 1;
    else say(`${target.name} does not find ${meant[n]} by ${JSON.stringify(variables)}`);
  }
  return hits;
}

/** How many statements match the variables: fewer for one half of them, more for the other. */
async function middle(target, document) {
  const counts = [];
  for (const variables of target.variables) counts.push((await target.server.ask(document, variables)).data.statements.totalCount);
  return median(counts);
}

async function measureSize(postgres, size) {
  const database = await fill(postgres, jar, size, say, options.mixed);
  postgres.file(join(here, 'postgraphile.sql'), 'onrecord_owner', database);
  const [onRecord, postGraphile] = await Promise.all([
    startOnRecord(jar, ...usesDatabase(postgres, database), '--onrecord.answers.memory=0'),
    startPostGraphile(postgres, database, { FIND: '1' }),
  ]);
  const [ourConnection, theirConnection] = [onRecord, postGraphile].map((server) => new Connection(server));
  const gids = gidsIn(postgres, database);

  const prepared = [];
  for (const query of queries) {
    const { name, variables, change = (row) => row, theirChange = (values) => values, document, theirDocument } = query;
    const rows = variables ? JSON.parse(postgres.sql(`select json_agg(asked) from (${variables}) as asked`, database)) : [{}];
    const ours = rows.map(change);
    const kinds = { onRecord: targetOf(`${name} of On Record`, ourConnection, document, ours) };
    if (theirDocument) kinds.postGraphile = targetOf(`${name} of PostGraphile`, theirConnection, theirDocument, ours.map(theirChange));
    if (query.alike) await compare(query, kinds, gids);
    if (query.meant) {
      const meant = rows.map(query.meant);
      kinds.onRecord.hits = await hitsOf(kinds.onRecord, query.found, meant);
      if (theirDocument) kinds.postGraphile.hits = await hitsOf(kinds.postGraphile, query.theirFound, meant);
    }
    if (query.matching) kinds.onRecord.matching = await middle(kinds.onRecord, query.matching);
    prepared.push({ name, kinds });
  }
  say(`${size} statements: both servers find the same, where they are asked for the same`);

  // A server's compiler learns from all that it is asked: everything is warm before anything is measured.
  for (const target of prepared.flatMap(({ kinds }) => Object.values(kinds))) {
    await target.warmUp();
    say(`${size}: ${target.name} is warm after ${target.warm} requests, p50 ${median(target.times).toFixed(1)} ms`);
    target.times.length = 0;
  }
  for (let n = 0; n < rounds; n += 1) {
    for (const { kinds } of prepared) {
      const targets = Object.values(kinds);
      for (const target of n % 2 === 0 ? targets : targets.toReversed()) target.rounds.push(await round(target, postgres, seconds));
    }
    say(`${size}: round ${n + 1} of ${rounds}`);
  }
  await onRecord.stop();
  await postGraphile.stop();
  return Object.fromEntries(prepared.map(({ name, kinds }) => (
    [name, Object.fromEntries(Object.entries(kinds).map(([kind, target]) => [kind, resultOf(target)]))])));
}

function resultOf({ times, rounds: measured, variables, warm, hits, matching }) {
  const sorted = times.toSorted((a, b) => a - b);
  const percentile = (share) => Number(sorted[Math.ceil(sorted.length * share) - 1].toFixed(3));
  const cpu = (key) => median(measured.map((one) => one.measured[key]));
  return {
    variables: variables.length, warm, requests: times.length, p50: percentile(0.5), p99: percentile(0.99),
    server: cpu('server'), postgres: cpu('postgres'), disturbed: median(measured.map(({ disturbed }) => disturbed)), hits, matching,
  };
}

function versions(postgres) {
  const version = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
  return {
    PostgreSQL: postgres.version, Java: javaVersion(), Node: process.versions.node, PostGraphile: version('postgraphile'),
    '@graphile/pg-aggregates': version('@graphile/pg-aggregates'),
  };
}

await trial(options, async (postgres) => {
  const results = { machine: description(), versions: versions(postgres), rounds, seconds, warmup, heap, sizes: {} };
  for (const size of sizes) results.sizes[size] = await measureSize(postgres, size);
  const name = options.mixed ? 'find-mixed' : 'find';
  writeFileSync(join(options.results, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(options.results, `${name}.md`), report(results, queries, options.mixed));
  say(`${name}.md and ${name}.json are written`);
});
