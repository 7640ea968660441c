// Whether what an operation costs says how long it takes: operations drawn by chance, their cost beside their CPU; `run` says how to use it.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { getIntrospectionQuery } from 'postgraphile/graphql';
import { fill } from './filling.js';
import { description } from './machine.js';
import { Operations, chanceOf } from './operations.js';
import { table, whole } from './report.js';
import { median } from './rounds.js';
import { heap, javaVersion, startOnRecord, usesDatabase } from './servers.js';
import { publish, say, trial, work } from './trial.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '1000000' },
    operations: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '20261127' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
// As it is unless the operator says otherwise.
const limit = 20_000;
const jar = resolve(options.jar);

/** CPU of some threads, in milliseconds: the kernel counts nanoseconds here, not ticks. */
const used = (threads) => threads.reduce((sum, thread) => {
  try {
    return sum + Number(readFileSync(`/proc/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return sum;
  }
}, 0);
/** All of a server's but its compilers, which are at work the more the less they have seen. */
const threadsOf = (pid) => readdirSync(`/proc/${pid}/task`).map((thread) => `${pid}/task/${thread}`).filter((thread) => {
  try {
    return !/^C[12] /.test(readFileSync(`/proc/${thread}/comm`, 'utf8'));
  } catch {
    // It has ended meanwhile.
    return false;
  }
});
const sessionsOf = (postgres) => readFileSync(`/proc/${postgres.pid}/task/${postgres.pid}/children`, 'utf8').trim().split(' ');

/** Asks, and tells what it took: the answer's cost, and the CPU that server and PostgreSQL used for it. */
async function ask(server, postgres, query) {
  const cpu = () => used(threadsOf(server.pid)) + used(sessionsOf(postgres));
  const before = cpu();
  const response = await fetch(server.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
  const text = await response.text();
  return { bytes: text.length, cost: Number(/"cost":\{"cost":(\d+)/.exec(text)?.[1]), code: /"code":"(\w+)"/.exec(text)?.[1], cpu: cpu() - before };
}

/** What it takes, asked a few times in a row. */
async function measure(server, postgres, query) {
  const times = [];
  const until = performance.now() + 100;
  do times.push((await ask(server, postgres, query)).cpu); while (times.length < 9 && performance.now() < until);
  return median(times);
}

/** The place of each in their order; of those that are equal, the mean. */
function ranksOf(values) {
  const order = values.map((value, n) => [value, n]).toSorted(([a], [b]) => a - b);
  const ranks = [];
  for (let from = 0; from < order.length;) {
    let until = from;
    while (until < order.length && order[until][0] === order[from][0]) until += 1;
    for (let at = from; at < until; at += 1) ranks[order[at][1]] = (from + until - 1) / 2;
    from = until;
  }
  return ranks;
}

/** Spearman's: the correlation of ranks. */
function correlation(ones, others) {
  const [a, b] = [ranksOf(ones), ranksOf(others)];
  const mean = (a.length - 1) / 2;
  const sum = (each) => a.reduce((all, _, n) => all + each(a[n] - mean, b[n] - mean), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

const ms = (value) => `${value < 10 ? value.toFixed(1) : whole(value)} ms`;

function report(postgres, measured) {
  const { cpu, memory, kernel, date } = description();
  const [allowed, refused] = [measured.filter(({ cost }) => cost <= limit), measured.filter(({ cost }) => cost > limit)];
  const [costs, times] = [measured.map((one) => one.cost), measured.map((one) => one.cpu)];
  const ranks = { cost: ranksOf(costs), cpu: ranksOf(times) };
  const off = measured.map((one, n) => ({ ...one, off: ranks.cpu[n] - ranks.cost[n] })).toSorted((a, b) => Math.abs(b.off) - Math.abs(a.off));
  const bounds = [0, 10, 30, 100, 300, 1000, 3000, 10_000, 20_000, 100_000, Infinity];
  const bands = bounds.slice(1).map((until, n) => [bounds[n], until, measured.filter(({ cost }) => cost > bounds[n] - (n === 0) && cost <= until).map((one) => one.cpu)])
    .filter(([, , some]) => some.length);
  const rank = correlation(costs, times);
  const [longest, shortest] = [Math.max(...allowed.map((one) => one.cpu)), Math.min(...refused.map((one) => one.cpu))];
  const met = (isMet) => (isMet ? 'met' : '**missed**');
  return `# What costs say

Written by \`src/bench/run calibrate\`. ${cpu}, ${memory}, ${kernel}, ${date}; PostgreSQL ${postgres.version}, Java ${javaVersion()} with a heap of ${heap} MB.
${whole(measured.length)} operations drawn by chance (seed ${options.seed}) over ${whole(Number(options.size))} statements, with a limit that refuses none: what each costs, beside the CPU of server
and PostgreSQL (the median of ${options.rounds} rounds, in each of some answers after a first that plans; no answers are kept).

${table(['', 'wanted', 'measured', ''], [
    ['rank correlation of cost and CPU (Spearman)', '≥ 0.9', rank.toFixed(3), met(rank >= 0.9)],
    [`of ${whole(allowed.length)} up to ${whole(limit)}: the longest`, `≤ ${ms(1000)}`, ms(longest), met(longest <= 1000)],
    [`of ${whole(refused.length)} beyond: the shortest`, `≥ ${ms(50)}`, ms(shortest), met(shortest >= 50)],
  ])}

${table(['cost', 'operations', 'CPU: least', 'median', 'most'], bands.map(([from, until, some]) => (
    [until === Infinity ? `more than ${whole(from)}` : `${whole(from)} – ${whole(until)}`, some.length, ...[Math.min(...some), median(some), Math.max(...some)].map(ms)])))}

The ten whose ranks differ most:

${table(['operation', 'cost', 'CPU', 'kB'], off.slice(0, 10).map(({ query, cost, cpu: took, bytes }) => (
    [`\`${query.replaceAll('|', '\\|').slice(0, 500)}\``, whole(cost), ms(took), whole(bytes / 1000)])))}
