// What metrics and traces cost, of a server's CPU and of the requests that it answers; `run` says how to use it.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ending } from './ending.js';
import { fill } from './filling.js';
import { description } from './machine.js';
import { Postgres } from './postgres.js';
import { chosen, variablesOf } from './queries.js';
import { Target, measure, median } from './rounds.js';
import { freePort, heap, javaVersion, startOnRecord, usesDatabase } from './servers.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '3' },
    warmup: { type: 'string', default: '40' },
    queries: { type: 'string', default: 'person,feed,page' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const work = mkdtempSync(join(tmpdir(), 'on-record-bench-'));
const jar = resolve(options.jar);
const size = Number(options.size);
const say = (text) => process.stderr.write(`${text}\n`);
const repeat = 'feed, asked again';

/** Takes what is sent by OTLP and counts it, no more. */
const collector = { bytes: 0 };
const receiver = createServer((request, response) => {
  request.on('data', (chunk) => { collector.bytes += chunk.length; });
  request.on('end', () => response.end());
});

const metrics = '--management.endpoints.web.exposure.include=health,prometheus';
const traces = (sampled) => [metrics, `--management.tracing.sampling.probability=${sampled}`,
  `--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:${receiver.address().port}/v1/traces`];
const ways = {
  off: () => [],
  metrics: () => [metrics],
  'metrics, a tenth traced': () => traces(0.1),
  'metrics, all traced': () => traces(1),
};

/** Requests of one kind to servers that differ in nothing but what they show; each server is there for one kind only. */
async function measureKind(postgres, database, name, query, more) {
  const servers = {};
  for (const [way, settings] of Object.entries(ways)) {
    servers[way] = await startOnRecord(jar, ...usesDatabase(postgres, database), ...more, ...settings());
  }
  const [variables] = await variablesOf(query, postgres, database, servers.off);
  for (const server of Object.values(servers)) await server.ask(query.document, variables[0]);
  const requests = variables.map((values) => ({ body: JSON.stringify({ query: query.document, variables: values }) }));
  const targets = Object.entries(servers).map(([way, server]) => Target.ofServer(`${name} ${way}`, server, requests, work));
  const before = collector.bytes;
  await measure(targets, postgres, { rounds: Number(options.rounds), seconds: Number(options.seconds), warmup: Number(options.warmup),
    say: (n) => say(`${name}: round ${n} of ${options.rounds}`) });
  const seen = await fetch(`http://localhost:${servers.metrics.port}/actuator/prometheus`).then((answer) => answer.text());
  if (!/^graphql_request_seconds_count\{.*\} [1-9]/m.test(seen)) throw new Error(`${name}: no request was counted`);
  if (collector.bytes === before) throw new Error(`${name}: no trace was sent`);
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  const [off] = targets;
  return Object.keys(servers).map((way, n) => {
    const { rounds, medians, disturbed } = targets[n];
    // Of rounds that were one after the other, so that what changes slowly does not count.
    const ratio = (key) => median(rounds.map((round, turn) => round[key] / off.rounds[turn][key]));
    return { name, way, ...medians, disturbed, ofServer: ratio('server'), ofRate: ratio('perSecond') };
  });
}

function report(postgres, results) {
  const { cpu, memory, kernel, date } = description();
  const rows = results.map(({ name, way, perSecond, server, postgres: database, ofServer, ofRate, disturbed }) =>
    `| ${[name, way, Math.round(server), ofServer.toFixed(2), Math.round(database), Math.round(perSecond).toLocaleString('en-US'),
      ofRate.toFixed(2), disturbed].join(' | ')} |`);
  return `# What seeing costs, measured

Written by \`src/bench/run observe\`. ${cpu}, ${memory}, ${kernel}, ${date}; PostgreSQL ${postgres.version}, Java ${javaVersion()} with a heap of ${heap} MB;
${size.toLocaleString('en-US')} statements. Medians of ${options.rounds} interleaved rounds of ${options.seconds} s; CPU is in microseconds a request.

| query | on | CPU of the server | of that with all off | CPU of PostgreSQL | requests/s | of those with all off | rounds disturbed |
| --- | --- | --: | --: | --: | --: | --: | --: |
${rows.join('\n')}

The shares are medians of those of each round. "${repeat}" is answered from memory: there a request costs least, and seeing it the largest share. A server's
CPU has the sending of its traces; the collector, which only counts bytes, runs on the same processors, so requests/s pay for it, too.
`;
}

const folder = options.data ? resolve(options.data) : join(work, 'postgres');
mkdirSync(folder, { recursive: true });
let postgres;
const end = ending(work, () => postgres);
try {
  await new Promise((listening) => receiver.listen(0, 'localhost', listening));
  postgres = await Postgres.start(jar, folder, await freePort());
  const database = await fill(postgres, jar, size, say);
  const results = [];
  for (const query of chosen(options.queries.split(','))) {
    results.push(...await measureKind(postgres, database, query.name, query, ['--onrecord.answers.memory=0']));
  }
  const [feed] = chosen(['feed']);
  results.push(...await measureKind(postgres, database, repeat, feed, []));
  const file = join(options.results, 'observe.md');
  writeFileSync(file, report(postgres, results));
  say(readFileSync(file, 'utf8'));
  await end(0);
} catch (error) {
  say(error.stack);
  await end(1);
}
