// What the server is like under attack, beside ten ordinary users; `run` says how to use it.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { description } from './machine.js';
import { chosen } from './queries.js';
import { table, whole } from './report.js';
import { median } from './rounds.js';
import { heap, javaVersion, startJava, usesDatabase } from './servers.js';
import { attacks } from './siege-attacks.js';
import { publish, say, trial } from './trial.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '150000' },
    seconds: { type: 'string', default: '30' },
    attacks: { type: 'string', default: '' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const seconds = Number(options.seconds);
const wanted = options.attacks ? options.attacks.split(',') : attacks.map(({ name }) => name);
const unknown = wanted.filter((name) => !attacks.some((attack) => attack.name === name));
if (unknown.length) throw new Error(`No attack is called ${unknown.join(' or ')}; there are ${attacks.map(({ name }) => name).join(', ')}`);
process.env.MALLOC_ARENA_MAX = '2';
const jar = resolve(options.jar);
const users = 10;
const patience = 10_000;
const promised = 250;

/** As src/docs/operating.md has them. */
const java = `-Xms${heap}m -Xmx${heap}m -XX:+UseSerialGC -XX:MaxMetaspaceSize=128m -XX:ReservedCodeCacheSize=48m -XX:MaxDirectMemorySize=16m `
  + '-XX:TrimNativeHeapInterval=5000 -Djdk.nio.maxCachedBufferSize=16384 -XX:+ExitOnOutOfMemoryError';

/** What people ask for who read: a person, the newest, who said what on something. */
function ordinary(postgres, database) {
  const asked = chosen(['person', 'feed', 'page', 'nested', 'filtered', 'count']).map(({ document, variables }) => {
    const rows = variables ? JSON.parse(postgres.sql(`select json_agg(asked) from (${variables}) as asked`, database)) : [{}];
    return rows.map((row) => ({ query: document, variables: row }));
  });
  const names = JSON.parse(postgres.sql('select json_agg(name) from (select name from actor order by id limit 100) as names', database));
  asked.push(
    names.map((name) => ({ query: '{ search(text: $text, first: 10) { edges { score matched node { id } } } }', text: `peace ${name.split(' ')[0]}` })),
    names.map((name) => ({ query: '{ suggest(prefix: $text) { name node { id } } }', text: name.slice(0, 3) })));
  return asked.map((list) => list.map(({ query, variables, text }) => (
    JSON.stringify(text ? { query: `query($text: String!) ${query}`, variables: { text } } : { query, variables }))));
}

/** Ten who read, each over a connection and from an address of their own, and think between two requests, for 300 ms in the mean. */
class Users {
  #asked;
  #server;
  #n = 0;
  #agents = Array.from({ length: users }, () => new Agent({ keepAlive: true, maxSockets: 1 }));

  constructor(server, asked) {
    this.#server = server;
    this.#asked = asked;
  }

  /** How long each answer took, in milliseconds, and why there was none. */
  async ask(period, thinking = 300) {
    const [times, refusals] = [[], {}];
    const until = performance.now() + period * 1000;
    await Promise.all(this.#agents.map(async (agent, user) => {
      while (performance.now() < until) {
        const n = this.#n++;
        const list = this.#asked[n % this.#asked.length];
        const begun = performance.now();
        const outcome = await this.#post(list[Math.floor(n / this.#asked.length) % list.length], agent, user);
        times.push(performance.now() - begun);
        if (outcome !== 'ok') refusals[outcome] = (refusals[outcome] ?? 0) + 1;
        await pause(Math.min(-Math.log(1 - Math.random()) * thinking, 2000));
      }
    }));
    const sorted = times.toSorted((a, b) => a - b);
    const percentile = (share) => sorted[Math.ceil(sorted.length * share) - 1];
    return { requests: times.length, p50: median(times), p99: percentile(0.99), most: sorted.at(-1), refusals };
  }

  #post(body, agent, user) {
    return new Promise((done) => {
      const asked = request({
        port: this.#server.port, host: '127.0.0.1', localAddress: `127.0.1.${user + 1}`, agent, method: 'POST', path: '/graphql',
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }, timeout: patience,
      }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => { text += part; }).on('error', (error) => done(error.code))
          .on('end', () => done(answer.statusCode !== 200 ? answer.statusCode : text.includes('"errors"') ? /"code":"(\w+)"/.exec(text)?.[1] : 'ok'));
      });
      asked.on('timeout', () => asked.destroy(new Error('no answer')));
      // A browser asks again, too, where the connection that it has kept is gone.
      asked.on('error', (error) => (asked.reusedSocket && error.code === 'ECONNRESET' ? this.#post(body, agent, user).then(done) : done(error.code ?? error.message)));
      asked.end(body);
    });
  }
}

/** An attack in a process of its own, which has only what nobody else wants of the CPU: attackers have machines of their own. */
function begin(name, port) {
  const program = spawn('nice', ['-n', '19', process.execPath, join(here, 'siege-attacker.js'), name, port, seconds]);
  let output = '';
  program.stdout.on('data', (text) => { output += text; });
  program.stderr.on('data', (text) => say(`${name}: ${text}`));
  return new Promise((ended) => program.on('close', () => ended(output ? JSON.parse(output) : {})));
}

