// Follows every link of a server's own from its first page on: each leads somewhere, to the place that it names, and no page takes what
// stands in a source for more than text.
// LINKS  how many pages at most (all)
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, launch, server } from './server.mjs';

const MOST = Number(process.env.LINKS ?? Infinity);
const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#x?[0-9a-fA-F]+);/g, (_, name) =>
  ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? String.fromCodePoint(Number(name.replace('#', '0').replace('0x', '0x'))));

test('every link leads somewhere', { timeout: 1_200_000 }, async () => {
  const found = new Map([[at('/'), 'nowhere']]);
  const queue = [at('/')];
  const anchors = new Map();
  const wanted = [];
  const broken = [];
  let visited = 0;
  /** Again, as a crawler does, where the server is busy. */
  async function get(address, again = 3) {
    const response = await fetch(address, { redirect: 'manual' });
    if (response.status !== 503 || again === 0) return response;
    await response.text();
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('retry-after') ?? 1)));
    return get(address, again - 1);
  }
  async function follow(address) {
    const response = await get(address);
    const type = response.headers.get('content-type') ?? '';
    const html = await response.text();
    visited += 1;
    if (response.status !== 200) {
      broken.push(`${response.status} ${address} from ${found.get(address)}`);
    }
    if (!type.startsWith('text/html') || address.includes('/graphiql')) return;
    assert.doesNotMatch(html, /<script(?! src="\/pages\/| type="application\/ld\+json">)|<img|<b onclick/, address);
    anchors.set(address, new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => unescaped(id))));
    for (const [, href] of html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
      const link = new URL(unescaped(href), address);
      if (link.host !== server.host) continue;
      const [page, fragment] = link.href.split('#');
      if (fragment) wanted.push([page, decodeURIComponent(fragment), address]);
      if (!found.has(page) && found.size < MOST) {
        found.set(page, address);
        queue.push(page);
      }
    }
  }
  const worker = async () => {
    for (let idle = 0; idle < 50;) {
      const next = queue.shift();
      if (next) {
        idle = 0;
        await follow(next);
      } else {
        idle += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  console.log(`${visited} pages`);
  assert.deepEqual(broken, []);
  const lost = wanted.filter(([page, fragment]) => anchors.has(page) && fragment !== 'main' && !anchors.get(page).has(fragment))
    .map(([page, fragment, from]) => `${page}#${fragment} from ${from}`);
  assert.deepEqual(lost.slice(0, 10), []);
  assert.ok(visited > 30);
});

test('text of sources is text', async () => {
  if ((await fetch(at('/source/hostile'))).status === 404) return;
  const browser = await launch();
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  for (const path of ['/source/hostile', '/person/hostile', ...Array.from({ length: 8 }, (_, n) => `/statement/hostile-${n}`), '/source/long', '/source/no-text', '/statement/retracted',
    '/search?q=%3Cscript%3E', `/check?text=${encodeURIComponent('"</textarea><script>document.title = 1</script>"')}`]) {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(at(path));
    assert.doesNotMatch(await page.title(), /^taken|^1$/, path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is too wide`);
    for (const script of await page.locator('script[type="application/ld+json"]').allTextContents()) JSON.parse(script);
  }
  assert.deepEqual(complaints, []);
  await browser.close();
});
