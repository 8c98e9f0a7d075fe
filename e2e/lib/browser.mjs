// One Chromium for a whole run, and the kinds of visitor it plays.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { watch } from './canary.mjs';

const ARGS = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** How long to wait for a page or for something on it, in milliseconds. */
const PATIENCE = 10_000;

export const PHONE = { width: 360, height: 740 };
export const NARROW = { width: 320, height: 700 };
export const DESK = { width: 1280, height: 900 };

export async function launch() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) throw new Error('No Chromium: ./check --lane browser installs it');
  return chromium.launch({ executablePath, args: ARGS });
}

/** A visitor with nothing remembered. */
export async function visitor(browser, { viewport = PHONE, javaScript = true, base } = {}) {
  const context = await browser.newContext({
    viewport, javaScriptEnabled: javaScript, baseURL: base, locale: 'en-GB', serviceWorkers: 'block',
  });
  context.setDefaultTimeout(PATIENCE);
  watch(context);
  return context;
}

/** A visitor whose pages are parsed as without JavaScript, yet can be inspected by a script of ours (axe needs timers,
 * which a browser with scripts switched off never fires): scripts are cut from each document before it is parsed. */
export async function inspectableWithoutJavaScript(browser, options) {
  const context = await visitor(browser, options);
  await context.route('**/*', async (route) => {
    const kind = route.request().resourceType();
    if (kind === 'script') return route.abort();
    if (kind !== 'document') return route.continue();
    // Fetching for the browser, as the browser would have said it itself: our own page asked.
    const headers = { ...route.request().headers(), 'sec-fetch-site': 'same-origin' };
    const response = await route.fetch({ maxRedirects: 0, headers });
    const type = response.headers()['content-type'] ?? '';
    if (!type.includes('html')) return route.fulfill({ response });
    const body = (await response.text())
      .replace(/<script\b[\s\S]*?<\/script>/gi, '')
      .replace(/<\/?noscript\b[^>]*>/gi, '');
    return route.fulfill({ response, body });
  });
  return context;
}
