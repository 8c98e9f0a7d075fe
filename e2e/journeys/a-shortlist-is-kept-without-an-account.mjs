// Two services kept, compared and shared by a code.
import assert from 'node:assert/strict';

const KEPT = ['baby-buddy-app', 'weaning-advice-health-visiting'];

export const scenarios = [
  {
    name: 'two services are kept, compared side by side and shared by a code',
    play: async (page) => {
      for (const slug of KEPT) {
        await page.goto(`/services/${slug}`);
        await page.locator('main form[action*="/shortlist/"] button').first().click();
      }
      await page.goto('/shortlist');
      for (const slug of KEPT) assert.equal(await page.locator(`main a[href="/services/${slug}"]`).count() > 0, true, slug);
      await page.goto('/compare');
      assert.ok(await page.locator('main table').count() > 0, 'no table to compare in');
      await page.goto('/shortlist');
      await page.locator('main form[action$="/shortlist/share"] button').click();
      const code = /\/s\/([0-9A-Z-]+)/.exec(await page.content())?.[1];
      assert.ok(code, 'no code to share');
      await page.context().clearCookies();
      await page.goto(`/s/${code}`);
      for (const slug of KEPT) assert.equal(await page.locator(`main a[href="/services/${slug}"]`).count() > 0, true, slug);
    },
  },
];
