// Starts and stops the servers.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuOf, cpuOfThreads } from './machine.js';

/** A port that is free now, below those that connections take by themselves: such a one may be gone in the next moment. */
export async function freePort() {
  for (;;) {
    const port = 20000 + Math.floor(Math.random() * 12000);
    const isFree = await new Promise((resolve) => {
      const server = createServer().on('error', () => resolve(false)).listen(port, () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

export class Server {
  static running = new Set();

  /** Starts a program and waits until it prints what it prints when it is ready. */
  static start(name, port, ready, command, options, environment = {}) {
    const begun = performance.now();
    const program = spawn(command, options, { env: { ...process.env, ...environment } });
    const server = new Server(name, port, program);
    return new Promise((resolve, reject) => {
      const read = (text) => {
        server.log += text;
        if (server.seconds === undefined && ready.test(server.log)) {
          server.seconds = (performance.now() - begun) / 1000;
          resolve(server);
        }
      };
      program.stdout.setEncoding('utf8').on('data', read);
      program.stderr.setEncoding('utf8').on('data', read);
      program.on('error', reject);
      program.on('exit', () => {
        Server.running.delete(server);
        reject(new Error(`${name} ended:\n${server.log.slice(-5000)}`));
      });
    });
  }

  constructor(name, port, program) {
    Object.assign(this, { name, port, program, log: '', url: `http://localhost:${port}/graphql` });
    Server.running.add(this);
  }

  get pid() {
    return this.program.pid;
  }

  cpu() {
    return cpuOf(this.pid);
  }

  /** The same with the CPU of requests alone: what Java's compilers take goes on for minutes, and then ends. */
  get compiled() {
    return { port: this.port, cpu: () => this.cpu() - cpuOfThreads(this.pid, /C[12] Compiler/) };
  }

  stop() {
    const ended = new Promise((resolve) => this.program.once('exit', resolve));
    this.program.kill();
    return ended;
  }

  async ask(query, variables) {
    const body = JSON.stringify({ query, variables });
    const post = () => fetch(this.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    // A server may close a connection that is idle just when the next request is sent over it.
    const response = await post().catch(post);
    const text = await response.text();
    const answer = response.ok ? JSON.parse(text) : { errors: text };
    if (answer.errors) {
      const [errors, asked, log] = [JSON.stringify(answer.errors).slice(0, 1000), body.slice(0, 1000), this.log.slice(-3000)];
      throw new Error(`${this.name} answers ${errors} to ${asked}; the end of its log:\n${log}`);
    }
    return { data: answer.data, bytes: Buffer.byteLength(text) };
  }
}

export const heap = 256;

/** All of it from the start: one that Java has made smaller it may search for garbage without end. */
export const wholeHeap = [`-Xms${heap}m`, `-Xmx${heap}m`];

/** On Record from its jar, in the heap that is promised to be enough. */
export const startOnRecord = (jar, ...options) => startJava([...wholeHeap, '-jar', jar], options);

/** On Record from the folder that its command `prepare` has made. */
export const startPrepared = (folder, ...options) => startJava([...wholeHeap, `@${join(folder, 'options')}`], options);

/** Java says its version where others say what went wrong. */
export const javaVersion = () => /version "([^"]+)"/.exec(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr)[1];

export async function startJava(command, options) {
  const port = await freePort();
  return Server.start('On Record', port, /^Ctrl-C/m, 'java', [...command, `--server.port=${port}`, ...options]);
}

/** What makes On Record use a database of this PostgreSQL. */
export const usesDatabase = (postgres, database) => [
  `--spring.datasource.url=jdbc:postgresql://localhost:${postgres.port}/${database}`,
  '--spring.datasource.username=onrecord_reader',
  '--spring.datasource.password=',
  '--spring.flyway.user=onrecord_owner',
  '--spring.flyway.password=',
  '--onrecord.seed=false',
];

/** How many sessions each server may have, where they are compared. */
export const poolSize = 10;

export const startPostGraphile = (...options) => startPeer('PostGraphile', 'postgraphile.js', ...options);

/** A server for Node, in one process, that prints "ready" when it is. */
export async function startPeer(name, script, postgres, database, environment = {}) {
  const port = await freePort();
  return Server.start(name, port, /^ready/m, process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    NODE_ENV: 'production',
    GRAPHILE_ENV: 'production',
    DATABASE_URL: postgres.url('onrecord_reader', database),
    POOL_SIZE: poolSize,
    PORT: port,
    ...environment,
  });
}
