// Proves in a real Chromium, and without JavaScript, that pages can be read: by everybody, on every screen.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import vnu from 'vnu-jar';
import { PAGES, SCREENSHOTS, at, launch } from './server.mjs';

const WIDTHS = [320, 390, 768, 1400];
// Of these there are pictures where somebody asks for them: SCREENSHOTS=pictures npm test
const PICTURED = ['/', '/source/all-for-all-prisoner-swap', '/statement/all-for-all', '/person/volodymyr-zelenskyy', '/event/kyiv-summit',
  '/check?text=Ukraine+is+not+ready+to+exchange+all+for+all'];
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function visitor(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  // Whoever leaves a page early does not wait for what it would still have loaded.
  page.on('requestfailed', (request) => request.failure().errorText === 'net::ERR_ABORTED' || complaints.push(`${request.url()} failed`));
  return { context, page, complaints };
}

test('the HTML of every page is valid', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const [n, path] of PAGES.entries()) {
    const response = await fetch(at(path));
    assert.equal(response.status, path.includes('nothing-of') ? 404 : 200, path);
    assert.match(response.headers.get('content-security-policy'), /default-src 'none'; script-src 'self'; style-src 'self'/);
    writeFileSync(join(folder, `${n}.html`), await response.text());
  }
  // Throws where the validator has anything to say: warnings, too.
  execFileSync('java', ['-jar', `${vnu}`, '--Werror', '--also-check-svg', ...PAGES.map((_, n) => join(folder, `${n}.html`))], { stdio: 'pipe' });
});

for (const path of PAGES) {
  test(`${path} fits every screen, and axe finds nothing`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const { context, page, complaints } = await visitor({ colorScheme });
      for (const width of colorScheme === 'light' || SCREENSHOTS ? WIDTHS : [1400]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(at(path));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${width} px: ${wide} too wide`);
        if (SCREENSHOTS && PICTURED.includes(path) && width !== 320) {
          await page.screenshot({ path: join(SCREENSHOTS, `${path.replace(/\?.*/, '').replace(/^\W|\W$/g, '').replace(/\W+/g, '-') || 'home'}-${width}-${colorScheme}.png`) });
        }
      }
      // Colours differ by the scheme, what is where by the width: so both of each are looked at.
      for (const width of colorScheme === 'light' ? [390] : [1400]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`), [], `${width} ${colorScheme}`);
      }
      assert.deepEqual(complaints.filter((said) => !/404/.test(said)), []);
      await context.close();
    }
  });
}

test('a page with its style and its script has no more than 50 kB', async () => {
  for (const path of PAGES) {
    const html = await (await fetch(at(path))).text();
    const parts = [...html.matchAll(/(?:href|src)="(\/pages\/[^"]+)"/g)].map(([, address]) => at(address));
    let bytes = Buffer.byteLength(html);
    for (const part of parts) {
      const response = await fetch(part);
      assert.match(response.headers.get('cache-control'), /immutable/);
      bytes += (await response.arrayBuffer()).byteLength;
    }
    assert.ok(bytes <= 50_000, `${path}: ${bytes}`);
  }
});

test('without JavaScript the article leads to its statements and back', async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  await page.goto(at('/source/all-for-all-prisoner-swap'));
  const lit = page.locator('.text mark.verbatim a').first();
  assert.match(await lit.textContent(), /^Russia must release Ukrainians/);
  await lit.click();
  assert.equal(new URL(page.url()).pathname, '/statement/all-for-all');
  await page.getByRole('link', { name: 'Read it in the text' }).first().click();
  assert.equal(new URL(page.url()).hash, '#statement:all-for-all');
  assert.match(await page.locator(':target').textContent(), /^Russia must release Ukrainians/);
  await context.close();
});

test('what is reported reads within its sentence, what was quoted by itself', async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  await page.goto(at('/statement/zelenskyy-thanks-defenders-and-supporters'));
  assert.equal(await page.locator('.words.large').innerText(),
    '"Three years of resistance. Three years of gratitude. Three years of absolute heroism of Ukrainians," he said, thanking both defenders and international supporters.');
  assert.equal(await page.locator('.words.large .lit').innerText(), 'thanking both defenders and international supporters');
  await page.goto(at('/statement/zelenskyy-proposes-exchange'));
  assert.equal(await page.locator('.words.large').innerText(),
    'Ukrainian President Volodymyr Zelenskyy has proposed a full-scale prisoner exchange with Russia as a step toward ending the ongoing conflict.');
  await page.goto(at('/statement/talks-were-positive'));
  assert.equal(await page.locator('.words.large').innerText(),
    'He cited recent discussions in Saudi Arabia with U.S. Secretary of State Marco Rubio as "positive."');
  assert.equal(await page.locator('.words.large .lit .verbatim').innerText(), 'positive.');
  await page.goto(at('/source/all-for-all-prisoner-swap'));
  assert.equal(await page.locator('.text a[href$="/talks-were-positive"] .verbatim').innerText(), 'positive.');
  await page.goto(at('/statement/all-for-all'));
  assert.match(await page.locator('.words.large').innerText(), /^Russia must release Ukrainians\..*fair way to start$/);
  await context.close();
});

