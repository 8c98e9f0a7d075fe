// Accessibility: axe on every page and state, narrow and wide, with and without JavaScript, in both directions.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { DESK, NARROW, inspectableWithoutJavaScript, visitor } from './lib/browser.mjs';
import { serveSeeded } from './lib/seeded.mjs';
import { together } from './lib/tally.mjs';
import { STATES, table } from './pages.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SOURCE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MUST_CATCH = ['color-contrast', 'document-title', 'html-has-lang', 'image-alt', 'label', 'landmark-one-main'];

/** What axe finds wrong with the page, a line a rule. */
async function violations(page) {
  await page.evaluate(SOURCE);
  const found = await page.evaluate((values) => axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
  return found.violations.map(({ id, help, nodes }) =>
    ({ id, text: `${id}: ${help}\n  ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join('\n  ')}` }));
}

/** How many pixels the page is wider than its window. */
const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function inspect(page) {
  const found = await violations(page);
  const extra = await overflow(page);
  const wide = extra > 1 ? [`the page is ${extra} px wider than the window`] : [];
  const wrong = [...found.map(({ text }) => text), ...wide];
  if (wrong.length) throw new Error(wrong.join('\n'));
}

export async function run({ browser, base, link, tally, languages, only }) {
  await proveItCanFail(browser, tally);
  const tasks = [];
  for (const prefix of languages) {
    const pages = table(base, prefix);
    for (const viewport of [NARROW, DESK]) {
      for (const javaScript of [true, false]) {
        const how = `${viewport.width} px, JavaScript ${javaScript ? 'on' : 'off'}`;
        const context = await (javaScript ? visitor : inspectableWithoutJavaScript)(browser, { viewport, base });
        for (const { name, where, status } of pages.filter(({ name }) => !only || name.includes(only))) {
          tasks.push(() => tally.check(`axe: ${name} (${prefix || '/en'}, ${how})`, async () => {
            const page = await context.newPage();
            try {
              const answer = await page.goto(await where());
              if (answer.status() !== status) throw new Error(`answered ${answer.status()}, not ${status}`);
              await inspect(page);
            } finally {
              await page.close();
            }
          }));
        }
        for (const { name, reach } of STATES.filter(({ name }) => !only || name.includes(only))) {
          tasks.push(() => tally.check(`axe: ${name} (${prefix || '/en'}, ${how})`, async () => {
            // A visitor of its own: the state lives in cookies.
            const own = await (javaScript ? visitor : inspectableWithoutJavaScript)(browser, { viewport, base });
            try {
              const page = await own.newPage();
              await reach(page, prefix, link);
              await inspect(page);
            } finally {
              await own.close();
            }
          }));
        }
      }
    }
  }
  await together(tasks, 2);
}

/** The seeded bad page must be caught, with scripts and without. */
async function proveItCanFail(browser, tally) {
  const seeded = await serveSeeded();
  for (const make of [visitor, inspectableWithoutJavaScript]) {
    await tally.check(`axe: the seeded bad page fails (${make.name})`, async () => {
      const context = await make(browser, { viewport: NARROW });
      try {
        const page = await context.newPage();
        await page.goto(`${seeded.base}/bad`);
        const ids = (await violations(page)).map(({ id }) => id);
        const missed = MUST_CATCH.filter((id) => !ids.includes(id));
        if (missed.length) throw new Error(`not caught: ${missed.join(', ')}`);
        if ((await overflow(page)) <= 1) throw new Error('not caught: wider than the window');
      } finally {
        await context.close();
      }
    });
  }
  await seeded.stop();
}
