// What metrics and traces cost, of a server's CPU and of the requests that it answers; `run` says how to use it.
import { createServer } from 'node:http';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { description } from './machine.js';
import { chosen, variablesOf } from './queries.js';
import { Target, measure, median } from './rounds.js';
import { heap, javaVersion, startOnRecord, usesDatabase } from './servers.js';
import { publish, say, trial, work } from './trial.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    starts: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    warmup: { type: 'string', default: '20' },
    queries: { type: 'string', default: 'person,feed' },
    beside: { type: 'string', default: '' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const jar = resolve(options.jar);
const size = Number(options.size);
const repeat = 'feed, asked again';
const otherJar = `off, ${basename(options.beside)}`;

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
  ...(options.beside ? { [otherJar]: () => [] } : {}),
  off: () => [],
  metrics: () => [metrics],
  'metrics, a tenth traced': () => traces(0.1),
  'metrics, all traced': () => traces(1),
};

/** Requests to servers that differ in nothing but what they show, started for this one time: Java compiles no two of them alike. */
async function measureOnce(postgres, database, queries, more, start) {
  const servers = {};
  for (const [way, settings] of Object.entries(ways)) {
    const program = way === otherJar ? resolve(options.beside) : jar;
    servers[way] = await startOnRecord(program, ...usesDatabase(postgres, database), ...more, ...settings());
  }
  const before = collector.bytes;
  const measured = [];
  for (const [name, query] of Object.entries(queries)) {
    const variables = await variablesOf(query, postgres, database, servers.off);
    for (const server of Object.values(servers)) await server.ask(query.document, variables[0]);
    const requests = variables.map((values) => ({ body: JSON.stringify({ query: query.document, variables: values }) }));
    const targets = Object.entries(servers).map(([way, server]) => Target.ofServer(`${name} ${way}`, server.compiled, requests, work));
    await measure(targets, postgres, { rounds: Number(options.rounds), seconds: Number(options.seconds), warmup: Number(options.warmup),
      say: (n) => say(`start ${start} of ${options.starts}, ${name}: round ${n} of ${options.rounds}`) });
    measured.push(...Object.keys(servers).map((way, n) => ({ name, way, rounds: targets[n].rounds, disturbed: targets[n].disturbed })));
  }
  const seen = await fetch(`http://localhost:${servers.metrics.port}/actuator/prometheus`).then((answer) => answer.text());
  if (!/^graphql_request_seconds_count\{.*\} [1-9]/m.test(seen)) throw new Error('no request was counted');
  if (collector.bytes === before) throw new Error('no trace was sent');
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  return measured;
}

/** The medians of all rounds of all starts. */
async function measureAll(postgres, database, queries, more) {
  const all = [];
  for (let start = 1; start <= Number(options.starts); start += 1) all.push(await measureOnce(postgres, database, queries, more, start));
  const results = all[0].map(({ name, way }, n) => {
    const rounds = all.flatMap((measured) => measured[n].rounds);
    const of = (key) => median(rounds.map((round) => round[key]));
    const starts = all.map((measured) => median(measured[n].rounds.map((round) => round.server)));
    return { name, way, server: of('server'), postgres: of('postgres'), perSecond: of('perSecond'), least: Math.min(...starts), most: Math.max(...starts),
      disturbed: all.reduce((sum, measured) => sum + measured[n].disturbed, 0) };
  });
  for (const result of results) {
    const off = results.find(({ name, way }) => name === result.name && way === 'off');
    Object.assign(result, { ofServer: result.server / off.server, ofRate: result.perSecond / off.perSecond });
  }
  return results;
}

function report(postgres, results) {
  const { cpu, memory, kernel, date } = description();
  const rows = results.map(({ name, way, perSecond, server, least, most, postgres: database, ofServer, ofRate, disturbed }) =>
    `| ${[name, way, Math.round(server), `${Math.round(least)}–${Math.round(most)}`, ofServer.toFixed(2), Math.round(database),
      Math.round(perSecond).toLocaleString('en-US'), ofRate.toFixed(2), disturbed].join(' | ')} |`);
  return `# What seeing costs, measured

Written by \`src/bench/run observe\`. ${cpu}, ${memory}, ${kernel}, ${date}; PostgreSQL ${postgres.version}, Java ${javaVersion()} with a heap of ${heap} MB;
${size.toLocaleString('en-US')} statements. Medians of ${options.starts} starts of every server, each with ${options.rounds} interleaved rounds of ${options.seconds} s; CPU is in microseconds a request,
without that of Java's compilers.

| query | on | CPU of the server | least and most of a start | of that with all off | CPU of PostgreSQL | requests/s | of those with all off | rounds disturbed |
| --- | --- | --: | --: | --: | --: | --: | --: | --: |
${rows.join('\n')}

Java compiles the same server differently each time: from start to start it varies as the fourth column shows, and a difference smaller than that is none.
"${repeat}" is answered from memory: there a request costs least, and seeing it the largest share. A server's CPU has the sending of its traces; the
collector, which only counts bytes, runs on the same processors, so requests/s pay for it, too.
`;
}

await trial(options, async (postgres) => {
  await new Promise((listening) => receiver.listen(0, 'localhost', listening));
  const database = await fill(postgres, jar, size, say);
  const asked = Object.fromEntries(chosen(options.queries.split(',')).map((query) => [query.name, query]));
  const [feed] = chosen(['feed']);
  const results = [
    ...await measureAll(postgres, database, asked, ['--onrecord.answers.memory=0']),
    ...await measureAll(postgres, database, { [repeat]: feed }, []),
  ];
  publish(options.results, 'observe.md', report(postgres, results));
});
