// A trial of the bench, in a PostgreSQL of its own: however it ends, it leaves nothing running and nothing behind.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Postgres } from './postgres.js';
import { Server, freePort } from './servers.js';

/** Goes with the trial. */
export const work = mkdtempSync(join(tmpdir(), 'on-record-bench-'));

export const say = (text) => process.stderr.write(`${text}\n`);

/** Writes a report into a folder, and says it. */
export function publish(folder, name, text) {
  writeFileSync(join(folder, name), text);
  say(text);
}

/** Runs it, and ends the program; the databases are kept in a folder, if one is given. */
export async function trial({ jar, data }, run) {
  const folder = data ? resolve(data) : join(work, 'postgres');
  let postgres;
  async function end(status) {
    await Promise.all([...Server.running].map((server) => server.stop()));
    postgres?.stop();
    rmSync(work, { recursive: true, force: true });
    process.exit(status);
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      say(`stopped by ${signal}`);
      end(1);
    });
  }
  try {
    mkdirSync(folder, { recursive: true });
    postgres = await Postgres.start(resolve(jar), folder, await freePort());
    await run(postgres);
    await end(0);
  } catch (error) {
    say(error.stack);
    await end(1);
  }
}
