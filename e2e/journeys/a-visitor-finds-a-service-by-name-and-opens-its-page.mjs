// Search from the home page's box, then the listing.
import assert from 'node:assert/strict';

export const scenarios = [
  {
    name: 'a misspelt name in the search box still finds the service, and its page says how to join',
    play: async (page) => {
      await page.goto('/');
      await page.locator('main input[type=search], main input[name=q]').first().fill('babby buddy');
      await page.locator('main form:has([name=q]) button').first().click();
      const first = page.locator('main a[href^="/services/"]').first();
      assert.match(await first.getAttribute('href'), /\/services\/baby-buddy-app$/);
      await first.click();
      await page.waitForURL('**/services/baby-buddy-app');
      assert.equal(await page.locator('h1').count(), 1);
      assert.match(await page.locator('main').innerText(), /join/i);
    },
  },
  {
    name: 'markup typed in the search box comes back as text, kept in the box',
    play: async (page) => {
      const typed = '<b onmouseover=alert(1)>"sleep\' OR 1=1 --';
      await page.goto('/search');
      await page.locator('main input[name=q]').first().fill(typed);
      await page.locator('main form:has([name=q]) button').first().click();
      assert.equal(await page.locator('main input[name=q]').first().inputValue(), typed);
      assert.equal(await page.locator('main b[onmouseover]').count(), 0);
    },
  },
  {
    name: 'a danger word is answered with urgent help and leaves no trace in the address',
    play: async (page) => {
      await page.goto('/');
      await page.locator('main input[type=search], main input[name=q]').first().fill('I want to kill myself');
      await page.locator('main form:has([name=q]) button').first().click();
      assert.ok(!/kill/i.test(decodeURIComponent(page.url())), page.url());
      assert.match(await page.locator('main').innerText(), /999/);
      assert.ok(!/kill/i.test(await page.title()));
    },
  },
];
