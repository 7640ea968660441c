// Measures: warms up, repeats what was disturbed, and takes turns.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuOfEverybody, cpuOfTheBench } from './machine.js';
import { Server } from './servers.js';

const script = fileURLToPath(new URL('wrk.lua', import.meta.url));
const windowSeconds = 2;
const attempts = 5;
// Of one core: what nobody in the measurement has used, or what the machine's host has kept for others.
const disturbance = 0.08;

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const medians = (rounds) => Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key]))]));
let counter = Date.now();

/** Something that can be put under load: a server with requests, or the bare SQL. */
export class Target {
  /** A server's answers to requests of the form { method, path, etag, body }. */
  static ofServer(name, server, requests, folder) {
    const file = join(folder, `${name.replace(/\W+/g, '-')}.requests`);
    const line = ({ method = 'POST', path = '/graphql', etag = '-', body = '' }) => [method, path, etag, body].join('\t');
    writeFileSync(file, requests.map(line).join('\n'));
    return new Target(name, server, async (seconds, mode) => {
      counter += 10_000_000;
      let counted = await wrk(seconds, server.port, file, counter, mode);
      // What has to be read from disk once may take longer than a round.
      if (counted.requests === 0) counted = await wrk(30 + seconds, server.port, file, counter, mode);
      if (counted.requests === 0) throw new Error(`${name}: no answer within ${seconds} s`);
      if (counted.errors > 0) throw new Error(`${name}: ${counted.errors} requests failed`);
      return { ...counted, perSecond: counted.requests / counted.microseconds * 1e6, bytes: counted.bytes / counted.requests };
    });
  }

  static ofPostgres(name, run) {
    return new Target(name, undefined, run);
  }

  constructor(name, server, load) {
    Object.assign(this, { name, server, load, rounds: [], dropped: 0, disturbed: 0 });
  }

  get medians() {
    if (this.failed) throw new Error(this.failed);
    return medians(this.rounds);
  }

  get result() {
    const { medians: values, rounds, dropped, disturbed, converged } = this;
    return { ...values, rounds, dropped, disturbed, converged };
  }
}

/**
 * One thread of wrk is enough for more requests than two cores answer, and leaves the servers what it can; four connections keep both cores
 * busy without a queue that would only be waited in.
 */
function wrk(seconds, port, file, from, mode) {
  // A slow answer is an answer.
  const program = spawn('wrk', ['-t1', '-c4', `-d${seconds}s`, '--timeout', '60s', '-s', script, `http://localhost:${port}`, '--', file, from, mode]);
  let output = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (text) => { output += text; });
  return new Promise((resolve, reject) => program.on('close', () => {
    const counted = /^\{.*\}$/m.exec(output);
    if (counted) resolve(JSON.parse(counted[0]));
    else reject(new Error(`wrk with ${file} failed:\n${output.slice(0, 3000)}`));
  }));
}

/** One round: what a request cost, and whether somebody else was at work meanwhile. */
export async function round(target, postgres, seconds, mode) {
  const now = () => ({
    server: target.server?.cpu() ?? 0,
    postgres: postgres.cpu(),
    ours: [...Server.running].reduce((sum, server) => sum + server.cpu(), cpuOfTheBench()),
    everybody: cpuOfEverybody(),
  });
  const before = now();
  const { requests, perSecond, bytes, p50, p99 } = await target.load(seconds, mode);
  // PostgreSQL counts a session's CPU when the session has ended, a moment after its client.
  if (!target.server) await new Promise((resolve) => setTimeout(resolve, 100));
  const after = now();
  const used = (who) => after[who] - before[who];
  const others = after.everybody.used - before.everybody.used - used('ours') - used('postgres');
  const stolen = after.everybody.stolen - before.everybody.stolen;
  const measured = { perSecond, server: used('server') / requests, postgres: used('postgres') / requests };
  measured.both = measured.server + measured.postgres;
  if (bytes !== undefined) Object.assign(measured, { bytes, p50, p99 });
  return { measured, disturbed: Math.max(others, stolen) / (seconds * 1e6) };
}

/** Until three windows in a row cost the same within 4 %; each answer is looked into for errors in the first. */
async function warmUp(target, postgres, seconds) {
  const costs = [];
  while (costs.length * windowSeconds < seconds) {
    const mode = costs.length === 0 ? 'check' : 'full';
    costs.push((await round(target, postgres, windowSeconds, mode)).measured.both);
    const last = costs.slice(-3);
    if (costs.length > 3 && Math.max(...last) < Math.min(...last) * 1.04) return true;
  }
  return false;
}

/**
 * Takes turns, there and back again, so that what changes slowly (heat, neighbours) is shared by all. What fails is left out from then on, and
 * says why: the others are measured.
 */
export async function measure(targets, postgres, { rounds, seconds, warmup, say }) {
  const each = async (some, step) => {
    for (const target of some.filter(({ failed }) => !failed)) await step(target).catch(({ message }) => { target.failed = message; });
  };
  await each(targets, async (target) => { target.converged = await warmUp(target, postgres, warmup); });
  for (let n = 0; n < rounds; n += 1) {
    await each(n % 2 === 0 ? targets : targets.toReversed(), async (target) => {
      target.rounds.push(await undisturbed(target, postgres, seconds));
    });
    say(n + 1);
  }
}

/** One round that nobody disturbed; on a machine that is never quiet, the least disturbed of some, which is told. */
async function undisturbed(target, postgres, seconds) {
  const tried = [];
  while (tried.length < attempts) {
    tried.push(await round(target, postgres, seconds, 'full'));
    if (tried.at(-1).disturbed <= disturbance) break;
  }
  const best = tried.reduce((one, other) => (other.disturbed < one.disturbed ? other : one));
  target.dropped += tried.length - 1;
  if (best.disturbed > disturbance) target.disturbed += 1;
  return best.measured;
}

/**
 * Response times at half of what the server can do. wrk sends by a timetable, but takes the time from the sending: a request that goes out
 * late, because four slow ones are under way, does not count its waiting. At half load that is rare; beyond, this would flatter.
 */
export async function atHalfLoad(target, postgres, rounds, seconds) {
  const half = target.medians.perSecond / 2;
  const measured = [];
  for (let n = 0; n < rounds; n += 1) measured.push((await round(target, postgres, seconds, half)).measured);
  const { perSecond, p50, p99 } = medians(measured);
  return { perSecond, p50, p99 };
}
