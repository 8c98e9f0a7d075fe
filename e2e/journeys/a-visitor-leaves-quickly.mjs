// Leaving: cookies and cache go, and the browser is sent elsewhere.
import assert from 'node:assert/strict';

export const scenarios = [
  {
    name: 'leaving clears what the browser kept and goes to another site',
    play: async (page, { base }) => {
      const answer = await page.request.get('/leave', { maxRedirects: 0 });
      assert.equal(answer.status(), 303);
      assert.ok(!answer.headers().location.startsWith(base) && /^https:/.test(answer.headers().location));
      for (const kind of ['cache', 'cookies', 'storage']) assert.ok(answer.headers()['clear-site-data'].includes(`"${kind}"`), kind);
    },
  },
  {
    name: 'urgent help is one tap from every kind of page, and says 999',
    play: async (page) => {
      for (const path of ['/', '/search?q=sleep', '/topics', '/hubs', '/pathway', '/services/baby-buddy-app']) {
        await page.goto(path);
        await page.locator('a[href="/urgent-help"]').first().click();
        await page.waitForURL('**/urgent-help');
        assert.match(await page.locator('main').innerText(), /999/);
      }
    },
  },
];
