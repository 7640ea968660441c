// Whether a server stays as it is: at half of what it can do, over 10,000 distinct documents; `run` says how to use it.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { description } from './machine.js';
import { chosen } from './queries.js';
import { heap, javaVersion, startOnRecord, usesDatabase } from './servers.js';
import { publish, say, trial } from './trial.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '60' },
    documents: { type: 'string', default: '10000' },
    looks: { type: 'string', default: '20' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const jar = resolve(options.jar);
const number = (name) => Number(options[name]);
const clients = 8;
const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** A feed, a search or facets, each time under other names, so that no two are the same document. */
const [feed] = chosen(['distinct']);
const kinds = [
  (n) => feed.document.replaceAll('@COUNTER@', n),
  (n) => `query Find${n} { found${n}: search(text: "peace or war", first: 5) { edges { score matched node { id } } } }`,
  (n) => `query Count${n} { statements(first: 1) { nodes { text${n}: text } years${n}: facets(by: YEAR, first: 5) { buckets { value count } } } }`,
  (n) => `query Who${n} { people(first: 10) { nodes { name${n}: name statements(first: 3) { nodes { text saidOn { value } } } } } }`,
  (n) => `query Wrong${n} { people(first: 10) { nodes { nothing${n} } } }`,
];
const documentOf = (n) => kinds[n % kinds.length](n);

function ask(url, n) {
  const body = JSON.stringify({ query: documentOf(n) });
  return new Promise((done, failed) => {
    const asked = request(url, { method: 'POST', agent, headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => {
        const wrong = n % kinds.length === kinds.length - 1;
        if (answer.statusCode !== 200 || wrong !== text.includes('"GRAPHQL_VALIDATION_FAILED"') || (!wrong && text.includes('"errors"'))) {
          failed(new Error(`${answer.statusCode} ${text.slice(0, 500)} to ${body}`));
        } else done();
      });
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

/** Clients that ask one after the other, at most so many a second together, until it is time; answers how many they have asked. */
async function load(server, until, perSecond, from) {
  const begun = performance.now();
  let asked = 0;
  const client = async () => {
    while (performance.now() < until) {
      const n = asked++;
      const due = begun + (n / perSecond) * 1000;
      if (due > performance.now()) await new Promise((later) => setTimeout(later, due - performance.now()));
      await ask(server.url, (from + n) % number('documents'));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return asked;
}

/** What the server holds, after a full collection: megabytes, and numbers of things. */
async function look(server, postgres) {
  spawnSync('jcmd', [server.pid, 'GC.run']);
  const metrics = await fetch(`http://localhost:${server.port}/actuator/prometheus`).then((answer) => answer.text());
  const sum = (name, label) => metrics.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(label))
    .reduce((all, line) => all + Number(line.split(' ').at(-1)), 0);
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return {
    heap: sum('jvm_memory_used_bytes', 'area="heap"') / 2 ** 20,
    metaspace: sum('jvm_memory_used_bytes', 'id="Metaspace"') / 2 ** 20,
    code: sum('jvm_memory_used_bytes', 'id="CodeHeap') / 2 ** 20,
    resident: Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024,
    threads: Number(/Threads:\s+(\d+)/.exec(status)[1]),
    files: readdirSync(`/proc/${server.pid}/fd`).length,
    sessions: Number(postgres.sql("select count(*) from pg_stat_activity where application_name = 'onrecord'")),
  };
}

function report(postgres, looks, { full, asked, minutes }) {
  const { cpu, memory, kernel, date } = description();
  const columns = ['minute', 'heap', 'metaspace', 'code', 'resident', 'threads', 'files', 'sessions'];
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return `# At half load, for a long time

Written by \`src/bench/run soak\`. ${cpu}, ${memory}, ${kernel}, ${date}; PostgreSQL ${postgres.version}, Java ${javaVersion()} with a heap of ${heap} MB;
${number('size').toLocaleString('en-US')} statements, ${number('documents').toLocaleString('en-US')} distinct documents, one in five of them not valid; no answers kept, metrics on.
${clients} clients got ${Math.round(full).toLocaleString('en-US')} answers a second; for ${minutes} minutes they asked for half of that,
${asked.toLocaleString('en-US')} requests in all, and every answer was as expected. Megabytes after a full collection, and numbers of things:

${row(columns)}
${row(columns.map(() => '--:'))}
${looks.map((each) => row(columns.map((column) => Math.round(each[column])))).join('\n')}
`;
}

await trial(options, async (postgres) => {
  const database = await fill(postgres, jar, number('size'), say);
  const server = await startOnRecord(jar, ...usesDatabase(postgres, database), '--onrecord.answers.memory=0',
    '--management.endpoints.web.exposure.include=health,prometheus');
  const warm = Math.min(20, number('minutes') * 10);
  await load(server, performance.now() + warm * 1000, Infinity, 0);
  const full = (await load(server, performance.now() + warm * 500, Infinity, 0)) / (warm / 2);
  const [begun, looks] = [performance.now(), []];
  let asked = 0;
  for (let n = 1; n <= number('looks'); n += 1) {
    asked += await load(server, begun + (n / number('looks')) * number('minutes') * 60_000, full / 2, asked);
    looks.push({ minute: (performance.now() - begun) / 60_000, ...await look(server, postgres) });
    say(JSON.stringify(looks.at(-1)));
  }
  publish(options.results, 'soak.md', report(postgres, looks, { full, asked, minutes: number('minutes') }));
});
