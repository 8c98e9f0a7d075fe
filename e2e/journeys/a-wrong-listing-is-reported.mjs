// Anyone may say that a listing is wrong, and gets a reference to ask about it; those who keep the register hear of it.
import assert from 'node:assert/strict';

export const scenarios = [
  {
    name: 'a visitor reports a problem with a listing and gets a reference, and its keeper is told by e-mail',
    play: async (page, { post }) => {
      await page.goto('/services/baby-buddy-app');
      await page.locator('main a[href="/services/baby-buddy-app/report"]').first().click();
      await page.locator('main input[type=radio]').first().check();
      await page.locator('main form[method=post] button').first().click();
      await page.waitForURL('**/report/done?ref=*');
      const reference = new URL(page.url()).searchParams.get('ref');
      assert.ok((await page.locator('main').innerText()).replaceAll(/[ -]/g, '').includes(reference.replaceAll(/[ -]/g, '')));
      const mails = (await post?.to('rosa.demo@example.org')) ?? [];
      if (post) assert.match(mails[0]?.text ?? 'no mail came', /^Subject: Hearth: something waits for you/m);
      assert.ok(mails.every(({ text }) => !/baby buddy/i.test(text)), 'an e-mail says nothing but that something waits');
    },
  },
  {
    name: 'a report with nothing chosen says what is missing',
    play: async (page) => {
      await page.goto('/services/baby-buddy-app/report');
      await page.locator('main form[method=post] button').first().click();
      assert.ok(await page.locator('.govuk-error-summary').count() > 0);
    },
  },
];
