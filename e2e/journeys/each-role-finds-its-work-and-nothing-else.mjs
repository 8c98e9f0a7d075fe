// Somebody of every role signs in, finds what their role is for, opens each line of their list, and finds of everything
// else only that it is not there.
import assert from 'node:assert/strict';

/** What only some may open. */
const PAGES = {
  families: '/workbench/families',
  search: '/workbench/families/search',
  emergency: '/workbench/families/emergency',
  reviews: '/workbench/reviews',
  entries: '/workbench/entries',
  reports: '/workbench/reports',
  review: '/workbench/review',
  details: '/workbench/details',
  claims: '/workbench/claims',
  proofs: '/workbench/proofs',
  admin: '/workbench/admin',
  audit: '/workbench/audit',
  signs: '/workbench/audit/signs',
};
const MEETS = ['families', 'search', 'emergency'];

/** Person, what the page calls their role, the pages that are theirs, and lines of their list that must be there. */
const ROLES = [
  ['tess', 'Front door', MEETS, ['Families you work with', 'Look for somebody']],
  ['lena', 'Lead worker', MEETS, ['Families you work with', 'Look for somebody']],
  ['priya', 'Family worker', MEETS, ['Families you work with']],
  ['marcus', 'Team manager', [...MEETS, 'reviews'], ['Emergencies to judge', 'Families you work with']],
  ['grace', 'Group leader', MEETS, ['Families you work with']],
  ['hana', 'Family hub worker', MEETS, ['Look for somebody']],
  ['saira', 'Safeguarding lead', [...MEETS, 'reviews'], ['Emergencies to judge', 'Families you work with']],
  ['harriet', 'Partner worker', MEETS, ['Families you work with']],
  ['dev', 'Data protection officer', ['audit', 'signs'], ['Signs worth a question', 'Who looked at whom']],
  ['rosa', 'Editor of the list of help', ['entries', 'reports', 'review', 'details', 'claims', 'proofs'], ['Changes to look at', 'Groups that ask for their pages', 'Pages nobody has checked']],
  ['vera', 'Provider of help', ['entries', 'reports'], ['Your pages', 'What people told us']],
  ['ana', 'Analyst', [], ['What is missing']],
  ['adam', 'Administrator', ['admin'], ['People without a role']],
];

async function opened(page, link, name) {
  await page.goto(await link(`${name}.demo@example.org`));
  await page.locator('main button').click();
  await page.waitForURL('**/workbench');
}

const main = (page) => page.locator('main').innerText();

export const scenarios = ROLES.map(([name, role, theirs, lines]) => ({
  name: `${role.toLowerCase()}: what ${name} sees at work, and that the rest is not there`,
  play: async (page, { link }) => {
    await opened(page, link, name);
    const home = await main(page);
    assert.ok(home.includes(role), `the page says what ${name} is`);
    const list = page.locator('main .govuk-task-list a');
    const told = await list.allInnerTexts();
    for (const line of lines) assert.ok(told.includes(line), `“${line}” in ${told.join(', ')}`);
    for (const href of await list.evaluateAll((links) => links.map((one) => one.getAttribute('href')))) {
      assert.equal((await page.goto(href)).status(), 200, href);
      await page.locator('h1').first().waitFor();
    }
    const absent = await page.goto('/workbench/no-such-page');
    assert.equal(absent.status(), 404);
    const nothing = await main(page);
    for (const [code, path] of Object.entries(PAGES)) {
      const answer = await page.goto(path);
      const wanted = theirs.includes(code) ? 200 : 404;
      assert.equal(answer.status(), wanted, path);
      if (wanted === 404) assert.equal(await main(page), nothing, `${path} is as absent as what does not exist`);
    }
    if (theirs.includes('families')) await opensWhatItLists(page, name === 'saira');
  },
}));

/** Whoever is in somebody's list of families opens; a sealed record is in the list of the safeguarding lead alone. */
async function opensWhatItLists(page, sealed) {
  await page.goto('/workbench/families');
  assert.equal((await main(page)).includes('Example-Hush'), sealed, 'the sealed record');
  const people = await page.locator('main a[href^="/workbench/people/"]').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  for (const href of [...new Set(people)].slice(0, 5)) assert.equal((await page.goto(href)).status(), 200, href);
  assert.equal((await page.goto('/workbench/people/00000000-0000-4000-8000-000000000000')).status(), 404);
}
