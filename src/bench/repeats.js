// Requests that were answered before. On Record keeps answers, and tells clients whether theirs still holds; where it does not (yet),
// that is said instead of measured.
import { Target, measure } from './rounds.js';
import { startOnRecord, usesDatabase } from './servers.js';

export async function measureRepeats(jar, postgres, database, query, { folder, ...rounds }) {
  const server = await startOnRecord(jar, ...usesDatabase(postgres, database));
  const path = `/graphql?${new URLSearchParams({ query: query.document })}`;
  const base = `http://localhost:${server.port}`;
  const first = await fetch(base + path);
  await first.text();
  const etag = first.headers.get('etag');
  const again = etag && await fetch(base + path, { headers: { 'If-None-Match': etag } });

  const kinds = [['the same POST again', { body: JSON.stringify({ query: query.document }) }]];
  const missing = [];
  if (first.status === 200) kinds.push(['the same GET again', { method: 'GET', path }]);
  else missing.push(`GET answers ${first.status}`);
  if (!etag) missing.push('no ETag');
  else if (again.status === 304) kinds.push(['GET with If-None-Match, answered 304', { method: 'GET', path, etag }]);
  else missing.push(`If-None-Match is answered ${again.status}`);

  const targets = kinds.map(([name, request]) => Target.ofServer(`repeat ${name}`, server, [request], folder));
  await measure(targets, postgres, rounds);
  await server.stop();
  return { missing, measured: targets.map((target, n) => ({ name: kinds[n][0], ...target.medians, rounds: target.rounds })) };
}
