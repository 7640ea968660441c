// The bench from beginning to end; `run` says how to use it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ending } from './ending.js';
import { fill } from './filling.js';
import { listen } from './limit.js';
import { linesByRoom } from './lines.js';
import { description, peakMemoryOf } from './machine.js';
import { chosenPeers, setUp } from './peers.js';
import { Postgres } from './postgres.js';
import { chosen, compare, variablesOf } from './queries.js';
import { measureRepeats } from './repeats.js';
import { write } from './report.js';
import { Target, atHalfLoad, measure } from './rounds.js';
import { freePort, heap, javaVersion, poolSize, startOnRecord, startPrepared, usesDatabase } from './servers.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../..');
const option = (name, otherwise) => ({ type: 'string', default: process.env[name] ?? otherwise });
const { values: options } = parseArgs({
  options: {
    sizes: option('SIZES', '10000,1000000'),
    rounds: option('ROUNDS', '7'),
    seconds: option('ROUND_SECONDS', '3'),
    queries: option('QUERIES', ''),
    peers: option('PEERS', ''),
    warmup: option('WARMUP', '40'),
    starts: option('STARTS', '5'),
    data: option('DATA', ''),
    jar: option('JAR', join(root, 'target/onrecord.jar')),
    results: option('RESULTS', here),
  },
});
const sizes = options.sizes.split(',').map(Number).filter(Boolean).toSorted((a, b) => a - b);
const [rounds, seconds, warmup, starts] = [options.rounds, options.seconds, options.warmup, options.starts].map(Number);
const queries = chosen(options.queries ? options.queries.split(',') : undefined);
const peers = chosenPeers(options.peers ? options.peers.split(',') : undefined);
const work = mkdtempSync(join(tmpdir(), 'on-record-bench-'));
const jar = resolve(options.jar);

const say = (text) => process.stderr.write(`${text}\n`);

/** Everything about a database of a size: in full, or the CPU of a request only. */
async function measureSize(postgres, size, inFull) {
  const database = await fill(postgres, jar, size, say);
  const limit = await listen(jar, postgres, database);
  // Again where the database was kept: this file may have changed since.
  postgres.file(join(here, 'postgraphile.sql'), 'onrecord_owner', database);
  const onRecord = await startOnRecord(jar, ...usesDatabase(postgres, database), '--onrecord.answers.memory=0',
    `--spring.datasource.hikari.maximum-pool-size=${poolSize}`);
  const beside = [];
  for (const peer of peers) beside.push({ ...peer, server: await peer.start(postgres, database) });

  const prepared = [];
  for (const query of queries) {
    const kinds = { onRecord: { server: onRecord, document: query.document } };
    kinds.onRecord.variables = await variablesOf(query, postgres, database, onRecord);
    for (const peer of beside) {
      const document = peer.documentOf(query);
      if (!document) continue;
      kinds[peer.kind] = { ...peer, document, variables: await variablesOf(query, postgres, database, peer.server, peer.cursorOf) };
      await compare(query, kinds.onRecord, kinds[peer.kind]);
    }
    for (const [kind, { server, document, variables }] of Object.entries(kinds)) {
      const requests = variables.map((values) => ({ body: JSON.stringify({ query: document, variables: values }) }));
      kinds[kind].target = Target.ofServer(`${query.name} of ${server.name}`, server, requests, work);
    }
    if (query.name !== 'introspection') {
      const script = join(work, `${query.name}.sql`);
      writeFileSync(script, await limit.scriptOf(query, kinds.onRecord.variables));
      const run = (period) => postgres.pgbench(script, database, period);
      kinds.sql = { target: Target.ofPostgres(`${query.name} as bare SQL`, run) };
    }
    prepared.push({ name: query.name, kinds });
  }
  await limit.stop();
  say(`${size} statements: ${[onRecord, ...beside.map(({ server }) => server)].map(({ name }) => name).join(', ')} answer the same`);

  // A server's compiler learns from all that it is asked: everything once around, so that the first query is not asked of a cold server.
  const targets = prepared.flatMap(({ kinds }) => Object.values(kinds)).map(({ target }) => target);
  for (const target of targets.filter(({ server }) => server)) await target.load(2, 'full');

  const results = {};
  for (const { name, kinds } of prepared) results[name] = await measureQuery(postgres, `${size} ${name}`, kinds, inFull);
  const servers = [{ kind: 'onRecord', server: onRecord }, ...beside];
  const memory = Object.fromEntries(servers.map(({ kind, server }) => [kind, peakMemoryOf(server.pid)]));
  for (const { server } of servers) await server.stop();
  return { queries: results, memory };
}