`;
}

await trial(options, async (postgres) => {
  const database = await fill(postgres, jar, Number(options.size), say);
  const server = await startOnRecord(jar, ...usesDatabase(postgres, database), '--onrecord.answers.memory=0', '--onrecord.limits.cost=100000000');
  const { data: { __schema: schema } } = await server.ask(getIntrospectionQuery());
  const list = (query) => JSON.parse(postgres.sql(`select coalesce(json_agg(value), '[]') from (${query}) as listed (value)`, database));
  const idsOf = (table, where = 'true') => list(`select gid from ${table} where ${where} order by hashint8(id) limit 300`);
  const spoken = (type) => list(`select gid from (select actor.gid, min(hashint8(statement.id)) as drawn from statement join actor on actor.id = speaker_id
    where type = '${type}' group by actor.gid order by drawn limit 300) as speakers`);
  const ids = { person: spoken('Person'), organization: idsOf('actor', "type = 'Organization'"), statement: idsOf('statement'), event: idsOf('event'),
    source: idsOf('source'), place: idsOf('place'), topic: idsOf('topic') };
  Object.assign(ids, { actor: [...ids.person, ...ids.organization], node: Object.values(ids).flat() });
  const words = list(`select word from (select regexp_split_to_table(lower(text), '[^a-z]+') as word from statement where id <= 20000) as words
    where length(word) > 3 group by word order by count(*) desc, word limit 2000`);
  const namesOf = (table, where = 'true') => list(`select name from (select name, min(hashint8(id)) as drawn from ${table} where ${where} group by name order by drawn limit 300) as names`);
  const names = { person: namesOf('actor', "type = 'Person'"), organization: namesOf('actor', "type = 'Organization'"), place: namesOf('place'), topic: namesOf('topic') };
  const ownersOf = (table, column) => list(`select gid from ${table} where id in (select ${column} from ${table}) order by hashint8(id) limit 300`);
  const owners = { within: ownersOf('place', 'within_id'), broader: ownersOf('topic', 'broader_id'), partOf: ownersOf('event', 'part_of_id'), parent: ownersOf('actor', 'parent_id') };
  const stories = list(`select json_strip_nulls(json_build_object('statement', statement.gid, 'person', speaker.gid, 'topic', topic.gid, 'event', event.gid, 'place', place.gid,
      'source', source.gid, 'organization', publisher.gid))
    from (select * from statement order by hashint8extended(id, 4) limit 300) as statement left join actor as speaker on speaker.id = speaker_id
    left join event on event.id = event_id left join place on place.id = statement.place_id
    left join lateral (select topic_id from statement_subject where statement_id = statement.id and topic_id is not null limit 1) as subject on true left join topic on topic.id = topic_id
    left join lateral (select passage.source_id from appearance join passage on passage.id = passage_id where statement_id = statement.id limit 1) as appearance on true
    left join source on source.id = appearance.source_id left join actor as publisher on publisher.id = source.publisher_id`);
  const operations = new Operations(schema, { ids, stories, words, names, owners }, chanceOf(Number(options.seed)));
  // What warms the server up is drawn by chance, too.
  const warm = performance.now() + Math.min(40_000, 100 * Number(options.operations));
  while (performance.now() < warm) {
    await fetch(server.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: operations.next() }) }).then((answer) => answer.text());
  }
  const drawn = [];
  const errors = {};
  while (drawn.length < Number(options.operations)) {
    const query = operations.next();
    const one = await ask(server, postgres, query);
    if (one.code === 'INTERNAL_SERVER_ERROR') throw new Error(`The server fails at ${query}:\n${server.log.slice(-5000)}`);
    if (Number.isNaN(one.cost) || (one.code && one.code !== 'TIMEOUT')) errors[one.code] = (errors[one.code] ?? 0) + 1;
    else drawn.push({ ...one, query, rounds: [] });
  }
  say(`${drawn.length} operations are drawn; not counted: ${JSON.stringify(errors)}`);
  // Each in every round, so that a moment in which the machine is slow is one of several.
  for (let round = 1; round <= Number(options.rounds); round += 1) {
    for (const one of drawn) one.rounds.push(await measure(server, postgres, one.query));
    say(`round ${round} of ${options.rounds}`);
  }
  const measured = drawn.map((one) => ({ ...one, cpu: median(one.rounds) }));
  publish(options.results, 'calibrate.md', report(postgres, measured));
});
