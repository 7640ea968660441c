// What the tests of pages share: the server, the browser, and the kinds of pages that there are.
// ON_RECORD_URL  the server (http://localhost:8080)
// CHROMIUM       the browser (/usr/bin/chromium)
import { chromium } from 'playwright-core';

export const { ON_RECORD_URL = 'http://localhost:8080', CHROMIUM = '/usr/bin/chromium', SCREENSHOTS } = process.env;
export const server = new URL(ON_RECORD_URL);
export const at = (path) => new URL(path, server).href;

export function launch() {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ${server.hostname}`],
  });
}

/** A page of each kind, over the article. */
export const PAGES = ['/', '/source/all-for-all-prisoner-swap', '/statement/all-for-all', '/statement/trump-blames-zelenskyy', '/person/volodymyr-zelenskyy',
  '/organization/russia', '/event/kyiv-summit', '/topic/prisoner-exchange', '/place/kyiv', '/search', '/search?q=exchange', '/check',
  '/check?text=Ukraine+is+not+ready+to+exchange+all+for+all', '/embed/statement/all-for-all', '/statement/nothing-of-the-kind'];
