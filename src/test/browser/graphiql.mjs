// Proves in a real Chromium that a running server's query page works, and works alone: no other host can be reached.
// ON_RECORD_URL  the server (http://localhost:8080)
// CHROMIUM       the browser (/usr/bin/chromium)
// SCREENSHOTS    a folder for pictures of the page, light and dark (none)
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';

const { ON_RECORD_URL = 'http://localhost:8080', CHROMIUM = '/usr/bin/chromium', SCREENSHOTS } = process.env;
const server = new URL(ON_RECORD_URL);

const complaints = [];
let browser;
let visitor;
let page;
let examples;

before(async () => {
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ${server.hostname}`,
    ],
  });
  visitor = await newVisitor();
  page = await visitor.newPage();
});

after(() => browser?.close());

test('the root leads to the query page', async () => {
  await page.goto(server.href);
  await editor('query').waitFor();
  assert.equal(await page.title(), 'On Record');
  assert.match(new URL(page.url()).pathname, /^\/graphiql\//);
});

test('the examples are tabs', async () => {
  const response = await page.request.get(new URL('graphiql/examples.json', server).href);
  examples = await response.json();
  assert.ok(examples.length > 5, `${examples.length} examples`);
  const titles = examples.map(({ query }) => /^query (\w+)/m.exec(query)[1]);
  await hasTabs(titles);
});

test('every example is answered without errors', async () => {
  for (const { name, query, variables } of examples) {
    const data = { query, variables: variables && JSON.parse(variables) };
    const response = await page.request.post(new URL('graphql', server).href, { data });
    const { errors } = await response.json();
    assert.equal(errors, undefined, name);
  }
});

test('the first example runs by the Execute button', async () => {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/graphql') && !response.request().postData().includes('IntrospectionQuery'),
  );
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const answer = await (await answered).json();
  assert.ok(answer.data);
  assert.equal(answer.errors, undefined);
  await shows('response', '"data"');
});

test('the documentation says what a Statement is', async () => {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const docs = page.locator('.graphiql-doc-explorer');
  await docs.getByRole('link', { name: 'Statement', exact: true }).or(docs.getByText('Statement', { exact: true })).first().click();
  await docs.locator('.graphiql-doc-explorer-title', { hasText: /^Statement$/ }).waitFor();
  const description = await docs.locator('.graphiql-markdown-description').first().innerText();
  assert.ok(description.trim().length > 10, description);
});

test('the history shows the run', async () => {
  await page.getByRole('button', { name: 'Show History' }).click();
  const [first] = await tabs();
  await page.locator('.graphiql-history-item', { hasText: first }).waitFor();
});

test('a closed example opens again from the list of examples', async () => {
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const before = await tabs();
  await page.locator('.graphiql-tab', { hasText: before[0] }).first().getByRole('button', { name: 'Close Tab' }).click();
  await hasTabs(before.slice(1));
  await shows('query', before[1]);
  await settled(examples[1].query);

  await page.getByRole('button', { name: examples[0].name, exact: true }).click();
  await shows('query', before[0]);
  await page.waitForFunction((title) => document.querySelector('.graphiql-tab-active')?.innerText.trim() === title, before[0]);
  await hasTabs([...before.slice(1), before[0]]);
});

test('an example whose tab is open is shown, not opened twice', async () => {
  const before = await tabs();
  await page.getByRole('button', { name: examples[1].name, exact: true }).click();
  await shows('query', before[0]);
  await hasTabs(before);
  await settled(examples[1].query);
});

test('light and dark can both be chosen', async () => {
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await shows('response', '"data"');
  const light = await chooseTheme('Light');
  const dark = await chooseTheme('Dark');
  assert.ok(brightness(light) > 200, light);
  assert.ok(brightness(dark) < 80, dark);
});

test('an edited tab is there on the next visit, and the theme with it', async () => {
  await editor('query').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# written by the visitor ');
  await settled('# written by the visitor');
  // The tabs are stored half a second after that, and nothing on the page tells.
  await page.waitForTimeout(1000);
  const before = await tabs();
  await page.goto(server.href);
  await shows('query', '# written by the visitor');
  await hasTabs(before);
  assert.match(await page.locator('body').getAttribute('class'), /graphiql-dark/);
});

test('a copied link opens its query, for its visitor and for a new one', async () => {
  const example = examples.find(({ variables }) => variables) ?? examples[0];
  await page.getByRole('button', { name: example.name, exact: true }).click();
  await shows('query', example.query.split('\n')[0]);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  assert.equal(link.searchParams.get('query'), example.query);
  assert.equal(link.searchParams.get('variables') ?? undefined, example.variables);

  for (const context of [visitor, await newVisitor()]) {
    const other = await context.newPage();
    link.searchParams.set('query', 'query FromALink { __typename }');
    link.searchParams.set('variables', '{ "from": "a link" }');
    await other.goto(link.href);
    await shows('query', 'FromALink', other);
    await shows('variables', '"a link"', other);
    assert.equal((await tabs(other)).filter((title) => title === 'FromALink').length, 1);
    assert.equal(new URL(other.url()).search, '');
    await other.close();
  }
});

test('a link may name one of several operations', async () => {
  const other = await (await newVisitor()).newPage();
  const link = new URL('graphiql/', server);
  link.searchParams.set('query', 'query One { __typename }\nquery Two { __typename }');
  link.searchParams.set('operationName', 'Two');
  await other.goto(link.href);
  await shows('query', 'One', other);
  await other.waitForFunction(() => document.querySelector('.graphiql-tab-active')?.innerText.trim() === 'Two');
  await other.close();
});

// The last one: it looks back at all of the above.
test('no other host was asked, nothing failed, and the console is clean', () => {
  assert.deepEqual(complaints, []);
});

async function newVisitor() {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1440, height: 860 } });
  context.setDefaultTimeout(15_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && host !== server.host) {
      complaints.push(`asked ${request.url()}`);
    }
  });
  context.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    // Called off by the browser itself: the page was left or closed while it still loaded.
    if (errorText !== 'net::ERR_ABORTED') {
      complaints.push(`failed ${request.url()}: ${errorText}`);
    }
  });
  context.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));
  context.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(`page: ${error.error()}`));
  return context;
}

function editor(name, on = page) {
  const place = { query: '.graphiql-query-editor', variables: '.graphiql-editor-tool', response: '.graphiql-response' }[name];
  return on.locator(`${place} .graphiql-editor:not(.hidden) .view-lines, ${place} .result-window .view-lines`).first();
}

/** Waits until an editor shows the text. Monaco writes blanks as no-break spaces. */
async function shows(name, text, on = page) {
  await editor(name, on).filter({ hasText: new RegExp(escape(text).replaceAll(' ', '\\s')) }).waitFor();
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function tabs(on = page) {
  return on.locator('.graphiql-tab [id^=graphiql-session-tab]').allInnerTexts();
}

/** Waits until these are the tabs: the page shows a change a moment after it was asked for. */
async function hasTabs(titles, on = page) {
  const until = Date.now() + 10_000;
  while (!isDeepStrictEqual(await tabs(on), titles) && Date.now() < until) await on.waitForTimeout(50);
  assert.deepEqual(await tabs(on), titles);
}

/**
 * Waits until GraphiQL has taken in the editor's text, 100 ms after a change and with it stored; an operation executed
 * before that goes out under the name of the tab shown before.
 */
async function settled(text) {
  await page.waitForFunction(
    (text) => Object.entries(localStorage).some(([key, value]) => key.endsWith(':query') && value.includes(text)),
    text,
  );
}

async function chooseTheme(name) {
  await page.getByRole('button', { name: 'Open settings dialog' }).click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  if (SCREENSHOTS) {
    await page.screenshot({ path: join(SCREENSHOTS, `graphiql-${name.toLowerCase()}.png`) });
  }
  return page.locator('.graphiql-container').evaluate((element) => getComputedStyle(element).backgroundColor);
}

function brightness(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map(Number);
  return (red + green + blue) / 3;
}
