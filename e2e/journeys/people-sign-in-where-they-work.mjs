// Signing in at one's own organisation, against a real provider: who is let in and who is not, and who is out at once.
import assert from 'node:assert/strict';
import { PHONE, visitor } from '../lib/browser.mjs';

const REFUSED = /We could not let you in that way/;

/** To the organisation's page and, as somebody, back. */
async function visit(page, who) {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in where you work' }).click();
  await page.fill('#who', who);
  await page.locator('button').click();
}

/** The same, saying something else on the way there than Hearth did. */
async function misled(page, who, part) {
  const sent = await page.request.get('/sign-in/on', { maxRedirects: 0 });
  const there = new URL(sent.headers().location);
  there.searchParams.set(part, 'another');
  await page.goto(there.href);
  await page.fill('#who', who);
  await page.locator('button').click();
}

export const scenarios = [
  {
    name: 'somebody signs in where they work, and is out the moment they sign out there',
    play: async (page, { provider }) => {
      await visit(page, 'noor');
      await page.waitForURL('**/workbench');
      assert.match(await page.locator('main').innerText(), /Noor Demo[\s\S]*Family worker/);
      const here = page.url();
      await page.goto(`${provider.issuer}/session/end`);
      await page.locator('button[value=yes]').click();
      await provider.settled();
      await page.goto(here);
      await page.waitForURL('**/sign-in?*');
    },
  },
  {
    name: 'somebody who has left the organisation is out with their next click',
    play: async (page, { provider }) => {
      await visit(page, 'ines');
      await page.waitForURL('**/workbench');
      await page.goto('/workbench/account');
      assert.match(await page.locator('main').innerText(), /ines@example\.org/);
      provider.leaves('ines');
      await page.goto('/workbench/account');
      await page.waitForURL('**/sign-in?*');
    },
  },
  {
    name: 'another tenant, no group with a role, and an answer that came too late are not let in',
    play: async (_, { base, browser }) => {
      for (const who of ['elsa', 'omar', 'late']) {
        const context = await visitor(browser, { viewport: PHONE, javaScript: false, base });
        const page = await context.newPage();
        await visit(page, who);
        assert.match(await page.locator('main').innerText(), REFUSED, who);
        await page.goto('/workbench');
        assert.match(page.url(), /\/sign-in\?/, who);
        await context.close();
      }
    },
  },
  {
    name: 'an answer to another question, or with another name for the visit, is not taken',
    play: async (_, { base, browser }) => {
      for (const part of ['nonce', 'state']) {
        const context = await visitor(browser, { viewport: PHONE, javaScript: false, base });
        const page = await context.newPage();
        await misled(page, 'noor', part);
        assert.match(await page.locator('main').innerText(), REFUSED, part);
        await context.close();
      }
    },
  },
];
