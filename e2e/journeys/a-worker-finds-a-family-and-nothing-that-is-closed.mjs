// A worker looks before writing somebody down; what is closed to them is not there, whatever they try.
import assert from 'node:assert/strict';

async function opened(page, link, name) {
  await page.goto(await link(`${name}.demo@example.org`));
  await page.locator('main button').click();
  await page.waitForURL('**/workbench');
}

async function lookFor(page, given, family, [day, month, year]) {
  await page.goto('/workbench/families/search');
  await page.fill('#given', given);
  await page.fill('#family', family);
  await page.fill('#born-day', day);
  await page.fill('#born-month', month);
  await page.fill('#born-year', year);
  await page.locator('main form button').click();
  await page.locator('main h2').first().waitFor();
  return page.locator('main').innerText();
}

const NOT_EXPECTED = 'Not who you expected? Contact the safeguarding team.';

export const scenarios = [
  {
    name: 'a front-door worker finds a family, learns whom to ask, and finds nothing of a sealed record',
    play: async (page, { link }) => {
      await opened(page, link, 'tess');
      const found = await lookFor(page, 'Amber', 'Example-Rowan', ['12', '4', '1991']);
      assert.match(found, /This is very likely them/);
      assert.match(found, /Family support south/);
      assert.ok(found.includes(NOT_EXPECTED) && !found.includes('Unlisted'));
      assert.ok(!page.url().includes('Amber'), 'no name in the address');
      const hidden = await lookFor(page, 'Iris', 'Example-Hush', ['5', '5', '1995']);
      assert.match(hidden, /Nobody like this is written down/);
      assert.ok(hidden.includes(NOT_EXPECTED));
    },
  },
  {
    name: 'a lead worker sees the family as a picture and as a table, and asks how to reach somebody',
    play: async (page, { link }) => {
      await opened(page, link, 'lena');
      await page.getByRole('link', { name: 'Families', exact: true }).click();
      await page.getByRole('link', { name: 'Edna Example-Brook', exact: true }).click();
      assert.equal(await page.locator('svg.h-genogram[role=img]').count(), 1);
      assert.match(await page.locator('table').innerText(), /Relative|Child they bring up|Grandchild/);
      await page.getByRole('link', { name: 'Ask about text messages' }).click();
      await page.check('#allowed');
      await page.fill('#value', '07700 900155');
      await page.locator('main form button').click();
      await page.waitForURL('**/workbench/people/*');
      assert.match(await page.locator('main').innerText(), /07700 900155/);
    },
  },
  {
    name: 'a record opened in an emergency is in the list, to look only, and waits to be judged',
    play: async (page, { link }) => {
      await opened(page, link, 'miriam');
      await page.goto('/workbench/families/emergency');
      await page.fill('#given', 'Zara');
      await page.fill('#family', 'Example-Dale');
      await page.fill('#born-day', '10');
      await page.fill('#born-month', '10');
      await page.fill('#born-year', '2012');
      await page.check('#reason');
      await page.fill('#words', 'The school cannot find her and nobody answers.');
      await page.locator('main form button').click();
      await page.waitForURL('**/emergency?asked=yes');
      await page.goto('/workbench/families');
      await page.getByRole('link', { name: 'Zara Example-Dale' }).click();
      const seen = await page.locator('main').innerText();
      assert.match(seen, /You opened this in an emergency/);
      assert.doesNotMatch(seen, /Change who they are/);
    },
  },
];
