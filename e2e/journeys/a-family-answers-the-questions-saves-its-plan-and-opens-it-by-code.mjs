// The five questions, every one skippable, then a saved plan that opens by its code on another device.
import assert from 'node:assert/strict';

const MOST_QUESTIONS = 5;

/** Goes through the questions, letting `answer` act on each, and counts them. */
async function through(page, answer) {
  await page.goto('/pathway');
  await page.locator('main button[name=go][value=questions]').click();
  let questions = 0;
  while (!new URL(page.url()).pathname.startsWith('/pathway/plan')) {
    questions += 1;
    assert.ok(questions <= MOST_QUESTIONS, `a sixth question at ${page.url()}`);
    assert.equal(new URL(page.url()).search, '', 'an answer is in the address');
    await answer(page, questions);
  }
  return questions;
}

const skip = (page) => page.locator('main button[name=skip]').click();
const next = (page) => page.locator('main button[type=submit]:not([name=skip])').first().click();

export const scenarios = [
  {
    name: 'every question can be skipped and a plan still comes',
    play: async (page) => {
      await through(page, skip);
      assert.ok(await page.locator('main a[href^="/services/"]').count() > 0, 'the plan is empty');
    },
  },
  {
    name: 'first choices everywhere give a plan; saved, it opens by its code with nothing remembered',
    play: async (page) => {
      await through(page, async (at) => {
        const folded = at.locator('main details:not([open]) > summary').first();
        if (await folded.isVisible()) await folded.click();
        const choice = at.locator('main input[type=radio], main input[type=checkbox]').first();
        if (await choice.count()) await choice.check();
        await next(at);
      });
      assert.ok(await page.locator('main a[href^="/services/"]').count() > 0, 'the plan is empty');
      const steps = await page.locator('main a[href^="/services/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      await page.locator('main form[action$="/pathway/save"] button').click();
      await page.waitForURL('**/p/*');
      assert.ok(await page.locator('main svg').count() > 0, 'no QR code');
      const saved = page.url();
      await page.context().clearCookies();
      const again = await page.goto(saved);
      assert.equal(again.status(), 200);
      assert.ok(await page.locator(`main a[href="${steps[0]}"]`).count() > 0, 'the saved plan lost its first step');
      assert.match(again.headers()['cache-control'] ?? '', /no-store/);
    },
  },
  {
    name: 'answers live in a cookie scripts cannot read, for this session',
    play: async (page) => {
      await page.goto('/pathway');
      await page.locator('main textarea, main input[type=text]').first().fill('my 3 year old bites');
      await page.locator('main button[name=go][value=plan]').click();
      const cookies = await page.context().cookies();
      assert.ok(cookies.length > 0, 'no cookie');
      for (const cookie of cookies) {
        assert.ok(cookie.httpOnly, `${cookie.name} can be read by scripts`);
        assert.notEqual(cookie.sameSite, 'None', cookie.name);
        assert.ok(!decodeURIComponent(cookie.value).includes('bites'), `${cookie.name} can be read by people`);
      }
    },
  },
];
