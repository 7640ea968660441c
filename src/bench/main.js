// The bench from beginning to end; `run` says how to use it.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { listen } from './limit.js';
import { linesByRoom } from './lines.js';
import { description, peakMemoryOf } from './machine.js';
import { chosenPeers, setUp } from './peers.js';
import { chosen, compare, variablesOf } from './queries.js';
import { measureRepeats } from './repeats.js';
import { write } from './report.js';
import { Target, atHalfLoad, measure } from './rounds.js';
import { heap, javaVersion, poolSize, startOnRecord, startPrepared, usesDatabase } from './servers.js';
import { say, trial, work } from './trial.js';

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
    beside: option('BESIDE', ''),
    results: option('RESULTS', here),
  },
});
const sizes = options.sizes.split(',').map(Number).filter(Boolean).toSorted((a, b) => a - b);
const [rounds, seconds, warmup, times] = [options.rounds, options.seconds, options.warmup, options.starts].map(Number);
const queries = chosen(options.queries ? options.queries.split(',') : undefined);
const peers = chosenPeers(options.peers ? options.peers.split(',') : undefined);
const jar = resolve(options.jar);

const megabytesOf = (file) => Math.round(statSync(file).size / 1e6);

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
    if (target.failed && kind !== 'onRecord') {
      say(target.failed);
      continue;
    }
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

/**
 * Seconds from the command to "Ctrl-C stops it", and CPU seconds of the JVM, on the embedded PostgreSQL: with no data yet and with data,
 * from the jar, from what `prepare` makes of it, and from another jar.
 */
async function startTimes() {
  const unpacked = join(work, 'prepared');
  const { status, stderr } = spawnSync('java', ['-jar', jar, 'prepare', unpacked], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The jar cannot be prepared: ${stderr}`);
  const fromJar = (file) => (option) => startOnRecord(file, option);
  const kinds = [
    ['withoutData', 'withData', fromJar(jar)],
    ['preparedWithoutData', 'prepared', (option) => startPrepared(unpacked, option)],
    ...(options.beside ? [['besideWithoutData', 'besideWithData', fromJar(resolve(options.beside))]] : []),
  ];
  const starts = Object.fromEntries(kinds.flatMap(([first, second]) => [[first, []], [second, []]]));
  const cpu = structuredClone(starts);
  for (let n = 0; n < times; n += 1) {
    for (const [first, second, start] of kinds) {
      const folder = join(work, `embedded-${first}-${n}`);
      for (const kind of [first, second]) {
        const server = await start(`--onrecord.database.folder=${folder}`);
        starts[kind].push(server.seconds);
        cpu[kind].push(server.cpu() / 1e6);
        await server.stop();
      }
      rmSync(folder, { recursive: true, force: true });
    }
    const told = Object.keys(cpu).map((kind) => `${kind} ${starts[kind][n].toFixed(1)} s, CPU ${cpu[kind][n].toFixed(1)} s`);
    say(`start ${n + 1}: ${told.join('; ')}`);
  }
  return { ...starts, cpu };
}

function versions(postgres) {
  return { PostgreSQL: postgres.version, Java: javaVersion(), Node: process.versions.node };
}

await trial(options, async (postgres) => {
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
    jarMegabytes: megabytesOf(jar),
    sizes: {},
  };
  if (!results.peers) throw new Error('results.json is of an earlier form: measure some sizes first');
  for (const size of sizes) results.sizes[size] = await measureSize(postgres, size, size === sizes.at(-1));
  const feed = queries.find(({ name }) => name === 'feed');
  if (feed && sizes.length > 0) {
    results.repeats = await measureRepeats(jar, postgres, await fill(postgres, jar, sizes.at(-1), say), feed,
      { rounds: Math.ceil(rounds / 2), seconds, warmup, folder: work, say: (n) => say(`repeats: round ${n}`) });
  }
  if (times > 0) Object.assign(results, { starts: await startTimes(), jarMegabytes: megabytesOf(jar) });
  const rooms = linesByRoom();
  results.lines = Object.fromEntries(['declaring', 'planning', 'limiting', 'reading', 'checking'].map((room) => [room, rooms[room].lines]));
  write(results, options.results);
  say('results.md, results.json and results.svg are written');
});
