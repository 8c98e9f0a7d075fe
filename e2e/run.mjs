// The browser lane: node e2e/run.mjs [--binary target/debug/hearth | --base http://127.0.0.1:8080]
//   [--suite journeys,axe,weight,shots] [--only part-of-a-name] [--languages en,ar]
import { parseArgs } from 'node:util';
import { leaked } from './lib/canary.mjs';
import { launch, visitor } from './lib/browser.mjs';
import { serveSeeded } from './lib/seeded.mjs';
import { startHearth } from './lib/server.mjs';
import { Tally } from './lib/tally.mjs';

const { values: asked } = parseArgs({
  options: {
    binary: { type: 'string', default: 'target/debug/hearth' },
    base: { type: 'string' },
    suite: { type: 'string', default: 'journeys,axe,weight' },
    only: { type: 'string' },
    languages: { type: 'string', default: 'en,ar' },
  },
});
const languages = asked.languages.split(',').map((code) => (code === 'en' ? '' : `/${code}`));
const tally = new Tally();
const browser = await launch();

/** Hearth to visit: one already running, or one of our own. */
const site = () => (asked.base ? { base: asked.base, stop: async () => {}, link: noLink } : startHearth(asked.binary));

const noLink = async () => { throw new Error('signing in needs a Hearth of our own: leave --base out'); };

/** A page that tells where somebody sealed lives must be noticed. */
async function noticesALeak() {
  const seeded = await serveSeeded();
  const context = await visitor(browser, { base: seeded.base });
  await (await context.newPage()).goto('/leak');
  const found = await leaked();
  await context.close();
  await seeded.stop();
  if (found.length !== 1) throw new Error(`one leak was seeded, found: ${found.join(', ')}`);
}

async function nothingLeaked() {
  const found = await leaked();
  if (found.length > 0) throw new Error([...new Set(found)].join('\n'));
}

let hearth;
try {
  await tally.check('canaries: a seeded leak is noticed', noticesALeak);
  hearth = await site();
  for (const name of asked.suite.split(',')) {
    const begun = Date.now();
    const before = tally.passed + tally.failures.length;
    const suite = await import(`./${name}.mjs`);
    await suite.run({ browser, base: hearth.base, post: hearth.post, provider: hearth.provider, link: hearth.link, tally, languages, only: asked.only }).catch((error) => tally.fail(name, error));
    console.log(`${name}: ${tally.passed + tally.failures.length - before} checks in ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  }
} catch (error) {
  tally.fail('start', error);
} finally {
  await browser.close();
  await hearth?.stop();
  await tally.check('canaries: nothing leaked into an answer, a letter, the log or the data folder', nothingLeaked);
}
process.exitCode = tally.close() ? 0 : 1;
