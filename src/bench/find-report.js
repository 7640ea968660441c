// What `run find` has measured, as find.md.
import { ratio, table, whole } from './report.js';
import { median } from './rounds.js';

const milliseconds = (value) => (value === undefined ? '–' : value.toFixed(1));

export const report = (results, queries, isMixed) => `${[...sections(results, queries, isMixed)].join('\n\n')}\n`;

function* sections(results, queries, isMixed) {
  const { machine, versions, rounds, seconds, warmup, heap } = results;
  const sizes = Object.keys(results.sizes).map(Number).toSorted((a, b) => a - b);
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const of = (size, name, kind) => results.sizes[size][name][kind];
  yield isMixed ? '# Finding in six scripts, measured' : '# Finding, measured';
  yield `Written by \`src/bench/run find${isMixed ? ' --mixed' : ''}\` on ${machine.date}: ${machine.cpu}, ${machine.memory}, ${machine.kernel}; `
    + `${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ')}. On Record has a heap of ${heap} MB and keeps `
    + 'no answers. One request goes after the other over one connection, with different words, names and topics each time, drawn from '
    + `the corpus; the servers take turns of ${seconds} s, ${rounds} for each query, when each has been warmed up by ${warmup.requests} `
    + `requests of each query, or ${warmup.seconds} s of them. p50 and p99 are of all requests, in milliseconds until the last byte. CPU `
    + 'is in microseconds a request, the median of the turns.';

  yield '## Targets';
  yield `${whole(largest)} statements, p50.`;
  yield table(['', 'what', 'wanted', 'measured', ''], queries.filter(({ wanted }) => wanted).map(({ name, what, wanted }) => {
    const { p50 } = of(largest, name, 'onRecord');
    return [name, what, `≤ ${wanted} ms`, `${milliseconds(p50)} ms`, p50 <= wanted ? 'met' : '**missed**'];
  }), 2);

  for (const size of sizes.toReversed()) {
    yield `## ${whole(size)} statements`;
    const cells = (result = {}) => [milliseconds(result.p50), milliseconds(result.p99), whole(result.server), whole(result.postgres)];
    yield table(
      ['query', 'variables', 'On Record: p50', 'p99', 'CPU of the server', 'of PostgreSQL',
        'PostGraphile: p50', 'p99', 'CPU of the server', 'of PostgreSQL', 'p50, On Record / PostGraphile'],
      queries.map(({ name }) => {
        const [ours, theirs] = ['onRecord', 'postGraphile'].map((kind) => of(size, name, kind));
        return [name, ours.variables, ...cells(ours), ...cells(theirs), ratio(ours.p50 / theirs?.p50)];
      }));
    for (const { name } of queries.filter(({ meant }) => meant)) {
      const [ours, theirs] = ['onRecord', 'postGraphile'].map((kind) => of(size, name, kind));
      yield `${name}: of ${ours.variables} who were meant, On Record finds ${ours.hits} among the first 20, PostGraphile ${theirs.hits}.`;
    }
    for (const { name } of queries.filter(({ matching }) => matching)) {
      yield `${name}: of the lists that are counted, one in the middle has ${whole(of(size, name, 'onRecord').matching)} statements.`;
    }
  }

  if (smallest < largest) {
    yield '## Growth';
    yield 'p50 by the number of statements, and the largest by the smallest.';
    yield table(
      ['query', ...['On Record', 'PostGraphile'].flatMap((name) => [`${name}: ${whole(smallest)}`, whole(largest), 'growth'])],
      queries.map(({ name }) => [name, ...['onRecord', 'postGraphile'].flatMap((kind) => {
        const [small, large] = [smallest, largest].map((size) => of(size, name, kind)?.p50);
        return [milliseconds(small), milliseconds(large), ratio(large / small)];
      })]));
  }

  yield '## What is compared with what';
  yield 'Where the last column says so, both find the same, which is checked before anything is measured; elsewhere they answer the same '
    + 'question, each as well as it can.';
  yield table(['query', 'what', 'PostGraphile', 'the same'],
    queries.map(({ name, what, beside = 'has nothing like it', alike }) => [name, what, beside, alike ? 'checked' : '']), 4);
  yield 'Facets and timelines are those of PostGraphile\'s plug-in for aggregates. It counts different values only, and PostgreSQL sorts '
    + 'for that; here it has a plain count beside it, and groups by the year and the month of a date that may be imprecise, both made in '
    + 'the way that its documentation shows. It answers all groups, each with the internal id of what the group has in common: to ask '
    + 'for the name, and to pick the most frequent, is left to the client and not counted here.';
  yield 'The published full-text plug-ins that could be had are for PostGraphile 4. So PostGraphile has SQL functions for that, as its '
    + 'documentation recommends (`postgraphile.sql`), over the words and names as On Record keeps and indexes them. It shows On Record\'s '
    + 'own SQL functions for search, suggestions and counterparts, too; these are not asked, for they are what is measured here.';
  yield 'What PostGraphile does not do by itself: to say which part of a text answers and how well, to find names of all kinds at once, '
    + 'to weigh suggestions by how much somebody is on record, to list the most frequent of a facet, and to fill the gaps of a timeline.';

  const all = sizes.flatMap((size) => queries.flatMap(({ name }) => Object.values(results.sizes[size][name])));
  const disturbed = median(all.map((one) => one.disturbed));
  yield `Others used ${Math.round(100 * Math.max(0, disturbed))} % of a core meanwhile (the median).`;
}
