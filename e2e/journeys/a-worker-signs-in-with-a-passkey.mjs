// Passkeys, by a device that Chromium plays: made, signed in with, and shown again; elsewhere and a second time they are nothing.
import assert from 'node:assert/strict';
import { PHONE, visitor } from '../lib/browser.mjs';

const ARRIVES_WITHIN = 15_000;

const DEVICE = {
  protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
  isUserVerified: true, automaticPresenceSimulation: true,
};

/** A browser with scripts and a device of its own. Passkeys of this machine belong to its name, not its number. */
async function withDevice(browser, base, host = 'localhost') {
  const context = await visitor(browser, { viewport: PHONE, base: base.replace('127.0.0.1', host) });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE });
  return { context, page, tools, authenticatorId };
}

async function opened(page, link, name) {
  await page.goto(await link(`${name}.demo@example.org`));
  await page.locator('main button').click();
  await page.waitForURL('**/workbench');
}

async function addPasskey(page, name) {
  await page.goto('/workbench/account');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.fill('#name', name);
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/workbench/account');
}

async function signOut(page) {
  await page.locator('.h-work__out button').click();
  await page.waitForURL('**/sign-in?out=1');
}

export const scenarios = [
  {
    name: 'a worker adds a passkey, signs in with it alone, and shows with it who they are',
    play: async (_, { base, link, browser }) => {
      const { context, page } = await withDevice(browser, base);
      await opened(page, link, 'marcus');
      await addPasskey(page, 'My phone');
      assert.match(await page.locator('main').innerText(), /My phone\s+Added .* Not used yet\./);
      await signOut(page);
      const sent = page.waitForRequest('**/sign-in/passkey');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      const once = await sent;
      await page.waitForURL('**/workbench');
      assert.match(await page.locator('h1').innerText(), /Marcus Demo/);
      await page.goto('/workbench/prove?back=/workbench/account');
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await page.waitForURL(({ pathname }) => pathname === '/workbench/account');
      assert.match(await page.locator('main').innerText(), /Last used/);
      await signOut(page);
      // The very answer that signed in, sent once more from a browser that has nothing else.
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
      const again = await context.request.post('/sign-in/passkey', { data: once.postData(), headers, maxRedirects: 0 });
      assert.equal(again.status(), 422);
      await context.close();
    },
  },
  {
    name: 'a copied passkey is stopped, and its owner is told',
    play: async (_, { base, link, browser, post }) => {
      const { context, page, tools, authenticatorId } = await withDevice(browser, base);
      await opened(page, link, 'grace');
      await addPasskey(page, 'My key');
      await signOut(page);
      // A copy made before the passkey was used does not know how often it was.
      const { credentials: [copy] } = await tools.send('WebAuthn.getCredentials', { authenticatorId });
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.waitForURL('**/workbench');
      await signOut(page);
      await tools.send('WebAuthn.clearCredentials', { authenticatorId });
      await tools.send('WebAuthn.addCredential', { authenticatorId, credential: { ...copy, signCount: 0 } });
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.locator('.govuk-error-summary').waitFor();
      assert.match(await page.locator('.govuk-error-summary').innerText(), /somebody may have a copy of it/);
      // The first e-mail said that a passkey was added; this one comes after it.
      const until = Date.now() + ARRIVES_WITHIN;
      const told = async () => (await post.to('grace.demo@example.org')).some(({ text }) => text.includes('we stopped one of your passkeys'));
      while (!await told()) {
        assert.ok(Date.now() < until, 'an e-mail says so');
        await page.waitForTimeout(100);
      }
      await context.close();
    },
  },
  {
    name: 'at another address a passkey is not given, and without scripts the page says what works',
    play: async (plain, { base, browser }) => {
      const { context, page } = await withDevice(browser, base, '127.0.0.1');
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.locator('[data-passkey-failed]').waitFor();
      assert.match(await page.locator('[data-passkey-failed]').innerText(), /Nothing has changed/);
      await context.close();
      await plain.goto('/sign-in');
      assert.match(await plain.locator('main').innerText(), /Your password and your code always work/);
      assert.equal(await plain.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false);
    },
  },
];
