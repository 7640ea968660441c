// Proves in a real Chromium that the pages work on an origin of their own, that their clients warn of nothing, and that
// nothing is asked for twice: as they are built for readers, and for developers, as only then libraries warn.
// ON_RECORD_URL  the server (http://localhost:8080), which knows generated/documents and allows the origin of the pages
// PORT           that of the pages on localhost (4173)
// CHROMIUM       the browser (/usr/bin/chromium)
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const { ON_RECORD_URL = 'http://localhost:8080', PORT = '4173', CHROMIUM = '/usr/bin/chromium' } = process.env;
const ENDPOINT = new URL('/graphql', ON_RECORD_URL).href;
const PEOPLE = { Zelenskyy: 'person:volodymyr-zelenskyy', Lavrov: 'person:sergei-lavrov' };

process.env.VITE_ON_RECORD_URL = new URL(ON_RECORD_URL).origin;
const said = {};
let browser;

before(async () => {
  const documents = JSON.parse(await readFile('generated/documents/persisted-documents.json', 'utf8'));
  const [documentId] = Object.entries(documents).find(([, document]) => document.includes('query StatementsOf'));
  for (const person of Object.values(PEOPLE)) {
    const response = await fetch(ENDPOINT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ documentId, variables: { person, first: 100 } }),
    });
    said[person] = (await response.json()).data.person;
  }
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ${new URL(ENDPOINT).hostname}`,
    ],
  });
});

after(() => browser?.close());

test('caches are told of every type without an id', async () => {
  const schema = await readFile('../../../schema.graphqls', 'utf8');
  const types = [...schema.matchAll(/^type (\w+)[^{]*\{\n(.*?)^\}/gms)].filter(([, name]) => name !== 'Query');
  const withoutId = types.filter(([, , fields]) => !/^ {2}id: ID!$/m.test(fields)).map(([, name]) => name);
  const told = JSON.parse(await readFile('generated/cache.json', 'utf8')).withoutId;
  assert.ok(told.includes('PartialDate'));
  assert.deepEqual(told.toSorted(), withoutId.toSorted());
});

test('a document that nobody made known is refused', async () => {
  const body = JSON.stringify({ query: '{ corpus { statements } }' });
  const response = await fetch(ENDPOINT, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  assert.equal((await response.json()).errors[0].extensions.code, 'PERSISTED_QUERY_NOT_IN_LIST');
});

for (const mode of ['production', 'development']) {
  describe(`built for ${mode}`, () => {
    let folder;
    let pages;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'pages-'));
      process.env.NODE_ENV = mode;
      await build({ mode, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
      pages = await preview({ build: { outDir: folder }, preview: { host: 'localhost', port: Number(PORT) } });
    });

    after(async () => {
      await pages?.close();
      await rm(folder, { recursive: true });
    });

    for (const client of ['apollo', 'urql', 'relay']) {
      test(`${client} shows what somebody said, page by page`, () => visit(client));
      test(`${client} shows why something cannot be had, and tries again`, () => fail(client));
    }
  });
}

async function visit(client) {
  const context = await browser.newContext();
  const complaints = [];
  const asked = [];
  context.on('request', (request) => {
    if (request.url().startsWith(ENDPOINT)) {
      asked.push(`${request.method()} ${decodeURIComponent(request.url())} ${request.postData()}`);
      if (request.method() === 'GET' && request.headers()['content-type']) {
        complaints.push('a GET with a type, for which the browser asks first whether it may');
      }
    }
  });
  context.on('requestfailed', (request) => complaints.push(`failed ${request.url()}: ${request.failure().errorText}`));
  context.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));
  context.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  context.on('weberror', (error) => complaints.push(`page: ${error.error()}`));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);

  await page.goto(`http://localhost:${PORT}/`);
  await page.locator(`a[href="${client}.html"]`).click();
  await shows(page, 'Zelenskyy', 3);
  assert.equal(asked.length, 1, asked.join('\n'));

  await page.getByRole('button', { name: 'More' }).click();
  await shows(page, 'Zelenskyy', 6);
  assert.equal(asked.length, 2, asked.join('\n'));

  await page.getByRole('button', { name: 'Lavrov' }).click();
  await shows(page, 'Lavrov', 3);
  assert.equal(asked.length, 3, asked.join('\n'));

  // What the cache has is not asked for again: all that was read of the first one is there.
  await page.getByRole('button', { name: 'Zelenskyy' }).click();
  await shows(page, 'Zelenskyy', 6);
  await page.waitForTimeout(500);
  assert.equal(asked.length, 3, asked.join('\n'));
  assert.ok(asked.every((request) => !request.includes('query ')), 'a document was sent');
  assert.deepEqual(complaints, []);
  await context.close();
}

async function fail(client) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const answers = (url) => url.href.startsWith(ENDPOINT);
  const refuse = () =>
    page.route(answers, (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/graphql-response+json',
        headers: { 'Access-Control-Allow-Origin': '*' },
        body: JSON.stringify({ errors: [{ message: 'the server has too much to do' }] }),
      }),
    );
  const alert = page.getByRole('alert').filter({ hasText: 'the server has too much to do' });

  await page.goto(`http://localhost:${PORT}/${client}.html`);
  await shows(page, 'Zelenskyy', 3);
  await refuse();
  await page.getByRole('button', { name: 'More' }).click();
  await alert.waitFor();
  await shows(page, 'Zelenskyy', 3);
  await page.unroute(answers);
  await page.getByRole('button', { name: 'More' }).click();
  await shows(page, 'Zelenskyy', 6);
  await alert.waitFor({ state: 'detached' });

  await refuse();
  await page.getByRole('button', { name: 'Lavrov' }).click();
  await alert.waitFor();
  await context.close();
}

/** Waits until the first of somebody's statements are shown, and compares them with what the server says. */
async function shows(page, name, count) {
  const { name: heading, statements } = said[PEOPLE[name]];
  await page.getByRole('heading', { name: heading }).waitFor();
  await page.getByText(`${count} of ${statements.totalCount} statements`).waitFor();
  const shown = await page.locator('article').evaluateAll((articles) =>
    articles.map((article) => ({
      text: article.querySelector('blockquote').textContent,
      marked: [...article.querySelectorAll('mark')].map((mark) => mark.textContent),
      about: article.querySelector('.about')?.textContent ?? '',
      proofs: [...article.querySelectorAll('.proof')].map((proof) => proof.textContent),
    })),
  );
  const expected = statements.edges.slice(0, count).map(({ node }) => ({
    text: node.text,
    marked: node.appearances.flatMap(({ proves }) => proves).map(({ start, end }) => node.text.slice(start, end)),
    about: node.about.length > 0 ? `About ${node.about.map(({ name }) => name).join(', ')}` : '',
    proofs: node.appearances.map(
      ({ exact, start, end, verification, source }) =>
        `${verification}: “${exact}”${start === null ? '' : `, ${start}–${end}`} of ${source.title}`,
    ),
  }));
  assert.deepEqual(shown, expected);
  assert.ok(shown.some(({ marked }) => marked.length > 0));
}
