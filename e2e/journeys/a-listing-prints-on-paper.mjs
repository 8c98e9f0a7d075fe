// What comes out of a hub's printer: the listing, none of the page around it.
import assert from 'node:assert/strict';

export const scenarios = [
  {
    name: 'a printed listing keeps its words and drops the navigation',
    play: async (page) => {
      await page.goto('/services/baby-buddy-app');
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.locator('h1').isVisible());
      for (const nav of await page.locator('nav').all()) assert.equal(await nav.isVisible(), false, 'navigation is printed');
    },
  },
];
