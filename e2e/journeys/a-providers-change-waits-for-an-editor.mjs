// A provider changes who a service is for; families see the old words until an editor says yes.
import assert from 'node:assert/strict';
import { PHONE, visitor } from '../lib/browser.mjs';

const ENTRY = 'carriers-of-hope-baby-bundles-lets-play';
const NEW = 'Families with a baby, whoever you are.';

async function opened(page, link, name) {
  await page.goto(await link(`${name}.demo@example.org`));
  await page.locator('main button').click();
  await page.waitForURL('**/workbench');
}

async function publicWords(page) {
  await page.goto(`/services/${ENTRY}`);
  return page.locator('main').innerText();
}

export const scenarios = [
  {
    name: 'a risky edit waits while families still see the old copy, until an editor says yes',
    play: async (page, { base, link, browser }) => {
      await opened(page, link, 'vera');
      await page.goto('/workbench/entries');
      await page.locator(`main a[href="/workbench/entries/${ENTRY}"]`).click();
      await page.locator(`main a[href="/workbench/entries/${ENTRY}/who"]`).click();
      await page.fill('#eligibility', NEW);
      await page.locator('main form button').click();
      await page.waitForURL('**?done=waiting');
      await page.locator('main form[action$="/do/send"] button').click();
      await page.waitForURL('**?done=sent');
      assert.ok(!(await publicWords(page)).includes(NEW), 'families see the old words');
      const desk = await visitor(browser, { viewport: PHONE, javaScript: false, base });
      try {
        const editor = await desk.newPage();
        await opened(editor, link, 'rosa');
        await editor.goto(`/workbench/review/${ENTRY}`);
        assert.ok((await editor.locator('table').innerText()).includes(NEW));
        await editor.locator('main form[action$="/approve"] button').click();
        await editor.waitForURL('**/workbench/review?done=approved');
      } finally {
        await desk.close();
      }
      assert.ok((await publicWords(page)).includes(NEW), 'families see the new words');
    },
  },
];
