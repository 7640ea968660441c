// Proves in a real Chromium that a running server's query page works, and works alone: no other host can be reached.
// SCREENSHOTS    a folder for pictures of the page (none)
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { SCREENSHOTS, launch, server } from './server.mjs';

const complaints = [];
let browser;
let visitor;
let page;
let examples;

before(async () => {
  browser = await launch();
  visitor = await newVisitor();
  page = await visitor.newPage();
});

after(() => browser?.close());

test('the first view says in two sentences what is here, and has an answer on show', async () => {
  await page.goto(new URL('graphiql/', server).href);
  assert.equal(await page.title(), 'On Record');
  const response = await page.request.get(new URL('graphiql/examples.json', server).href);
  examples = await response.json();
  const welcome = await page.getByRole('complementary', { name: 'Welcome' }).innerText();
  assert.equal(welcome.match(/[a-z]\.(\s|$)/g).length, 2, welcome);
  await hasTabs([title(examples[0])]);
  await shows('query', title(examples[0]));
  await shows('response', '"data"');
  await picture('first');
});

test('the welcome goes when it has been read', async () => {
  await page.getByRole('button', { name: 'Hide the welcome' }).click();
  await page.reload();
  await shows('response', '"data"');
  assert.equal(await page.getByRole('complementary', { name: 'Welcome' }).count(), 0);
});

test('the examples are listed in groups', async () => {
  assert.ok(examples.length > 5, `${examples.length} examples`);
  const groups = [...new Set(examples.map(({ group }) => group))];
  assert.ok(groups.length > 3, `${groups}`);
  const panel = page.getByRole('region', { name: 'Examples', exact: true });
  assert.deepEqual(await panel.getByRole('heading', { level: 3 }).allInnerTexts(), groups);
  for (const group of groups) {
    const names = await panel.getByRole('region', { name: group, exact: true }).getByRole('button').allInnerTexts();
    assert.deepEqual(names, examples.filter((example) => example.group === group).map(({ name }) => name));
  }
});

test('every example is answered without errors', async () => {
  for (const { name, query, variables } of examples) {
    const data = { query, variables: variables && JSON.parse(variables) };
    const response = await page.request.post(new URL('graphql', server).href, { data });
    const { errors } = await response.json();
    assert.equal(errors, undefined, name);
  }
});

test('an example is opened in a tab of its own, with its answer', async () => {
  for (const example of examples.slice(1, 4)) {
    const answered = nextAnswer();
    await page.getByRole('button', { name: example.name, exact: true }).click();
    const { data, errors } = await answered;
    assert.ok(data);
    assert.equal(errors, undefined);
    await shows('query', title(example));
    await shows('response', '"data"');
    await settled(title(example));
  }
  await hasTabs(examples.slice(0, 4).map(title));
});

test('a query runs by the Execute button', async () => {
  const answered = nextAnswer();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const { data, errors } = await answered;
  assert.ok(data);
  assert.equal(errors, undefined);
  await shows('response', '"data"');
});

test('the documentation opens with what the schema is about, and where to begin', async () => {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const description = await page.locator('.graphiql-doc-explorer-content > .graphiql-markdown-description').innerText();
  assert.match(description, /^What people and organizations said/);
  assert.match(description, /Begin with checkQuote/);
});

test('the documentation says what a Statement is', async () => {
  const docs = page.locator('.graphiql-doc-explorer');
  await docs.getByRole('link', { name: 'Statement', exact: true }).or(docs.getByText('Statement', { exact: true })).first().click();
  await docs.locator('.graphiql-doc-explorer-title', { hasText: /^Statement$/ }).waitFor();
  const description = await docs.locator('.graphiql-markdown-description').first().innerText();
  assert.ok(description.trim().length > 10, description);
});

test('the history shows the run', async () => {
  await page.getByRole('button', { name: 'Show History' }).click();
  await page.locator('.graphiql-history-item', { hasText: (await tabs()).at(-1) }).first().waitFor();
});

test('a closed example opens again from the list of examples', async () => {
  await page.getByRole('button', { name: 'Show Examples' }).click();
  const before = await tabs();
  await page.locator('.graphiql-tab', { hasText: before[0] }).click();
  // GraphiQL writes down what an editor has a tenth of a second later, into the tab that is open by then.
  await settled(before[0]);
  await page.locator('.graphiql-tab-active', { hasText: before[0] }).getByRole('button', { name: 'Close Tab' }).click();
  await hasTabs(before.slice(1));

  await page.getByRole('button', { name: examples[0].name, exact: true }).click();
  await shows('query', before[0]);
  await page.locator('.graphiql-tab-active', { hasText: before[0] }).waitFor();
  await hasTabs([...before.slice(1), before[0]]);
});