test('everything is reached by the keyboard, the content first', async () => {
  const { context, page } = await visitor();
  await page.goto(at('/source/all-for-all-prisoner-swap'));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.getElementById('main').contains(document.activeElement)));
  const links = await page.locator('main a[href]:visible').count();
  const reached = new Set();
  for (let n = 0; n <= links; n += 1) {
    reached.add(await page.evaluate(() => [...document.querySelectorAll('main a[href]')].indexOf(document.activeElement)));
    await page.keyboard.press('Tab');
  }
  assert.ok(reached.size >= links, `${reached.size} of ${links}`);
  await context.close();
});

test('the search box suggests, by names in any script, and by the keyboard', async () => {
  const { context, page, complaints } = await visitor();
  await page.goto(at('/'));
  await page.getByRole('searchbox').pressSequentially('зелен');
  const suggestion = page.locator('#suggestions a').first();
  await suggestion.waitFor();
  await page.keyboard.press('ArrowDown');
  assert.ok(await suggestion.evaluate((link) => link === document.activeElement));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/person/volodymyr-zelenskyy');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an article is checked, word by word', async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  await page.goto(at('/check'));
  await page.locator('textarea').fill('He said: “Ukraine is ready to exchange all for all”. Then: “Ukraine is not ready to exchange all for all”. And “the moon is made of green cheese”.');
  await page.getByRole('button', { name: 'Check' }).click();
  const verdicts = await page.locator('h3.verdict').allTextContents();
  assert.deepEqual(verdicts.map((verdict) => verdict.split(/[:,;]/)[0]), ['On record', 'Altered', 'Not found in what was searched']);
  assert.equal(await page.locator('.checked').nth(1).locator('del.grave').first().textContent(), 'not');
  await context.close();
});

test('a statement can be shown within another page, and nothing else can', async () => {
  const embedded = await fetch(at('/embed/statement/all-for-all'));
  assert.match(embedded.headers.get('content-security-policy'), /frame-ancestors \*/);
  for (const path of PAGES.filter((each) => !each.startsWith('/embed'))) {
    assert.match((await fetch(at(path))).headers.get('content-security-policy'), /frame-ancestors 'none'/);
  }
  const html = await (await fetch(at('/statement/all-for-all'))).text();
  const discovered = /type="application\/json\+oembed" href="([^"]+)"/.exec(html)[1].replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
  const oembed = await (await fetch(discovered)).json();
  assert.equal(oembed.version, '1.0');
  assert.equal(oembed.type, 'rich');
  const [, frame] = /src="([^"]+)"/.exec(oembed.html);
  assert.equal((await fetch(frame)).status, 200);
  assert.equal((await fetch(at(`/oembed?url=${encodeURIComponent(at('/statement/none'))}`))).status, 404);
  assert.equal((await fetch(at(`/oembed?format=xml&url=${encodeURIComponent(at('/statement/all-for-all'))}`))).status, 501);
});

test('programs have their formats of a statement', async () => {
  const html = await (await fetch(at('/statement/all-for-all'))).text();
  const inside = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)[1]);
  const jsonLd = await fetch(at('/statement/all-for-all.jsonld'));
  assert.match(jsonLd.headers.get('content-type'), /^application\/ld\+json/);
  assert.deepEqual(await jsonLd.json(), inside);
  assert.match(await (await fetch(at('/statement/all-for-all.txt'))).text(), /Zelenskyy/);
  assert.equal((await (await fetch(at('/statement/all-for-all.json'))).json()).id, 'statement:all-for-all');
  const sitemap = await (await fetch(at('/sitemap.xml'))).text();
  for (const [, address] of sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    assert.equal((await fetch(address)).status, 200, address);
  }
  const robots = await (await fetch(at('/robots.txt'))).text();
  assert.match(robots, /^Sitemap: http/m);
  assert.match(robots, /^Disallow: \/search\?$/m);
});

test('a page need not be sent again', async () => {
  const first = await fetch(at('/person/volodymyr-zelenskyy'));
  const tag = first.headers.get('etag');
  assert.ok(tag);
  const again = await fetch(at('/person/volodymyr-zelenskyy'), { headers: { 'If-None-Match': tag } });
  assert.equal(again.status, 304);
  assert.equal((await fetch(at('/person/nobody'), { headers: { 'If-None-Match': tag } })).status, 404);
});

test('what is wrong is told', async () => {
  for (const [path, status, init] of [['/statement/', 404], ['/statement', 404], ['/search?q=x&after=nonsense', 400], ['/source/all-for-all-prisoner-swap?from=x', 400],
    ['/search?q=%C3', 400], ['/person/volodymyr-zelenskyy.txt', 404], ['/', 405, { method: 'POST', body: 'x' }], ['/check', 415, { method: 'POST', body: 'text=x' }]]) {
    const response = await fetch(at(path), init);
    assert.equal(response.status, status, path);
    assert.doesNotMatch(await response.text(), /Exception|onrecord\./, path);
  }
});

test('a page opens as a request in GraphiQL', async () => {
  const { page, context } = await visitor();
  await page.goto(at('/statement/all-for-all'));
  const address = new URL(await page.getByRole('link', { name: /as a request/ }).getAttribute('href'), page.url());
  const document = await (await fetch(at(`/pages/${address.searchParams.get('page')}.graphql`))).text();
  const answer = await (await fetch(at('/graphql'), { method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: document, variables: JSON.parse(address.searchParams.get('variables')) }) })).json();
  assert.equal(answer.errors, undefined);
  assert.equal(answer.data.statement.id, 'statement:all-for-all');
  await context.close();
});
