// What pages cost: kept, unchanged, and made anew, beside the answer to the same document; `run` says how to use it.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './filling.js';
import { description } from './machine.js';
import { Target, measure } from './rounds.js';
import { heap, javaVersion, startOnRecord, usesDatabase } from './servers.js';
import { publish, say, trial, work } from './trial.js';

const here = import.meta.dirname;
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    kinds: { type: 'string', default: 'home,person,statement,source,topic' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    warmup: { type: 'string', default: '20' },
    data: { type: 'string', default: '' },
    jar: { type: 'string', default: resolve(here, '../../target/onrecord.jar') },
    results: { type: 'string', default: here },
  },
});
const jar = resolve(options.jar);
const size = Number(options.size);

/** Of each kind a hundred, by their ids: those of whom, or of which, most is said. */
const kinds = {
  person: "select gid from actor join (select speaker_id, count(*) from statement group by 1 order by 2 desc limit 100) as said on said.speaker_id = actor.id where type = 'Person'",
  statement: 'select gid from statement order by id desc limit 100',
  source: 'select gid from source order by id desc limit 100',
  topic: 'select gid from topic order by id limit 100',
};
const path = (gid) => `/${gid.replace(':', '/')}`;

async function measureAll(postgres, database) {
  const servers = {
    kept: await startOnRecord(jar, ...usesDatabase(postgres, database), '--onrecord.pages.memory=64MB'),
    anew: await startOnRecord(jar, ...usesDatabase(postgres, database), '--onrecord.pages.memory=0', '--onrecord.answers.memory=0'),
  };
  const results = [];
  const pages = {};
  for (const kind of options.kinds.split(',')) pages[kind] = kind === 'home' ? ['/'] : JSON.parse(postgres.sql(`select json_agg(gid) from (${kinds[kind]}) as asked`, database)).map(path);
  for (const [name, paths] of Object.entries(pages)) {
    const of = (server) => (address) => `http://localhost:${server.port}${address}`;
    // One after the other: a hundred at once are more than wait in line, and who is sent away has no tag.
    const tags = [];
    for (const address of paths) {
      const page = await fetch(of(servers.kept)(address));
      if (!page.ok) throw new Error(`${address} is answered with ${page.status}`);
      tags.push(page.headers.get('etag'));
      await page.text();
    }
    const document = await fetch(of(servers.anew)(`/pages/${name}.graphql`)).then((file) => file.text());
    const get = paths.map((address) => ({ method: 'GET', path: address }));
    const post = paths.map((address) => ({ body: JSON.stringify({ query: document, variables: name === 'home' ? {} : { id: address.slice(1).replace('/', ':') } }) }));
    const ways = {
      kept: [servers.kept, get],
      unchanged: [servers.kept, get.map((request, n) => ({ ...request, etag: tags[n] }))],
      'made anew': [servers.anew, get],
      'its answer alone': [servers.anew, post],
    };
    const targets = Object.entries(ways).map(([way, [server, requests]]) => Target.ofServer(`${name} ${way}`, server.compiled, requests, work));
    await measure(targets, postgres, { rounds: Number(options.rounds), seconds: Number(options.seconds), warmup: Number(options.warmup),
      say: (n) => say(`${name}: round ${n} of ${options.rounds}`) });
    results.push(...Object.keys(ways).map((way, n) => ({ name, way, ...targets[n].result })));
  }
  await Promise.all(Object.values(servers).map((server) => server.stop()));
  return results;
}

function report(postgres, results) {
  const { cpu, memory, kernel, date } = description();
  const rows = results.map(({ name, way, server, postgres: database, perSecond, bytes, p50, p99 }) => `| ${[name, way, Math.round(server), Math.round(database),
    Math.round(perSecond).toLocaleString('en-US'), Math.round(bytes).toLocaleString('en-US'), (p50 / 1000).toFixed(1), (p99 / 1000).toFixed(1)].join(' | ')} |`);
  return `# Pages, measured

Written by \`src/bench/run pages\`. ${cpu}, ${memory}, ${kernel}, ${date}; PostgreSQL ${postgres.version}, Java ${javaVersion()} with a heap of ${heap} MB;
${size.toLocaleString('en-US')} statements, a hundred pages of each kind. Medians of ${options.rounds} interleaved rounds of ${options.seconds} s; CPU is in microseconds a request,
without that of Java's compilers; bytes with headers, nothing compressed.

| page | | CPU of the server | CPU of PostgreSQL | pages/s | bytes | p50, ms | p99, ms |
| --- | --- | --: | --: | --: | --: | --: | --: |
${rows.join('\n')}

"Kept" is what was made for an earlier request, while the corpus is the same; "unchanged" is told to a browser that has it; "made anew" asks the document
and fills in the template, with nothing kept of either; "its answer alone" is the same document asked of the API. What a template costs is the difference of
the last two.
`;
}

await trial(options, async (postgres) => {
  const database = await fill(postgres, jar, size, say);
  publish(options.results, 'pages.md', report(postgres, await measureAll(postgres, database)));
});