test('an example whose tab is open is shown, not opened twice', async () => {
  const before = await tabs();
  await page.getByRole('button', { name: examples[1].name, exact: true }).click();
  await shows('query', before[0]);
  await hasTabs(before);
  await settled(title(examples[1]));
});

test('the explorer ticks what the query asks for, and changes it', async () => {
  await page.getByRole('button', { name: examples[2].name, exact: true }).click();
  await settled(title(examples[2]));
  await page.getByRole('button', { name: 'Show Explorer' }).click();
  assert.ok(await box('statement').isChecked());
  assert.ok(await box('text').isChecked());
  assert.ok(!(await box('saidOn').isChecked()));
  await picture('explorer');

  await box('saidOn').check();
  await settled('\n    saidOn { value }\n  }');
  await box('text').uncheck();
  await settled('(id: "statement:all-for-all") {\n    replies {');
  // The comment and the rest are as they were.
  await settled(`# ${examples[2].name}\nquery WhoAnswered {`);
  await box('saidOn').uncheck();
  await box('text').check();
  await page.getByRole('button', { name: 'Inside replies' }).click();
  await box('first').check();
  await settled('replies(first: 1) {');
  await box('first').uncheck();
  await settled('replies {');
});

test('the explorer begins a query, by the keyboard alone, and the query is valid', async () => {
  await page.getByRole('button', { name: 'New tab' }).click();
  await box('corpus').focus();
  await page.keyboard.press('Space');
  await settled('{\n  corpus {');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.labels[0].innerText.split(' ')[0]), 'version');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await box('version').count(), 0);
  await box('statements').focus();
  await page.keyboard.press('Space');
  await settled('\n  statements { nodes {');
  const answered = nextAnswer();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  assert.equal((await answered).errors, undefined);
  await box('statements').first().uncheck();
  await box('corpus').uncheck();
  await settled('{\n  __typename\n}');
  await page.getByRole('button', { name: 'Show Examples' }).click();
  await page.locator('.graphiql-tab-active', { hasText: '<untitled>' }).getByRole('button', { name: 'Close Tab' }).click();
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
  await page.goto(new URL('graphiql/', server).href);
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

test('a link whose query only reads runs by itself, any other does not', async () => {
  const other = await (await newVisitor()).newPage();
  const asked = [];
  other.on('request', (request) => request.postData() && asked.push(JSON.parse(request.postData()).operationName));
  const link = new URL('graphiql/', server);
  link.searchParams.set('query', 'query One { __typename }\nquery Two($id: ID!) { statement(id: $id) { id } }');
  link.searchParams.set('operationName', 'Two');
  link.searchParams.set('variables', '{"id":"statement:all-for-all"}');
  await other.goto(link.href);
  await shows('response', '"id": "statement:all-for-all"', other);
  assert.deepEqual(asked.toSorted(), ['IntrospectionQuery', 'Two']);

  asked.length = 0;
  for (const query of ['query One { __typename }\nmutation Two { change }', 'subscription Three { __typename }', 'query Four {']) {
    link.searchParams.set('query', query);
    await other.goto(link.href);
    await shows('query', query.split('\n')[0], other);
    await other.waitForTimeout(500);
  }
  assert.deepEqual(asked.filter((name) => name !== 'IntrospectionQuery'), []);
  await other.close();
});

test('a link to what a page asks opens it with its variables, and runs it', async () => {
  const other = await (await newVisitor()).newPage();
  const fetched = [];
  await other.route('**/pages/**', (route) => {
    fetched.push(new URL(route.request().url()).pathname);
    return route.fulfill({ body: 'query Person($id: ID!) { person(id: $id) { id name } }' });
  });
  const link = new URL('graphiql/', server);
  link.searchParams.set('page', 'person');
  link.searchParams.set('variables', '{"id":"person:sergei-lavrov"}');
  await other.goto(link.href);
  await shows('response', '"id": "person:sergei-lavrov"', other);
  await shows('variables', 'person:sergei-lavrov', other);
  await hasTabs(['Person'], other);
  assert.equal(new URL(other.url()).search, '');
  // Half a second later the tabs are stored, and where there is no such page, they are what is shown.
  await other.waitForTimeout(1000);

  for (const page of ['../graphiql/examples', 'person.graphql', 'Person', '']) {
    link.searchParams.set('page', page);
    await other.goto(link.href);
    await shows('query', 'Person', other);
    await hasTabs(['Person'], other);
  }
  assert.deepEqual(fetched, [new URL('pages/person.graphql', server).pathname]);
  await other.close();
});

