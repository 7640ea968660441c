// Asks Lighthouse of pages of a running server: performance, accessibility, best practices, search engines. It is no part of the tests, because
// it measures the machine, too, and brings a hundred packages along, among them the Node that it needs:
//   npx --yes --package node@24 --package lighthouse@13.5.0 node lighthouse.mjs
// Of what a search finds it says that search engines are kept from it, which they are (robots.txt).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM, at } from './server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
for (const path of ['/', '/source/all-for-all-prisoner-swap', '/statement/all-for-all', '/person/volodymyr-zelenskyy', '/event/kyiv-summit', '/search',
  '/search?q=exchange']) {
  const file = join(folder, 'report.json');
  execFileSync('lighthouse', [at(path), '--quiet', '--output=json', `--output-path=${file}`, '--chrome-flags=--headless=new --no-sandbox --disable-gpu'],
    { env: { ...process.env, CHROME_PATH: CHROMIUM }, stdio: ['ignore', 'ignore', 'inherit'] });
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'));
  const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  const failed = Object.values(audits).filter(({ score }) => score !== null && score < 0.9).map(({ id }) => id);
  console.log(`${path}: ${scores.join(', ')}${failed.length ? ` (${failed.join(', ')})` : ''}`);
}
