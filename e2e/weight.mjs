// Page weight on a first visit, gzipped: what a parent on a small data plan pays. And nothing from anyone else's server.
import { gzipSync } from 'node:zlib';
import { PHONE, visitor } from './lib/browser.mjs';
import { serveSeeded } from './lib/seeded.mjs';
import { table } from './pages.mjs';

const LIMITS = { total: 75, requests: 8, html: 14, css: 17, script: 12, image: 30, font: 0 };

/** Loads a page with nothing cached and adds up what came, in KB of 1024 bytes. */
async function weigh(browser, url) {
  const context = await visitor(browser, { viewport: PHONE });
  const answers = [];
  const elsewhere = [];
  try {
    const page = await context.newPage();
    const origin = new URL(url).origin;
    page.on('request', (request) => {
      const asked = new URL(request.url());
      if (asked.protocol.startsWith('http') && asked.origin !== origin) elsewhere.push(request.url());
    });
    page.on('response', (response) => answers.push(response));
    const document = await page.goto(url, { waitUntil: 'load' });
    const weight = { total: 0, requests: 0, html: 0, css: 0, script: 0, image: 0, font: 0 };
    for (const answer of answers) {
      if (answer.url().startsWith('data:')) continue;
      const body = await answer.body().catch(() => Buffer.alloc(0));
      const size = gzipSync(body).length / 1024;
      const kind = { document: 'html', stylesheet: 'css' }[answer.request().resourceType()] ?? answer.request().resourceType();
      weight.requests += 1;
      weight.total += size;
      weight[kind] = (weight[kind] ?? 0) + size;
    }
    return { weight, elsewhere, status: document.status() };
  } finally {
    await context.close();
  }
}

function tooHeavy({ weight, elsewhere }) {
  const over = Object.entries(LIMITS)
    .filter(([kind, limit]) => weight[kind] > limit)
    .map(([kind, limit]) => `${kind} ${weight[kind].toFixed(1)}, ${limit} at most`);
  return [...over, ...elsewhere.map((url) => `asks another server: ${url}`)];
}

export async function run({ browser, base, tally, languages, only }) {
  await proveItCanFail(browser, tally);
  let heaviest = { total: 0 };
  for (const prefix of languages) {
    for (const { name, where, status } of table(base, prefix)) {
      if (only && !name.includes(only)) continue;
      await tally.check(`weight: ${name} (${prefix || '/en'})`, async () => {
        const path = await where();
        const found = await weigh(browser, base + path);
        if (found.weight.total > heaviest.total) heaviest = { ...found.weight, path };
        if (found.status !== status) throw new Error(`${path} answered ${found.status}, not ${status}`);
        const wrong = tooHeavy(found);
        if (wrong.length) throw new Error(wrong.join('\n'));
      });
    }
  }
  if (heaviest.path) {
    console.log(`Heaviest first visit: ${heaviest.path}, ${heaviest.total.toFixed(1)} KB gzipped in ${heaviest.requests} requests `
      + `(HTML ${heaviest.html.toFixed(1)}, CSS ${heaviest.css.toFixed(1)}, scripts ${heaviest.script.toFixed(1)})`);
  }
}

async function proveItCanFail(browser, tally) {
  const seeded = await serveSeeded();
  await tally.check('weight: the seeded bad page fails', async () => {
    const wrong = tooHeavy(await weigh(browser, `${seeded.base}/bad`)).join('\n');
    for (const part of ['total', 'css', 'asks another server']) {
      if (!wrong.includes(part)) throw new Error(`not caught: ${part}`);
    }
  });
  await seeded.stop();
}
