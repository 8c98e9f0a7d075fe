// The same pages in Arabic: right to left, at their own addresses, honest about what nobody has checked.
import assert from 'node:assert/strict';

const direction = (page) => page.locator('html').evaluate((html) => `${html.lang} ${getComputedStyle(html).direction}`);

export const scenarios = [
  {
    name: 'the language bar leads to the same page in Arabic and back',
    play: async (page) => {
      await page.goto('/topics');
      await page.locator('a[href="/ar/topics"]').first().click();
      await page.waitForURL('**/ar/topics');
      assert.equal(await direction(page), 'ar rtl');
      await page.locator('a[href="/topics"][hreflang=en], a[href="/topics"][lang=en], a[href="/topics"]').first().click();
      assert.equal(await direction(page), 'en ltr');
    },
  },
  {
    name: 'links on an Arabic page stay in Arabic',
    play: async (page) => {
      await page.goto('/ar');
      const strays = await page.locator('main a[href^="/"]:not([href^="/ar"])').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      assert.deepEqual(strays, []);
    },
  },
];
