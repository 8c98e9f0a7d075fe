// A postcode is posted, becomes a coarse area and is forgotten.
import assert from 'node:assert/strict';

const POSTCODE = 'ZZ1 2EQ';

export const scenarios = [
  {
    name: 'a postcode typed beside the search stays out of the address and the page’s links',
    play: async (page) => {
      await page.goto('/search');
      await page.locator('main input[name=near], main input[name=postcode]').first().fill(POSTCODE);
      await page.locator('main form:has([name=near], [name=postcode]) button').first().click();
      const html = await page.content();
      const addresses = [page.url(), ...html.matchAll(/(?:href|action)="([^"]*)"/g)].map((found) => decodeURIComponent(found[1] ?? found));
      for (const address of addresses) assert.ok(!/ZZ1\s*\+?2EQ/i.test(address), address);
    },
  },
  {
    name: 'a malformed postcode is told apart from one nobody knows, and what was typed stays',
    play: async (page) => {
      const said = [];
      for (const typed of ['not a postcode', 'ZZ99 9ZZ']) {
        await page.goto('/search');
        await page.locator('main input[name=near], main input[name=postcode]').first().fill(typed);
        await page.locator('main form:has([name=near], [name=postcode]) button').first().click();
        assert.equal(await page.locator('main input[name=near], main input[name=postcode]').first().inputValue(), typed);
        said.push(await page.locator('.govuk-error-message').first().innerText());
      }
      assert.notEqual(said[0], said[1]);
    },
  },
];
