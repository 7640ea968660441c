// A PostgreSQL for the bench: the one that the jar brings, with a database for each size.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, appendFileSync } from 'node:fs';
import { arch, totalmem } from 'node:os';
import { join } from 'node:path';
import { cpuOfFamily } from './machine.js';

const settings = (port, folder) => `
port = ${port}
listen_addresses = 'localhost'
unix_socket_directories = '${folder}'
shared_buffers = ${Math.min(4096, Math.floor(totalmem() / 2 ** 20 / 4))}MB
max_connections = 100
max_wal_size = 8GB
random_page_cost = 1.1
jit = off
# Nothing here has to outlive a power cut, and nothing may begin in the middle of a round.
fsync = off
full_page_writes = off
autovacuum = off
# Counts statements where a test asks for it, and nothing else the whole time.
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track = 'none'
`;

/** What On Record's sessions say of themselves (application.yaml), as far as plans depend on it. */
export const sessionOptions = '-c plan_cache_mode=force_generic_plan -c enable_hashjoin=off -c jit=off';

export class Postgres {
  static async start(jar, folder, port) {
    const postgres = new Postgres(folder, port);
    if (!existsSync(join(folder, 'server'))) postgres.#unpack(jar);
    if (!existsSync(postgres.data)) {
      postgres.#run('initdb', '-D', postgres.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8',
        '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8');
    }
    if (postgres.#runs()) throw new Error(`Another PostgreSQL is at work in ${folder}`);
    // The last of several values holds: a kept folder gets a new port each time.
    appendFileSync(join(postgres.data, 'postgresql.conf'), settings(port, folder));
    postgres.#run('pg_ctl', '-D', postgres.data, '-l', join(folder, 'log'), '-w', 'start');
    postgres.pid = postgres.#recordedPid();
    for (const role of ['onrecord_owner', 'onrecord_reader']) {
      postgres.sql(`select format('create role ${role} login') where not exists (select from pg_roles where rolname = '${role}') \\gexec`);
    }
    postgres.sql('create extension if not exists pg_stat_statements');
    return postgres;
  }

  constructor(folder, port) {
    Object.assign(this, { folder, port, data: join(folder, 'data') });
  }

  #unpack(jar) {
    const platform = { x64: 'amd64', arm64: 'arm64v8' }[arch()];
    const inJar = `BOOT-INF/lib/embedded-postgres-binaries-linux-${platform}-*.jar`;
    const server = join(this.folder, 'server');
    mkdirSync(server, { recursive: true });
    execFileSync('unzip', ['-qoj', jar, inJar, '-d', this.folder]);
    execFileSync('bash', ['-c', 'unzip -p embedded-postgres-binaries-linux-*.jar "postgres-linux-*.txz" | tar -xJ -C server'],
      { cwd: this.folder });
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
  #run(program, ...options) {
    const command = [join(this.folder, 'server/bin', program), ...options];
    if (process.getuid() === 0) command.unshift('unshare', '-U');
    execFileSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  #recordedPid() {
    return Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  #runs() {
    return existsSync(join(this.data, 'postmaster.pid')) && existsSync(`/proc/${this.#recordedPid()}`);
  }

  stop() {
    this.#run('pg_ctl', '-D', this.data, '-m', 'fast', '-w', 'stop');
  }

  #psql(role, database, options, input, session = '') {
    const environment = { ...process.env, PGOPTIONS: `-c client_min_messages=warning ${session}` };
    return execFileSync('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', ...options, this.url(role, database)],
      { input, env: environment, encoding: 'utf8', maxBuffer: 2 ** 28 }).trim();
  }

  url(role, database) {
    return `postgresql://${role}@localhost:${this.port}/${database}`;
  }

  sql(text, database = 'postgres', session = '') {
    return this.#psql('postgres', database, [], text, session);
  }

  file(path, role, database, ...options) {
    this.#psql(role, database, [...options, '-f', path]);
  }

  has(database) {
    return this.sql(`select count(*) from pg_database where datname = '${database}'`) === '1';
  }

  createDatabase(database) {
    this.sql(`create database ${database} owner onrecord_owner encoding 'UTF8' template template0`);
    this.sql(`grant usage on schema public to onrecord_reader;
      alter default privileges for role onrecord_owner in schema public grant select on tables to onrecord_reader`, database);
  }

  drop(database) {
    this.sql(`drop database if exists ${database} with (force)`);
  }

  get version() {
    return this.sql('show server_version');
  }

  cpu() {
    return cpuOfFamily(this.pid);
  }

  /** The process of a session that reads at the moment. */
  reading() {
    return this.sql(`select pid from pg_stat_activity
      where usename = 'onrecord_reader' and query not like '%corpus_version%' order by query_start desc limit 1`);
  }

  /** How many SQL statements of the reading role something takes. */
  async statementsOf(action) {
    const track = (what) => this.sql(`alter system set pg_stat_statements.track = '${what}'; select pg_reload_conf()`);
    track('top');
    await new Promise((resolve) => setTimeout(resolve, 300));
    this.sql('select pg_stat_statements_reset()');
    await action();
    const calls = Number(this.sql(`select coalesce(sum(calls), 0) from pg_stat_statements where userid = 'onrecord_reader'::regrole`));
    track('none');
    return calls;
  }

  /** Runs a script in four sessions for some seconds; answers how many times it ran. */
  pgbench(script, database, seconds) {
    const environment = { ...process.env, PGOPTIONS: sessionOptions };
    const program = spawn('pgbench', ['-n', '-M', 'prepared', '-c', '4', '-j', '1', '--random-seed=1', '-T', seconds, '-f', script,
      this.url('onrecord_reader', database)], { env: environment });
    let output = '';
    for (const stream of [program.stdout, program.stderr]) stream.on('data', (text) => { output += text; });
    return new Promise((resolve, reject) => program.on('close', () => {
      const processed = /transactions actually processed: (\d+)/.exec(output);
      const rate = /tps = ([\d.]+)/.exec(output);
      if (processed && Number(processed[1]) > 0) resolve({ requests: Number(processed[1]), perSecond: Number(rate[1]) });
      else reject(new Error(`pgbench of ${script} failed:\n${output}`));
    }));
  }
}
