// How fast a corpus is loaded, beside a bare \copy of the same rows into the same tables; `run` says how to use it.
import { spawn } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { cpuOfTheBench, description, peakMemoryOf } from './machine.js';
import { javaVersion, startOnRecord, usesDatabase } from './servers.js';
import { publish, say, trial, work } from './trial.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '3' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const heap = 512;
const jar = resolve(options.jar);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** In an order in which each comes after those that it refers to. */
const tables = ['actor', 'actor_alias', 'actor_identifier', 'role', 'place', 'place_alias', 'place_identifier', 'topic', 'source', 'byline',
  'passage', 'event', 'event_identifier', 'participation', 'headcount', 'event_evidence', 'statement', 'statement_addressee',
  'statement_subject', 'attribution_hop', 'appearance', 'statement_evidence', 'reply', 'review', 'reviewed_statement'];

/** Runs a command of On Record to its end: what it said, how long it took, and what of the machine. */
async function command(postgres, database, ...words) {
  const before = { time: performance.now(), java: cpuOfTheBench(), postgres: postgres.cpu() };
  const java = spawn('java', [`-Xmx${heap}m`, '-jar', jar, ...words, ...usesDatabase(postgres, database)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  let memory = 0;
  java.stderr.on('data', (text) => { said += text; });
  const watch = setInterval(() => { try { memory = Math.max(memory, peakMemoryOf(java.pid)); } catch { /* it has just ended */ } }, 200);
  const status = await new Promise((ended) => java.on('close', ended));
  clearInterval(watch);
  if (status !== 0) throw new Error(`${words[0]} ended with ${status}: ${said}`);
  return { said, memory, seconds: (performance.now() - before.time) / 1000, java: (cpuOfTheBench() - before.java) / 1e6,
    postgres: (postgres.cpu() - before.postgres) / 1e6 };
}

/** What was loaded, and the seconds that the command itself counts: from its start on, without that of Java and of Spring. */
function loaded({ said, ...measured }) {
  const [, records, minutes = 0, seconds] = /([\d,]+) records in (?:(\d+) min )?([\d.]+) s/.exec(said);
  return { ...measured, records: Number(records.replaceAll(',', '')), loading: 60 * minutes + Number(seconds) };
}

const rows = (postgres, table, database) => postgres.sql(`select count(*) from ${table}`, database);

function copyScript(postgres, database, setting) {
  const lines = ['begin;', setting];
  for (const table of tables) {
    const columns = postgres.sql(`select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, database);
    const file = join(work, table);
    postgres.sql(`\\copy (select ${columns} from ${table}) to '${file}'`, database);
    lines.push(`\\copy ${table} (${columns}) from '${file}'`);
  }
  return [...lines, 'commit;'].join('\n');
}

function copy(postgres, database, script) {
  const before = { time: performance.now(), postgres: postgres.cpu() };
  postgres.sql(script, database);
  return { seconds: (performance.now() - before.time) / 1000, postgres: (postgres.cpu() - before.postgres) / 1e6 };
}

async function measure(postgres, size) {
  const filled = await fill(postgres, jar, size, say);
  const file = join(work, `${size}.jsonl`);
  const exported = await command(postgres, filled, 'export', '--output', file);
  say(`${size} statements exported: ${(statSync(file).size / 1e6).toFixed()} MB in ${exported.seconds.toFixed(1)} s`);
  const asIs = copyScript(postgres, filled, '');
  const indexesOnly = copyScript(postgres, filled, 'set session_replication_role = replica;');
  const empty = (name) => {
    postgres.drop(name);
    postgres.sql(`create database ${name} owner onrecord_owner template load_empty`);
    return name;
  };
  const rounds = [];
  for (let round = 1; round <= Number(options.rounds); round += 1) {
    const imported = loaded(await command(postgres, empty('loaded'), 'import', file));
    const again = loaded(await command(postgres, 'loaded', 'import', file));
    const other = tables.filter((table) => rows(postgres, table, 'loaded') !== rows(postgres, table, filled));
    if (other.length > 0) throw new Error(`not all was loaded, or more: ${other.join(', ')}`);
    const withRules = copy(postgres, empty('copied'), asIs);
    const bare = copy(postgres, empty('copied'), indexesOnly);
    rounds.push({ imported, again, withRules, bare });
    say(`${size}, round ${round}: import ${imported.loading} s, again ${again.loading} s, \\copy ${withRules.seconds.toFixed(1)} s, indexes only ${bare.seconds.toFixed(1)} s`);
  }
  ['loaded', 'copied'].forEach((name) => postgres.drop(name));
  rmSync(file);
  const of = (kind, value) => median(rounds.map((round) => round[kind][value]));
  const ratio = (kind, cost) => median(rounds.map((round) => cost(round[kind]) / cost({ ...round.imported, seconds: round.imported.loading })));
  return { size, exported, of, ratio };
}

const cells = (...row) => `| ${row.join(' | ')} |`;
const one = (value) => value.toFixed(1);

function report(postgres, results) {
  const { cpu, memory, kernel, date } = description();
  const rows = results.flatMap(({ size, exported, of, ratio }) => {
    const rate = (seconds) => Math.round(size / seconds).toLocaleString('en-US');
    const name = size.toLocaleString('en-US');
    return [
      cells(`import, ${name}`, one(of('imported', 'loading')), rate(of('imported', 'loading')), one(of('imported', 'java')), one(of('imported', 'postgres')), of('imported', 'memory'), '1'),
      cells('the same again', one(of('again', 'loading')), rate(of('again', 'loading')), one(of('again', 'java')), one(of('again', 'postgres')), of('again', 'memory'), ''),
      cells('`\\copy`', one(of('withRules', 'seconds')), rate(of('withRules', 'seconds')), '', one(of('withRules', 'postgres')), '', ratio('withRules', ({ seconds }) => seconds).toFixed(2)),
      cells('`\\copy`, indexes only', one(of('bare', 'seconds')), rate(of('bare', 'seconds')), '', one(of('bare', 'postgres')), '', ratio('bare', ({ seconds }) => seconds).toFixed(2)),
      cells(`export, ${name}`, one(exported.seconds), rate(exported.seconds), one(exported.java), one(exported.postgres), exported.memory, ''),
    ];
  });
  return `# Loading, measured

Written by \`src/bench/run load\`. ${cpu}, ${memory}, ${kernel}, ${date}; PostgreSQL ${postgres.version}, Java ${javaVersion()} with a heap of ${heap} MB; medians of ${options.rounds} interleaved rounds.
A statement has its source's text to be proven against (five to a source), and subjects, addressees, hops, replies and reviews as \`corpus.sql\` makes them.

| | s | statements/s | CPU of Java, s | of PostgreSQL, s | MB of Java, at most | time, of the import's |
|---|---|---|---|---|---|---|
${rows.join('\n')}

\`\\copy\` puts the same rows into the same tables, in one transaction: as they are, with foreign keys, checks and the triggers that prove quotations;
or with indexes only (\`session_replication_role = replica\`), which proves nothing. The aim is at least 0.40. An import's seconds begin when the program has
started; its CPU has all of it. The export's have all of it, too.
`;
}

await trial(options, async (postgres) => {
  postgres.drop('load_empty');
  postgres.createDatabase('load_empty');
  await (await startOnRecord(jar, ...usesDatabase(postgres, 'load_empty'))).stop();
  const results = [];
  for (const size of options.sizes.split(',').map(Number)) results.push(await measure(postgres, size));
  publish(options.results, 'load.md', report(postgres, results));
});
