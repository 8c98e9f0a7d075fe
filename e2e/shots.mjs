// Pictures of every page and state at both widths, for people to look at: target/shots.
import { mkdir } from 'node:fs/promises';
import { DESK, PHONE, visitor } from './lib/browser.mjs';
import { together } from './lib/tally.mjs';
import { STATES, table } from './pages.mjs';

const FOLDER = 'target/shots';

export async function run({ browser, base, link, tally, languages, only }) {
  await mkdir(FOLDER, { recursive: true });
  const tasks = [];
  for (const prefix of languages) {
    const opened = table(base, prefix).map(({ name, where }) => ({ name, open: async (page) => page.goto(await where()) }));
    const reached = STATES.map(({ name, reach }) => ({ name, open: (page) => reach(page, prefix, link) }));
    for (const { name, open } of [...opened, ...reached].filter(({ name }) => !only || name.includes(only))) {
      for (const viewport of [PHONE, DESK]) {
        const file = `${FOLDER}/${name.replaceAll(/\W+/g, '-')}-${prefix.slice(1) || 'en'}-${viewport.width}.png`;
        tasks.push(() => tally.check(`shot: ${file}`, async () => {
          const context = await visitor(browser, { viewport, base });
          try {
            const page = await context.newPage();
            await open(page);
            await page.screenshot({ path: file, fullPage: true });
          } finally {
            await context.close();
          }
        }));
      }
    }
  }
  await together(tasks, 2);
}