test('on a phone the answer is below the query, with the buttons in reach and nothing beyond the edge', async () => {
  const phone = await (await newVisitor({ width: 390, height: 844 })).newPage();
  await phone.goto(new URL('graphiql/', server).href);
  await shows('response', '"data"', phone);
  await fits(phone);
  const query = await phone.locator('.graphiql-query-editor .graphiql-editor').boundingBox();
  const answer = await phone.locator('.result-window').boundingBox();
  assert.ok(query.height > 100 && answer.height > 100, `${query.height}, ${answer.height}`);
  assert.ok(query.y + query.height <= answer.y && answer.y + answer.height <= 844);
  for (const name of [/^Execute query/, /^Prettify/, 'Copy link', 'Show Explorer', 'Open settings dialog']) {
    const { x, y, width, height } = await phone.getByRole('button', { name }).boundingBox();
    assert.ok(x >= 0 && x + width <= 390 && y >= 0 && y + height <= 844 && width >= 32 && height >= 32, `${name}`);
  }
  await picture('phone', phone);

  await phone.getByRole('button', { name: 'Show Explorer' }).click();
  await box('checkQuote', phone).waitFor();
  assert.ok(!(await phone.locator('.result-window').isVisible()));
  await fits(phone);
  await picture('phone-explorer', phone);
  await phone.getByRole('button', { name: 'Hide Explorer' }).click();
  await phone.locator('.result-window').waitFor();

  await phone.getByRole('button', { name: 'Show Examples' }).click();
  await phone.getByRole('button', { name: examples[1].name, exact: true }).click();
  await shows('query', title(examples[1]), phone);
  await shows('response', '"data"', phone);
  await phone.getByRole('button', { name: 'Open settings dialog' }).click();
  await fits(phone);
  await picture('phone-settings', phone);
  await phone.close();
});

for (const width of [768, 1400]) {
  test(`at ${width} pixels the answer is beside the query`, async () => {
    const other = await (await newVisitor({ width, height: 860 })).newPage();
    await other.goto(new URL('graphiql/', server).href);
    await shows('response', '"data"', other);
    await fits(other);
    const query = await other.locator('.graphiql-query-editor').boundingBox();
    const answer = await other.locator('.graphiql-response').boundingBox();
    assert.ok(query.x + query.width <= answer.x && query.width > 150 && answer.width > 150);
    await picture(`${width}`, other);
    await other.close();
  });
}

test('a browser that opens the endpoint is led here, with its query', async () => {
  const other = await (await newVisitor()).newPage();
  await other.goto(new URL('graphql', server).href);
  await shows('response', '"data"', other);
  assert.match(new URL(other.url()).pathname, /\/graphiql\/$/);
  const link = new URL('graphql', server);
  link.searchParams.set('query', 'query FromTheEndpoint { corpus { statements } }');
  await other.goto(link.href);
  await shows('query', 'FromTheEndpoint', other);
  await shows('response', '"statements"', other);
  await other.close();
});

test('the schema is a file that a browser shows', async () => {
  const response = await page.request.get(new URL('schema.graphqls', server).href);
  assert.match(response.headers()['content-type'], /^text\/plain;charset=utf-8$/i);
  assert.match(await response.text(), /schema \{\s+query: Query\s+\}/);
});

// The last one: it looks back at all of the above.
test('no other host was asked, nothing failed, and the console is clean', () => {
  assert.deepEqual(complaints, []);
});

async function newVisitor(viewport = { width: 1440, height: 860 }) {
  const context = await browser.newContext({ colorScheme: 'light', viewport });
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

const title = ({ query }) => /^query (\w+)/m.exec(query)[1];

/** The explorer's box of a field or argument, wherever in the tree it is first. */
const box = (name, on = page) => on.locator('.explorer label').filter({ hasText: new RegExp(`^${name}\\s`) }).locator('input').first();

/** The next answer to anything but GraphiQL's question for the schema. */
async function nextAnswer() {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/graphql') && !response.request().postData().includes('IntrospectionQuery'),
  );
  return (await answered).json();
}

/** Looks whether something is beyond the edge, of the page or of what would scroll. */
async function fits(on) {
  const { innerWidth, beyond } = await on.evaluate(() => ({
    innerWidth,
    beyond: [...document.querySelectorAll(':root, #graphiql, .welcome, .graphiql-sidebar, .graphiql-main, .graphiql-sessions, [role=dialog]')]
      .filter((element) => element.scrollWidth > element.clientWidth || element.getBoundingClientRect().right > innerWidth)
      .map((element) => `${element.tagName} ${element.className}`),
  }));
  assert.deepEqual(beyond, [], `beyond ${innerWidth}`);
}

async function picture(name, on = page) {
  if (SCREENSHOTS) {
    await on.screenshot({ path: join(SCREENSHOTS, `graphiql-${name}.png`) });
  }
}

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
  await picture(name.toLowerCase());
  return page.locator('.graphiql-container').evaluate((element) => getComputedStyle(element).backgroundColor);
}

function brightness(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map(Number);
  return (red + green + blue) / 3;
}