/** What the server holds: megabytes (the heap after a full collection), and numbers of things. */
function look(server, postgres) {
  execFileSync('jcmd', [server.pid, 'GC.run']);
  const heapInfo = execFileSync('jcmd', [server.pid, 'GC.heap_info'], { encoding: 'utf8' });
  const used = [...heapInfo.matchAll(/(?:DefNew|Tenured|generation) +total \d+K, used (\d+)K/g)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
  const port = server.port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = ['tcp', 'tcp6'].flatMap((file) => readFileSync(`/proc/net/${file}`, 'utf8').split('\n'))
    .filter((line) => new RegExp(`^ *\\d+: [0-9A-F]+:${port} [0-9A-F:]+ 01 `).test(line)).length;
  return {
    heap: used / 1024,
    sockets,
    sessions: Number(postgres.sql("select count(*) from pg_stat_activity where application_name = 'onrecord'")),
  };
}

const residentOf = (server) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
const forgetPeak = (server) => { try { writeFileSync(`/proc/${server.pid}/clear_refs`, '5'); } catch { /* The peak is then that of all attacks so far. */ } };

const told = (counts) => Object.entries(counts).map(([what, count]) => `${whole(count)} × ${what}`).join(', ') || '0';
const isWell = (period, before) => Object.keys(period.refusals).length === 0 && period.p99 <= promised && period.p50 <= Math.max(2 * before.p50, 20);

function report(postgres, before, besieged) {
  const { cpu, memory, kernel, date } = description();
  const columns = ['attack', 'row', 'p50', 'p99', 'most', 'requests', 'without an answer', 'after: p50', 'p99', 'without', 'heap', 'resident', 'sockets', 'sessions', ''];
  const numbers = ({ p50, p99, most, requests, refusals }) => [whole(p50), whole(p99), whole(most), requests, told(refusals)];
  const rows = besieged.map(({ attack, during, after, held, resident, ended }) => [attack.name, attack.row, ...numbers(during), whole(after.p50), whole(after.p99), told(after.refusals),
    whole(held.heap), whole(resident), held.sockets, held.sessions,
    ended ? '**the server ended**, and was started again' : [during.p99 <= promised && told(during.refusals) === '0' ? '' : '**during**', isWell(after, before) ? '' : '**after**'].filter(Boolean).join(' ') || 'held']);
  return `# Under siege

Written by \`src/bench/run siege\`. ${cpu}, ${memory}, ${kernel}, ${date}; PostgreSQL ${postgres.version}, Java ${javaVersion()} with \`MALLOC_ARENA_MAX=2\` and \`${java}\`;
${whole(Number(options.size))} statements, and eight texts of up to 7.5 MB. Server, PostgreSQL, users and attackers share the machine; the attackers have only what nobody else wants of its CPU.

${users} users each ask over a connection of their own, one after the other, and think for 300 ms in the mean: a person, the newest, a page, filters, counts, a search, a suggestion. Each
attack lasts ${seconds} s beside them. Five seconds after its end they are looked at again, for ten. Milliseconds until the last byte; megabytes of the heap after a full collection then, and of
the process at most so far. **Held**: during the attack the users' p99 is at most ${promised} ms and each has an answer; afterwards too, and the p50 is at most twice that of before, or 20 ms.

${table(columns, [['none', '', ...numbers(before), '', '', '', whole(before.held.heap), whole(before.resident), before.held.sockets, before.held.sessions, ''], ...rows])}

What was done, and what became of it: answers by their status, connections that were opened and cut.

${table(['attack', 'clients', 'what', 'outcomes'], besieged.map(({ attack, outcomes }) => (
    [attack.name, `${whole(attack.clients)} of ${attack.addresses ?? 1}`, attack.what, told(outcomes)])), 4)}
`;
}

await trial(options, async (postgres) => {
  const filled = await fill(postgres, jar, Number(options.size), say);
  const database = `${filled}_siege`;
  if (!postgres.has(database)) {
    postgres.sql(`create database ${database}_unfinished template ${filled} owner onrecord_owner`);
    postgres.file(join(here, 'siege.sql'), 'onrecord_owner', `${database}_unfinished`);
    postgres.sql('vacuum analyze', `${database}_unfinished`);
    postgres.sql(`alter database ${database}_unfinished rename to ${database}`);
  }
  const start = () => startJava([...java.split(' '), '-jar', jar], usesDatabase(postgres, database));
  let server = await start();
  const asked = ordinary(postgres, database);
  let reading = new Users(server, asked);
  say('warming up');
  await reading.ask(Math.max(5, seconds), 0);
  const before = await reading.ask(seconds);
  Object.assign(before, { held: look(server, postgres), resident: residentOf(server) });
  say(`none: ${JSON.stringify(before)}`);
  const besieged = [];
  for (const attack of attacks.filter(({ name }) => wanted.includes(name))) {
    forgetPeak(server);
    const attacking = begin(attack.name, server.port);
    const during = await reading.ask(seconds);
    const outcomes = await attacking;
    await pause(5000);
    const after = await reading.ask(10);
    if (server.program.exitCode !== null || server.program.signalCode !== null) {
      // As whoever looks after it would do.
      say(`${attack.name} has ended the server: ${server.log.slice(-3000)}`);
      server = await start();
      reading = new Users(server, asked);
      besieged.push({ attack, during, after, outcomes, ended: true, held: look(server, postgres), resident: residentOf(server) });
      continue;
    }
    const resident = residentOf(server);
    besieged.push({ attack, during, after, outcomes, held: look(server, postgres), resident });
    const { attack: { name }, ...figures } = besieged.at(-1);
    say(`${name}: ${JSON.stringify(figures)}`);
  }
  publish(options.results, 'siege.md', report(postgres, before, besieged));
});
