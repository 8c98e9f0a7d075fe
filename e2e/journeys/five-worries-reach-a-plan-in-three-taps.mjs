// A parent on a phone, no account, no JavaScript: a worry in their own words becomes a plan in three taps.
import assert from 'node:assert/strict';

// What each plan must speak of: a service's address, or a topic named as not covered yet.
const WORRIES = [
  { words: 'my 6 year old keeps wetting the bed', speaksOf: /wetting/i, oneOf: [] },
  { words: 'Dad feeling low new baby evenings only', oneOf: ['parents-in-mind', 'talking-therapies', 'baby-buddy-app'] },
  { words: '19 pregnant first baby', oneOf: ['family-nurse-partnership'] },
  { words: 'autism diagnosis waiting 4 years old', oneOf: ['cass-community-autism-support-0-5', 'sendiass', 'send-local-offer'] },
  { words: "teenager won't listen", oneOf: ['triple-p-teen-group', 'raising-responsible-teenagers', 'family-links-talking-teens'] },
];

export const scenarios = WORRIES.map(({ words, speaksOf, oneOf }) => ({
  name: `“${words}” reaches a plan in three taps`,
  play: async (page) => {
    await page.goto('/');
    let taps = 0;
    const tap = async (target) => {
      taps += 1;
      await target.click();
    };
    await tap(page.locator('main a[href="/pathway"]').first());
    const box = page.locator('main textarea, main input[type=text]').first();
    await box.fill(words);
    await tap(page.locator('main button[name=go][value=plan]'));
    await page.waitForURL('**/pathway/plan*');

    const title = await page.title();
    const text = await page.locator('main').innerText();
    const services = await page.locator('main a[href^="/services/"]').evaluateAll((links) =>
      links.map((link) => new URL(link.href).pathname.split('/')[2]));
    assert.ok(taps <= 3, `${taps} taps`);
    assert.match(page.url(), /\/pathway\/plan$/, 'something is added to the address');
    assert.ok(!title.toLowerCase().includes(words.toLowerCase()), 'the words are in the title');
    assert.ok(services.length + (speaksOf?.test(text) ? 1 : 0) > 0, 'the plan is empty');
    assert.ok(new Set(services).size <= 14, 'more than seven steps with their alternatives');
    if (speaksOf) assert.match(text, speaksOf);
    if (oneOf.length) assert.ok(oneOf.some((slug) => services.includes(slug)), `none of ${oneOf.join(', ')} in ${services.join(', ')}`);
  },
}));
