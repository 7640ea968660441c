// Writes what was measured: results.json has all of it, results.md the tables, results.svg a picture.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf } from './peers.js';
import { picture } from './picture.js';
import { median } from './rounds.js';

export function write(results, folder) {
  const file = (name, text) => writeFileSync(join(folder, name), text);
  file('results.json', `${JSON.stringify(results, null, 2)}\n`);
  file('results.md', `${[...sections(results)].join('\n\n')}\n`);
  file('results.svg', picture(results, serversOf(results)));
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
export const whole = (value) => (value === undefined ? '–' : number.format(value));
export const ratio = (value) => (Number.isFinite(value) ? value.toFixed(2) : '–');
const milliseconds = (value) => (value === undefined ? '–' : (value / 1000).toFixed(1));
const seconds = (value) => `${value.toFixed(1)} s`;

export function table(heads, rows, texts = 1) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, n) => (n < texts ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** All servers that were measured, by the keys they have in the results: On Record, then its peers. */
const serversOf = ({ peers }) => ({ onRecord: 'On Record', ...Object.fromEntries(peers.map(({ kind }) => [kind, nameOf(kind)])) });

const sizesOf = (results) => Object.keys(results.sizes).map(Number).toSorted((a, b) => a - b);

function* sections(results) {
  const sizes = sizesOf(results);
  const size = sizes.at(-1);
  const full = results.sizes[size];
  const queries = Object.entries(full.queries);
  const servers = serversOf(results);
  const { machine, versions, peers } = results;
  yield '# Measured';
  yield `Written by \`src/bench/run\` on ${machine.date}: ${machine.cpu}, ${machine.memory}, ${machine.kernel}; `
    + `${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ')}. `
    + `Medians of ${results.rounds} rounds of ${results.seconds} s. `
    + 'CPU is in microseconds a request, "both" is the server and PostgreSQL together.';
  yield '![CPU of a request](results.svg)';

  yield '## Targets';
  const targets = [...targetsOf(results)];
  const verdict = (met) => (met === undefined ? 'not measured' : met ? 'met' : '**missed**');
  yield table(['', 'wanted', 'measured', ''], targets.map(({ what, wanted, measured, met, unit = '' }) => (
    [what, wanted + unit, measured === undefined ? '–' : ratio(measured) + unit, verdict(met)])));

  yield `## CPU of a request, ${whole(size)} statements`;
  yield table(
    ['query', ...Object.values(servers).flatMap((name) => [`${name}: server`, 'PostgreSQL', 'both']), 'bare SQL'],
    queries.map(([name, kinds]) => [name,
      ...Object.keys(servers).flatMap((kind) => ['server', 'postgres', 'both'].map((key) => whole(kinds[kind]?.[key]))),
      whole(kinds.sql?.postgres)]));

  yield `## On Record beside each, ${whole(size)} statements`;
  yield 'On Record\'s CPU of a request, both, divided by that of each peer and of the bare SQL: below 1, On Record takes less. Then the '
    + 'peer that takes least for this query.';
  yield table(
    ['query', ...peers.map(({ kind }) => nameOf(kind)), 'bare SQL', 'cheapest peer', 'On Record / cheapest peer'],
    queries.map(([name, kinds]) => [name,
      ...peers.map(({ kind }) => ratio(kinds.onRecord.both / kinds[kind]?.both)), ratio(kinds.onRecord.both / kinds.sql?.postgres),
      ...cheapestOf(peers, kinds)]));
  yield `All on the same tables, each with up to ${results.poolSize} connections; the peers in one process each, with NODE_ENV=production. `
    + 'Where nothing else is said, they have their defaults.';
  yield peers.map(({ kind, versions: packages, settings }) => (
    `- ${nameOf(kind)} (${Object.entries(packages).map(([name, version]) => `${name} ${version}`).join(', ')}): ${settings}.`)).join('\n');

  yield `## Throughput and response times, ${whole(size)} statements`;
  yield 'Requests a second with four connections; response times in milliseconds at half of each server\'s own throughput (50 % and 99 % '
    + 'are faster). Bytes are those of a response with its headers. Introspection answers with each server\'s own schema, and '
    + 'PostGraphile\'s is the larger one; a schema made for these queries is not asked for.';
  yield table(
    ['query', 'server', 'bytes', 'SQL statements', 'requests/s', 'p50', 'p99'],
    queries.flatMap(([name, kinds]) => [
      ...Object.keys(servers).filter((kind) => kinds[kind]).map((kind) => [name, servers[kind], ...flow(kinds[kind])]),
      ...(kinds.sql ? [[name, 'bare SQL', '–', '–', whole(kinds.sql.perSecond), '–', '–']] : []),
    ]), 2);

  if (sizes.length > 1) {
    yield '## Growth';
    yield 'CPU of a request, both, by the number of statements; the last column is the largest by the smallest.';
    yield table(
      ['query', 'server', ...sizes.map(whole), 'growth'],
      queries.flatMap(([name, kinds]) => Object.keys(servers).filter((kind) => kinds[kind]).map((kind) => {
        const costs = sizes.map((one) => results.sizes[one].queries[name]?.[kind]?.both);
        return [name, servers[kind], ...costs.map(whole), ratio(costs.at(-1) / costs[0])];
      })), 2);
  }

  if (results.repeats) {
    yield '## Repeated reads';
    yield 'The feed again and again, with On Record keeping its answers. Everywhere above it does not.';
    yield table(['', 'server', 'PostgreSQL', 'both', 'requests/s', 'bytes'],
      results.repeats.measured.map((one) => [one.name, ...[one.server, one.postgres, one.both, one.perSecond, one.bytes].map(whole)]));
    if (results.repeats.missing.length) yield `Not measured, because this server does not offer it: ${results.repeats.missing.join('; ')}.`;
  }

  yield '## Start, memory, size';
  yield table(['', ''], [
    ...(results.starts ? startsOf(results.starts) : []),
    ['heap of On Record', `${results.heap} MB`],
    ...Object.entries(servers).map(([kind, name]) => [`most memory of ${name}, all of it`, `${full.memory[kind]} MB`]),
    ['the jar, with PostgreSQL in it', `${results.jarMegabytes} MB`],
    ['the reading machine', Object.entries(results.lines).map(([room, lines]) => `${room} ${whole(lines)}`).join(', ') + ' lines of code'],
  ]);

  yield '## How quiet the machine was';
  yield 'Rounds that were dropped and repeated because others used the machine; rounds that were kept although they did, because no better '
    + `one came; and how many of what was measured had not settled after ${results.warmup} s of warming up.`;
  const all = sizes.flatMap((one) => Object.values(results.sizes[one].queries).flatMap((kinds) => Object.values(kinds)));
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  const unsettled = all.filter(({ converged }) => !converged);
  yield table(['dropped', 'kept', 'not settled'], [[sum('dropped'), sum('disturbed'), `${unsettled.length} of ${all.length}`]]);
}

const named = {
  withoutData: 'start with no data yet',
  preparedWithoutData: 'the same, prepared',
  besideWithoutData: 'the same, of the jar beside it',
  withData: 'start with data',
  prepared: 'the same, prepared',
  besideWithData: 'the same, of the jar beside it',
};

function startsOf({ cpu = {}, ...starts }) {
  const measured = Object.entries(named).filter(([kind]) => starts[kind]);
  const ofJava = (kind) => (cpu[kind] ? `, CPU of the JVM ${seconds(median(cpu[kind]))}` : '');
  return measured.map(([kind, name]) => [name, seconds(median(starts[kind])) + ofJava(kind)]);
}

const flow = (server) => [
  whole(server.bytes), ratio(server.statements), whole(server.perSecond),
  milliseconds(server.halfLoad?.p50), milliseconds(server.halfLoad?.p99)];

function cheapestOf(peers, kinds) {
  const [first] = peers.filter(({ kind }) => kinds[kind]).toSorted((a, b) => kinds[a.kind].both - kinds[b.kind].both);
  return first ? [nameOf(first.kind), ratio(kinds.onRecord.both / kinds[first.kind].both)] : ['–', '–'];
}

const wantedOf = { feed: 0.12, person: 0.30, page: 0.22, nested: 0.18, filtered: 0.05, distinct: 0.12 };

function* targetsOf(results) {
  const sizes = sizesOf(results);
  const { queries } = results.sizes[sizes.at(-1)];
  const atMost = (what, wanted, measured, unit) => (
    { what, wanted: `≤ ${wanted.toFixed(2)}`, measured, unit, met: Number.isFinite(measured) ? measured <= wanted : undefined });
  for (const [name, wanted] of Object.entries(wantedOf)) {
    const query = queries[name];
    yield atMost(`${name}: CPU, of PostGraphile's`, wanted, query?.onRecord.both / query?.postGraphile?.both);
  }
  const growths = sizes.length < 2 ? [] : Object.entries(queries).map(([name, { onRecord }]) => (
    { name, growth: onRecord.both / results.sizes[sizes[0]].queries[name].onRecord.both }));
  for (const { name, growth } of growths) {
    yield atMost(`${name}: CPU, of that with ${whole(sizes[0])} statements`, name === 'count' ? 1.5 : 1.3, growth);
  }
  const faster = queries.feed?.onRecord.perSecond / queries.feed?.postGraphile?.perSecond;
  const isFaster = Number.isFinite(faster) ? faster >= 2.5 : undefined;
  yield { what: 'feed: requests/s, of PostGraphile\'s', wanted: '≥ 2.50', measured: faster, met: isFaster };
  yield { what: 'heap', wanted: '256', measured: results.heap, unit: ' MB', met: results.heap <= 256 };
  const { starts } = results;
  yield atMost('start with data, prepared: of that from the jar', 0.4, starts && median(starts.prepared) / median(starts.withData));
  yield atMost('start with no data yet, the same', 0.5, starts && median(starts.preparedWithoutData) / median(starts.withoutData));
}
