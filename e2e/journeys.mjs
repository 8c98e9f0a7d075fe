// Journeys: one a file, its name the sentence. Each is played with JavaScript off on a phone.
import { mkdir, readdir } from 'node:fs/promises';
import { PHONE, visitor } from './lib/browser.mjs';
import { together } from './lib/tally.mjs';

const FOLDER = new URL('./journeys/', import.meta.url);

export async function run({ browser, base, post, provider, link, tally, only }) {
  await mkdir('target/e2e', { recursive: true });
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.mjs')).sort();
  const journeys = await Promise.all(files.map(async (file) => {
    const { scenarios } = await import(new URL(file, FOLDER));
    return scenarios;
  }));
  await together(journeys.flat().filter(({ name }) => !only || name.includes(only)).map(({ name, play }) => () =>
    tally.check(`journey: ${name}`, async () => {
      const context = await visitor(browser, { viewport: PHONE, javaScript: false, base });
      const page = await context.newPage();
      try {
        await play(page, { base, post, provider, link, browser });
      } catch (error) {
        const shot = `target/e2e/${name.replaceAll(/\W+/g, '-').slice(0, 80)}-failed.png`;
        await page.screenshot({ path: shot, fullPage: true }).catch(() => {});
        throw new Error(`${error.message}\nat ${page.url()}, seen in ${shot}`);
      } finally {
        await context.close();
      }
    })), 2);
}
