// The databases that are measured: On Record makes the tables, corpus.sql fills them.
import { join } from 'node:path';
import { startOnRecord, usesDatabase } from './servers.js';

/** Fills a database with a number of statements, unless it is there, and answers its name. */
export async function fill(postgres, jar, size, say = () => {}, mixed = false) {
  const database = `bench_${mixed ? 'mixed_' : ''}${size}`;
  if (postgres.has(database)) return database;
  say(`filling ${size} statements`);
  const unfinished = `${database}_unfinished`;
  postgres.drop(unfinished);
  postgres.createDatabase(unfinished);
  await (await startOnRecord(jar, ...usesDatabase(postgres, unfinished))).stop();
  postgres.file(join(import.meta.dirname, 'corpus.sql'), 'postgres', unfinished, '-v', `statements=${size}`, '-v', `mixed=${mixed}`);
  // As loading does: what all statements of a large corpus have in common is counted ahead, not by each request.
  postgres.sql('set role onrecord_owner; select count_statements()', unfinished);
  postgres.sql(`alter database ${unfinished} rename to ${database}`);
  return database;
}
