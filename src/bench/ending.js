// However the bench ends, it leaves nothing running and nothing behind.
import { rmSync } from 'node:fs';
import { Server } from './servers.js';

/** Answers a function that ends the bench with a status; signals do so, too. */
export function ending(work, postgres) {
  async function end(status) {
    await Promise.all([...Server.running].map((server) => server.stop()));
    postgres()?.stop();
    rmSync(work, { recursive: true, force: true });
    process.exit(status);
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      console.error(`stopped by ${signal}`);
      end(1);
    });
  }
  return end;
}
