// Signing in to work: a lead worker opens their link, sets up a password and an app, signs out, and signs in again.
import assert from 'node:assert/strict';
import { appCode } from '../lib/app.mjs';
import { PHONE, visitor } from '../lib/browser.mjs';

const PASSWORD = 'four plain words together';

async function opened(page, link, name) {
  await page.goto(await link(`${name}.demo@example.org`));
  await page.locator('main button').click();
  await page.waitForURL('**/workbench');
}

async function setUp(page) {
  await page.goto('/sign-in/set-up');
  const secret = await page.locator('.h-work__secret').innerText();
  await page.fill('#password', PASSWORD);
  await page.fill('#code', appCode(secret));
  await page.locator('main button').click();
  assert.equal(await page.locator('.h-work__codes li').count(), 10);
  return secret;
}

export const scenarios = [
  {
    name: 'a worker sets up password and app, signs out, and signs in again; a wrong code is refused kindly',
    play: async (page, { link }) => {
      await opened(page, link, 'lena');
      assert.match(await page.locator('main').innerText(), /Lead worker/);
      const secret = await setUp(page);
      await page.goto('/workbench/account');
      assert.match(await page.locator('main').innerText(), /You have \u206810\u2069 printed codes left/);
      await page.locator('.h-work__out button').click();
      await page.waitForURL('**/sign-in?out=1');
      await page.fill('#email', 'lena.demo@example.org');
      await page.fill('#password', 'these words are wrong');
      await page.getByRole('button', { name: 'Go on' }).click();
      assert.match(await page.locator('.govuk-error-summary').innerText(), /That did not work/);
      assert.equal(await page.inputValue('#email'), 'lena.demo@example.org');
      await page.fill('#password', PASSWORD);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.waitForURL('**/sign-in/code?*');
      await page.fill('#code', '000000');
      await page.locator('main button').click();
      assert.match(await page.locator('.govuk-error-summary').innerText(), /That code did not work/);
      // The code that set the app up is spent; the next is taken half a minute early.
      await page.fill('#code', appCode(secret, 1));
      await page.locator('main button').click();
      await page.waitForURL('**/workbench');
      assert.match(await page.locator('h1').innerText(), /Lena Demo/);
    },
  },
  {
    name: 'after signing out, going back shows nothing and leads to signing in',
    play: async (page, { link }) => {
      await opened(page, link, 'priya');
      await page.goto('/workbench/account');
      assert.match(await page.locator('main').innerText(), /priya\.demo@example\.org/);
      await page.locator('.h-work__out button').click();
      await page.waitForURL('**/sign-in?out=1');
      await page.goBack();
      await page.waitForURL('**/sign-in?*');
      assert.doesNotMatch(await page.locator('body').innerText(), /Priya|priya/);
    },
  },
  {
    name: 'a page that is not theirs is not there, and without an account it leads to signing in',
    play: async (page, { base, link, browser }) => {
      await opened(page, link, 'tess');
      const answer = await page.goto('/workbench/admin');
      assert.equal(answer.status(), 404);
      const absent = await page.goto('/workbench/no-such-page');
      assert.equal(absent.status(), 404);
      const other = await visitor(browser, { viewport: PHONE, javaScript: false, base });
      const stranger = await other.newPage();
      await stranger.goto('/workbench/admin');
      assert.match(stranger.url(), /\/sign-in\?back=%2Fworkbench%2Fadmin$/);
      await other.close();
    },
  },
  {
    name: 'an administrator adds somebody, gives a role and ends it; nobody changes their own',
    play: async (page, { link }) => {
      await opened(page, link, 'ada');
      await page.goto('/workbench/admin');
      await page.fill('#name', 'Nadia Demo');
      await page.fill('#email', 'nadia.demo@example.org');
      await page.locator('main form button').click();
      assert.match(await page.locator('.h-work__secret').innerText(), /\/sign-in\/once\/[0-9a-f]{64}$/);
      await page.goto('/workbench/admin');
      await page.getByRole('link', { name: 'Nadia Demo' }).click();
      await page.selectOption('#role', 'hub-worker');
      await page.selectOption('#team', { index: 1 });
      await page.selectOption('#tier', 'regular');
      await page.getByRole('button', { name: 'Give a role' }).click();
      assert.match(await page.locator('main').innerText(), /Family hub worker/);
      await page.getByRole('button', { name: 'End this role' }).click();
      assert.match(await page.locator('main').innerText(), /Role ended/);
      await page.goto('/workbench/admin');
      await page.getByRole('link', { name: 'Ada Demo', exact: true }).click();
      assert.match(await page.locator('main').innerText(), /You cannot change your own roles/);
    },
  },
];