/** One query of all servers and as bare SQL. */
async function measureQuery(postgres, name, kinds, inFull) {
  const targets = Object.values(kinds).map(({ target }) => target);
  const times = inFull ? rounds : Math.ceil(rounds / 2);
  await measure(targets, postgres, { rounds: times, seconds, warmup, say: (n) => say(`${name}: round ${n} of ${times}`) });
  const results = {};
  for (const [kind, { server, document, variables, target }] of Object.entries(kinds)) {
    results[kind] = target.result;
    if (inFull && server) {
      results[kind].halfLoad = await atHalfLoad(target, postgres, Math.min(rounds, 3), seconds);
      results[kind].statements = await statementsOf(postgres, server, document, variables);
    }
    const [rate, ofServer, ofPostgres] = ['perSecond', 'server', 'postgres'].map((key) => Math.round(results[kind][key]));
    say(`${target.name}: ${rate} a second, CPU ${ofServer} + ${ofPostgres} µs`);
  }
  return results;
}

/** How many SQL statements a request takes: of some, one after the other, less what the server does of its own accord in the same time. */
async function statementsOf(postgres, server, document, variables) {
  const requests = 20;
  const begun = performance.now();
  const asked = await postgres.statementsOf(async () => {
    for (let n = 0; n < requests; n += 1) {
      await server.ask(document.replaceAll('@COUNTER@', begun.toFixed() + n), variables[n % variables.length]);
    }
  });
  const took = performance.now() - begun;
  const idle = await postgres.statementsOf(() => new Promise((resolve) => setTimeout(resolve, took)));
  return Math.max(0, asked - idle) / requests;
}

/** Seconds from the command to "Ctrl-C stops it", on the embedded PostgreSQL: with no data yet, with data, and prepared as src/docs/operating.md says. */
async function startTimes() {
  const times = { withoutData: [], withData: [], prepared: [] };
  const unpacked = join(work, 'unpacked');
  spawnSync('java', ['-Djarmode=tools', '-jar', jar, 'extract', '--destination', unpacked]);
  const prepared = (folder) => startPrepared(join(unpacked, basename(jar)), join(work, 'classes'), folder);
  const kinds = { withoutData: (folder) => startOnRecord(jar, folder), withData: (folder) => startOnRecord(jar, folder), prepared };
  for (let n = 0; n < starts; n += 1) {
    const folder = join(work, `embedded-${n}`);
    const option = `--onrecord.database.folder=${folder}`;
    for (const [kind, start] of Object.entries(kinds)) {
      // The first of these writes the cache when it stops.
      if (kind === 'prepared' && n === 0) await (await start(option)).stop();
      const server = await start(option);
      times[kind].push(server.seconds);
      await server.stop();
    }
    rmSync(folder, { recursive: true, force: true });
    say(`start ${n + 1}: ${Object.entries(times).map(([kind, all]) => `${kind} ${all.at(-1).toFixed(1)} s`).join(', ')}`);
  }
  return times;
}

function versions(postgres) {
  return { PostgreSQL: postgres.version, Java: javaVersion(), Node: process.versions.node };
}

const folder = options.data ? resolve(options.data) : join(work, 'postgres');
mkdirSync(folder, { recursive: true });
let postgres;
const end = ending(work, () => postgres);

try {
  postgres = await Postgres.start(jar, folder, await freePort());
  // Without sizes: the start times alone, beside what was measured before.
  const results = sizes.length === 0 ? JSON.parse(readFileSync(join(options.results, 'results.json'), 'utf8')) : {
    machine: description(),
    versions: versions(postgres),
    peers: peers.map(setUp),
    poolSize,
    rounds,
    seconds,
    warmup,
    heap,
    jarMegabytes: Math.round(statSync(jar).size / 1e6),
    sizes: {},
  };
  for (const size of sizes) results.sizes[size] = await measureSize(postgres, size, size === sizes.at(-1));
  const feed = queries.find(({ name }) => name === 'feed');
  if (feed && sizes.length > 0) {
    results.repeats = await measureRepeats(jar, postgres, await fill(postgres, jar, sizes.at(-1), say), feed,
      { rounds: Math.ceil(rounds / 2), seconds, warmup, folder: work, say: (n) => say(`repeats: round ${n}`) });
  }
  if (starts > 0) results.starts = await startTimes();
  const rooms = linesByRoom();
  results.lines = Object.fromEntries(['declaring', 'planning', 'limiting', 'reading', 'checking'].map((room) => [room, rooms[room].lines]));
  write(results, options.results);
  say('results.md, results.json and results.svg are written');
  await end(0);
} catch (error) {
  say(error.stack);
  await end(1);
}
