// What `run siege` attacks the server with. Each is done by some clients, from one address or many, in one of these manners:
//   ask    send a request, read its answer, send the next: over a connection of its own
//   leave  send a request, and go before it is answered
//   sip    send a request, and read a kilobyte of its answer every second
//   hold   open connections, send this, and wait; open another where one is cut
//   drip   the same, and a byte more every second
// Where a request says nothing else, it is a POST of JSON to /graphql. `n` counts the requests of an attack.

const post = (query, variables, more) => ({ body: JSON.stringify({ query, variables, ...more }) });
const times = (count, each) => Array.from({ length: count }, (_, n) => each(n)).join(' ');
const head = (path = '/graphql', more = '') => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${more}`;
const hash = async (text) => Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');

/** A day of some thousand, so that no answer is one that is kept. */
const day = (n) => new Date(Date.UTC(2010, 0, 1) + (n % 5000) * 86_400_000).toISOString().slice(0, 10);
const words = ['peace or war', 'people -war', 'country talks', 'government or president or states', 'the of to and a in that', 'security'];
const word = (n) => words[n % words.length];

const everything = `id text citation jsonLd speakers { id name aliases { name } } about { __typename } saidOn { value }
  appearances { exact prefix suffix source { id title publisher { name } } } replies(first: 2) { nodes { statement { text } } }`;
const hit = 'edges { score matched highlights { start end } node { id } }';
const facets = (...kinds) => kinds.map((by) => `${by.toLowerCase()}: facets(by: ${by}) { buckets { value label count } unknown }`).join(' ');
const counted = (n, count) => times(count, (i) => `a${i}: statements(filter: { text: "${word(n + i)}", saidOn: { from: "${day(n)}" } }) { totalCount }`);

/** What takes the longest of what is allowed, of several kinds. */
const dear = [
  (n) => post(`{ statements(filter: { text: "${word(n)}", saidOn: { from: "${day(n)}" } }, orderBy: RELEVANCE, first: 100) {
    nodes { ${everything} highlights(text: "${word(n)}") { start } } totalCount ${facets('SPEAKER', 'TOPIC')} timeline(by: MONTH) { buckets { count } series(by: SPEAKER) { counts } } } }`),
  (n) => post(`{ people(first: 10) { nodes { name ${counted(n, 7)} } } }`),
  (n) => post(`{ people(first: 80) { nodes { counterparts(direction: SPOKEN_OF_BY, first: ${10 + n % 20}) { count actor { name } latest { text } } } } }`),
  (n) => post(`{ ${times(6, (i) => `s${i}: search(text: "${word(n + i)} ${i}", first: ${1 + n % 20}) { ${hit} }`)} }`),
  (n) => post(`{ statements(first: ${30 + n % 20}) { nodes { thread(depth: 10) { level statement { text } } } } }`),
  (n) => post(`{ statements(filter: { saidOn: { from: "${day(n)}" } }) { ${facets('SPEAKER', 'MONTH')} } }`),
  (n) => post(`{ statements(first: 100, filter: { saidOn: { until: "${day(n)}" } }) { nodes { ${everything} } } }`),
];

export const attacks = [
  {
    name: 'undeclared-variables', row: 1, clients: 4, what: '99 kB of variables that the operation does not declare, each time others',
    ask: (n) => post('{ __typename }', { k: n, a: Array.from({ length: 14_000 }, () => ({ '': 0 })) }),
  },
  {
    name: 'declared-variables', row: 1, clients: 4, what: 'a hundred ids, each time others',
    ask: (n) => post('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 100 }, (_, i) => `person:${'x'.repeat(900)}${n}-${i}`) }),
  },
  {
    name: 'distinct-documents', row: 1, clients: 4, what: 'valid documents of 600 fields, each another',
    ask: (n) => post(`query A${n} { ${times(25, (i) => `b${n}_${i}: topics(first: 1) { nodes { ${'id name description '.repeat(8)} } }`)} }`),
  },
  {
    name: 'distinct-answers', row: 1, clients: 4, what: 'answers of some hundred kilobytes, each another',
    ask: (n) => post('query($day: Date!) { statements(first: 50, filter: { saidOn: { from: $day } }) { nodes { id text citation jsonLd } } }', { day: day(n) }),
  },
  {
    name: 'invented-names', row: 1, clients: 4, what: 'operation names, paths, methods, ids of documents and headers that nobody has used before',
    ask: (n) => [
      post(`query Name${n} { __typename }`, {}, { operationName: `Name${n}` }),
      { method: 'GET', path: `/nothing/${n}` },
      { method: `M${n % 100_000}`, path: '/graphql' },
      post(undefined, {}, { documentId: `nothing-${n}` }),
      { ...post('{ __typename }'), headers: { traceparent: `00-${String(n).padStart(32, '0')}-00000000000000ff-01`, 'X-Request-Id': `${n}`, Origin: `https://${n}.example` } },
    ][n % 5],
  },
  {
    name: 'sent-documents', row: 2, clients: 8, what: 'automatic persisted queries of one or two characters, none a document',
    ask: async (n) => {
      const query = String.fromCodePoint(0x4e00 + (n % 20_000), 0x4e00 + Math.floor(n / 20_000));
      return post(query, {}, { extensions: { persistedQuery: { version: 1, sha256Hash: await hash(query) } } });
    },
  },
  {
    name: 'sent-documents-valid', row: 2, clients: 8, what: 'automatic persisted queries, each another that is valid',
    ask: async (n) => {
      const query = `{ a${n}: __typename ${' '.repeat(1000)} }`;
      return post(query, {}, { extensions: { persistedQuery: { version: 1, sha256Hash: await hash(query) } } });
    },
  },
  {
    name: 'unfinished-headers', row: 3, clients: 6000, what: 'headers that do not end, from one address', hold: () => head(),
  },
  {
    name: 'unfinished-headers-of-many', row: 3, clients: 6000, addresses: 50, what: 'the same from fifty', hold: () => head(),
  },
  {
    name: 'unfinished-bodies', row: 3, clients: 6000, addresses: 50, what: 'half of a body of 99 kB',
    hold: () => `${head('/graphql', 'Content-Length: 99000\r\n')}\r\n${' '.repeat(49_500)}`,
  },
  {
    name: 'idle', row: 3, clients: 6000, addresses: 50, what: 'connections that ask once and stay',
    hold: () => `${head('/graphql', 'Content-Length: 25\r\n')}\r\n{"query":"{__typename}"}  `,
  },
  {
    name: 'silent', row: 3, clients: 6000, addresses: 50, what: 'connections that say nothing', hold: () => '',
  },
  {
    name: 'dripping', row: 3, clients: 2000, addresses: 50, what: 'a byte of a header every second', drip: () => head('/graphql', 'X-Slow: '),
  },
  {
    name: 'aliased-texts', row: 4, clients: 8, what: 'a text of 7.5 MB under one to twelve names',
    ask: (n) => post(`{ source(id: "source:long-8") { ${times(1 + n % 12, (i) => `a${i}: text`)} } }`),
  },
  {
    name: 'slow-readers', row: 4, clients: 400, addresses: 50, what: 'a text of 7.5 MB, or 100 statements with everything, a kilobyte every second',
    sip: (n) => (n % 2 ? post('{ source(id: "source:long-8") { text } }') : dear.at(-1)(n)),
  },
  {
    name: 'gone', row: 4, clients: 16, addresses: 50, what: 'dear requests whose client does not wait for an answer', leave: (n) => dear[n % dear.length](n),
  },
  {
    name: 'or-or-or', row: 5, clients: 4, what: 'a filter by words with OR between them, by relevance: of five to eight of them, or of 43 under one to twenty names',
    ask: (n) => {
      const count = n % 4 ? 4 + n % 5 : 43;
      const text = Array.from({ length: count }, (_, i) => ['peace', 'war', 'people', 'the', 'x'][(n + i) % 5] + (i > 30 ? i : '')).join(' or ');
      return post(`query($text: String!) { ${times(n % 4 ? 1 : 1 + n % 20, (i) => `a${i}: statements(orderBy: RELEVANCE, filter: { text: $text }) { nodes { id } }`)} }`, { text });
    },
  },
  {
    name: 'counted-filters', row: 5, clients: 4, what: 'people with seven counted filters by text each',
    ask: (n) => post(`{ people(first: ${n % 3 ? 12 : 100}) { nodes { ${counted(n, 7)} } } }`),
  },
  {
    name: 'facets', row: 5, clients: 4, what: 'all facets and timelines of nearly everything, on and on', ask: (n) => dear[n % 2 ? 5 : 0](n),
  },
  {
    name: 'members', row: 6, clients: 4, what: 'the members of the largest organization, with their roles and their organizations\' members',
    ask: (n) => post(`query($id: ID!, $on: Date!) { organization(id: $id) { members(first: 100, on: $on) { nodes { title ${n % 2
      ? `person { name roles { title } statements(first: ${1 + n % 20}) { nodes { text } } }` : `person { name roles { organization { name members(first: ${1 + n % 8}) { totalCount nodes { title } } } } }`} } } } }`,
    { id: 'organization:siege', on: day(n) }),
  },
  {
    name: 'replies', row: 6, clients: 4, what: 'replies to replies to replies',
    ask: (n) => post(`query($until: Date!) { statements(first: ${3 + n % 3}, filter: { saidOn: { until: $until } }) {
      nodes { replies(first: 5) { nodes { statement { text replies(first: 5) { nodes { statement { ${everything} } } } } } } } } }`, { until: day(n) }),
  },
  {
    name: 'fifty-clients', row: 7, clients: 50, addresses: 50, what: 'fifty clients ask the dearest that is allowed, each from its own address', ask: (n) => dear[n % dear.length](n),
  },
  {
    name: 'one-client', row: 7, clients: 200, what: 'one address asks the same over 200 connections', ask: (n) => dear[n % dear.length](n),
  },
  {
    name: 'cheap-clients', row: 7, clients: 100, addresses: 50, what: 'a hundred clients ask what is cheap, as fast as they can',
    ask: (n) => post('query($id: ID!) { person(id: $id) { id name description } }', { id: `person:p${1 + n % 3000}` }),
  },
  {
    name: 'long-sources', row: 8, clients: 4, what: 'searches in texts of 7.5 MB, with all that says why',
    ask: (n) => post(`{ search(text: "${word(n)} or x${n}", in: [SOURCE], first: 50) { ${hit} } }`),
  },
  {
    name: 'many-errors', row: 10, clients: 8, what: 'documents with hundreds of errors', ask: (n) => post(`{ ${times(900, (i) => `x${n}_${i}`)} }`),
  },
  {
    name: 'broken-documents', row: 10, clients: 8, what: 'documents that do not end, nest, go round, or are none',
    ask: (n) => [
      post('{a'.repeat(30_000)), post(`{ __typename ${'@skip(if: false) '.repeat(5000)} }`), post(`{ a(b: ${'['.repeat(40_000)}`),
      post(`query A { ...A } ${times(300, (i) => `fragment A${i} on Query { ...A${(i + 1) % 300} }`)}`), post(`"""${'x'.repeat(90_000)}`),
      { body: '['.repeat(90_000) }, { body: `{"query":${'1'.repeat(90_000)}}` }, { body: JSON.stringify({ query: `{ node(id: "${'\\u0000'.repeat(10_000)}") { id } }` }) },
      post(`{ __schema { ${'types { fields { type { '.repeat(3)} name ${'} } }'.repeat(3)} } }`), post(`query($a: Int = ${'9'.repeat(50_000)}) { __typename }`),
    ][n % 10],
  },
  {
    name: 'spellings', row: 12, clients: 16, what: 'other spellings of the path, headers that are too large or too many, bodies that are compressed',
    ask: (n) => [
      { ...post('{ __typename }'), path: '/graphql;x' }, { ...post('{ __typename }'), path: '//graphql' }, { ...post('{ __typename }'), path: '/%67raphql' },
      { ...post('{ __typename }'), headers: { 'X-Large': 'x'.repeat(12_000) } },
      { ...post('{ __typename }'), headers: Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`X-${i}`, 'x'])) },
      { body: Buffer.alloc(50_000), headers: { 'Content-Encoding': 'gzip' } }, { ...post('{ __typename }'), headers: { 'Content-Type': 'x/'.repeat(3000) } },
      { method: 'GET', path: '/actuator/..;/graphql' }, { method: 'GET', path: '/actuator/health' }, { method: 'OPTIONS', path: '/graphql' },
    ][n % 10],
  },
  {
    name: 'pages', row: 13, clients: 8, what: 'pages that nobody has asked for before: searches, parts of a text of 7.5 MB, what begins with some letters, articles of forty quotations',
    ask: (n) => [
      { method: 'GET', path: `/search?q=${encodeURIComponent(`${word(n)} or x${n}`)}` },
      { method: 'GET', path: `/source/long-8?from=${n * 37 % 7_000_000}&to=${n * 37 % 7_000_000 + 60_000}` },
      { method: 'GET', path: `/source/long-8?to=${700_000 + n}` },
      { method: 'GET', path: `/person/p${1 + n % 3000}` },
      { method: 'GET', path: `/suggest?q=${String.fromCharCode(97 + n % 26, 97 + Math.floor(n / 26) % 26)}` },
      { path: '/check', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: `text=${encodeURIComponent(times(40, (i) => `“${word(n + i)} of the ${n} ${i}”`))}` },
    ][n % 6],
  },
];
