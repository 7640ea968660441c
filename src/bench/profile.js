// Where the time goes: `src/bench/run profile --queries feed` puts a query under load over a filled database and prints what PostgreSQL
// does for it (EXPLAIN), where its sessions spend their time (perf, where there is one), and where the server does (Flight Recorder).
import { execFileSync, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { listen } from './limit.js';
import { sessionOptions } from './postgres.js';
import { chosen, variablesOf } from './queries.js';
import { Target } from './rounds.js';
import { startJava, usesDatabase, wholeHeap } from './servers.js';
import { trial, work } from './trial.js';

const root = resolve(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '1000000' },
    queries: { type: 'string', default: 'feed' },
    seconds: { type: 'string', default: '10' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: join(root, 'target/onrecord.jar') },
  },
});
const seconds = Number(options.seconds);

const print = (heading, text) => console.log(`\n== ${heading}\n\n${text.trim()}`);

/** The 25 functions in which most samples fall. */
function perf(pid, heading) {
  const file = join(work, 'perf.data');
  const recorded = spawnSync('perf', ['record', '-q', '-F', '999', '-o', file, '-p', pid, '--', 'sleep', '3']);
  if (recorded.status !== 0) return print(heading, 'There is no perf on this machine (Debian: linux-perf).');
  const report = execFileSync('perf', ['report', '-i', file, '--stdio', '--no-children', '-s', 'dso,sym'], { encoding: 'utf8', stdio: 'pipe' });
  return print(heading, report.split('\n').filter((line) => /^ +\d/.test(line)).slice(0, 25).join('\n'));
}

async function profile(postgres, query, database) {
  const limit = await listen(options.jar, postgres, database);
  const recording = join(work, `${query.name}.jfr`);
  const server = await startJava([...wholeHeap, `-XX:StartFlightRecording:settings=profile,filename=${recording}`, '-jar', options.jar],
    [...usesDatabase(postgres, database), '--onrecord.answers.memory=0']);
  const variables = await variablesOf(query, postgres, database, server);
  const sql = await limit.sqlOf(query.document.replaceAll('@COUNTER@', '1'), variables[0]);
  await limit.stop();
  const plan = postgres.sql(`\\o /dev/null\n${sql}\n\\o\nexplain (analyze, buffers, costs off, timing off) ${sql}`, database, sessionOptions);
  print(`${query.name}: PostgreSQL, once warm`, plan);

  const requests = variables.map((values) => ({ body: JSON.stringify({ query: query.document, variables: values }) }));
  const target = Target.ofServer(query.name, server, requests, work);
  await target.load(seconds, 'full');
  const load = target.load(seconds, 'full');
  await new Promise((done) => setTimeout(done, 1000));
  perf(postgres.reading(), `${query.name}: one of PostgreSQL's sessions`);
  await load;
  await server.stop();
  print(`${query.name}: the server, Java code only`, execFileSync('jfr', ['view', '--width', '140', 'hot-methods', recording], { encoding: 'utf8' }));
}

await trial(options, async (postgres) => {
  const database = await fill(postgres, options.jar, Number(options.size));
  for (const query of chosen(options.queries.split(','))) await profile(postgres, query, database);
});
