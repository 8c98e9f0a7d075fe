// A demonstration Hearth of our own under attack, on this machine only and within limits: every route with ids of every kind
// (schemathesis), every page and form (wapiti), every field of every form (sqlmap), as nobody and as people of several roles.
//   node e2e/attack.mjs --binary target/debug/hearth --tools DIR --routes FILE [--as nobody,lena,...] [--with schemathesis,wapiti,sqlmap]
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { crawl } from './lib/forms.mjs';
import { leaked, READERS } from './lib/canary.mjs';
import { startHearth } from './lib/server.mjs';
import { Tally } from './lib/tally.mjs';

const { values: asked } = parseArgs({
  options: {
    binary: { type: 'string', default: 'target/debug/hearth' },
    tools: { type: 'string' },
    routes: { type: 'string' },
    as: { type: 'string', default: 'nobody,lena,hana,saira,paul,dev,rosa,vera,adam' },
    with: { type: 'string', default: 'schemathesis,wapiti,sqlmap' },
    examples: { type: 'string', default: '25' },
    seconds: { type: 'string', default: '120' },
  },
});
const OUT = 'target/attack';
const FORM = 'application/x-www-form-urlencoded';
/** What ends the attacker's own session ends the attack. */
const NOT_THESE = ['/sign-out', '/workbench/account/end', '/workbench/account/end-others', '/workbench/admin/{id}/close'];
const ABSENT = '01939c00-0000-7000-8000-000000000000';

const tally = new Tally();
const hearth = await startHearth(asked.binary);
try {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const routes = (await readFile(asked.routes, 'utf8')).trim().split('\n').map((line) => line.split('\t'));
  const people = await Promise.all(asked.as.split(',').map(arrive));
  const known = knownIds(people);
  for (const person of people) {
    if (asked.with.includes('schemathesis')) await tally.check(`schemathesis as ${person.name}`, () => schemathesis(person, routes, known));
    if (asked.with.includes('wapiti')) await tally.check(`wapiti as ${person.name}`, () => wapiti(person));
    if (asked.with.includes('sqlmap')) await sqlmap(person);
  }
} catch (error) {
  tally.fail('attack', error);
} finally {
  await hearth.stop();
  await tally.check('nothing leaked into a letter, the log or the data folder', async () => {
    const found = await leaked();
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
process.exitCode = tally.close() ? 0 : 1;

/** Somebody with a browser of their own, and what they find with it. */
async function arrive(name) {
  let cookie = '';
  if (name !== 'nobody') {
    const path = await hearth.link(`${name}.demo@example.org`);
    const answer = await fetch(hearth.base + path, {
      method: 'POST', redirect: 'manual', body: '', headers: { 'content-type': FORM, 'sec-fetch-site': 'same-origin' },
    });
    cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    if (!cookie) throw new Error(`${name} could not sign in: ${answer.status}`);
  }
  const starts = name === 'nobody' ? ['/', '/search?q=sleep', '/pathway', '/sign-in'] : ['/workbench'];
  return { name, cookie, ...(await crawl(hearth.base, cookie, starts)) };
}

/** Ids and addresses that stand on anybody's pages: one's own, and those of others to try. */
function knownIds(people) {
  const all = people.flatMap(({ pages }) => [...pages.values()]).join('\n');
  const every = (pattern) => [...new Set([...all.matchAll(pattern)].map((match) => match[1]))];
  const some = (list, most) => list.slice(0, most);
  return {
    people: some(every(/\/workbench\/people\/([0-9a-f-]{36})/g), 14),
    staff: some(every(/\/workbench\/admin\/([0-9a-f-]{36})/g), 5),
    entries: some(every(/\/workbench\/(?:entries|review)\/([a-z0-9-]+)/g), 8),
    organisations: some(every(/\/organisations\/([a-z0-9-]+)/g), 4),
  };
}

/** Every route that is theirs to try, as a description of an API that nobody publishes. */
function description(person, routes, known) {
  const paths = {};
  const staff = person.name === 'nobody' ? 'public' : 'staff';
  const values = (path, name) => {
    if (name === 'channel') return ['phone', 'post', 'email', 'none'];
    if (name === 'section') return ['about', 'times', 'none'];
    if (name === 'deed') return ['send', 'take-back', 'none'];
    if (path.includes('/people/')) return [...known.people, ABSENT];
    if (path.includes('/admin/')) return [...known.staff, ...known.people.slice(0, 1), ABSENT];
    if (path.includes('/organisations/')) return [...known.organisations, 'none'];
    return [...known.entries, 'none', ABSENT];
  };
  for (const [method, path, who] of routes) {
    if (who !== staff || NOT_THESE.includes(path) || /^\/(api|feed|livez|readyz|assets)/.test(path)) continue;
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => (
      { name, in: 'path', required: true, schema: { type: 'string', enum: values(path, name) } }));
    const operation = { parameters, responses: { default: { description: 'any' } } };
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    const fields = Object.assign({}, ...person.forms.filter((form) => pattern.test(form.path)).map((form) => form.fields));
    const typed = (value) => ({ type: 'string', example: value });
    if (method === 'POST') {
      const properties = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typed(value)]));
      operation.requestBody = { content: { [FORM]: { schema: { type: 'object', properties } } } };
    } else {
      const own = Object.entries(fields).map(([name, value]) => ({ name, in: 'query', schema: typed(value) }));
      operation.parameters.push(...own);
    }
    (paths[path] ??= {})[method.toLowerCase()] = operation;
  }
  return { openapi: '3.0.3', info: { title: 'Every route', version: '1' }, paths };
}

async function schemathesis(person, routes, known) {
  const file = `${OUT}/${person.name}.json`;
  await writeFile(file, JSON.stringify(description(person, routes, known)));
  const headers = ['-H', 'Sec-Fetch-Site: same-origin', ...(person.cookie ? ['-H', `Cookie: ${person.cookie}`] : [])];
  const { code, said } = await run('schemathesis', [
    'run', file, '--url', hearth.base, ...headers, '--checks', 'not_a_server_error,keeps_canaries', '--phases', 'examples,fuzzing',
    '--max-examples', asked.examples, '--seed', '1', '--no-color', '--request-timeout', '20',
  ], {
    SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: 'tools/check/attack',
    CANARIES: JSON.stringify(READERS.filter(([, readers]) => !readers.includes(person.name)).map(([word]) => word)),
  });
  await writeFile(`${OUT}/${person.name}-schemathesis.log`, said);
  if (code !== 0) throw new Error(said.split('\n').slice(-60).join('\n'));
}

async function wapiti(person) {
  const report = `${OUT}/${person.name}-wapiti.json`;
  const start = person.name === 'nobody' ? '/' : '/workbench';
  const without = NOT_THESE.flatMap((path) => ['-x', `${hearth.base}${path.replace('{id}', '*')}`]);
  const { said } = await run('wapiti', [
    '-u', hearth.base + start, '-s', `${hearth.base}/search?q=sleep`, '--scope', 'domain', ...without,
    '-m', 'xss,permanentxss,sql,ssrf,crlf,csrf,redirect,file,exec,upload,http_headers,cookieflags', '--flush-session', '--no-bugreport',
    '--max-links-per-page', '40', '-d', '4', '--max-scan-time', asked.seconds, '--max-attack-time', String(Math.ceil(asked.seconds / 4)),
    '-H', 'Sec-Fetch-Site: same-origin', ...(person.cookie ? ['-H', `Cookie: ${person.cookie}`] : []), '-f', 'json', '-o', report,
    '--store-session', `${OUT}/wapiti`, '--store-config', `${OUT}/wapiti`,
  ]);
  await writeFile(`${OUT}/${person.name}-wapiti.log`, said);
  const { vulnerabilities, anomalies, infos } = JSON.parse(await readFile(report, 'utf8'));
  const found = [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([kind, all]) => all.map((one) => `${kind}: ${one.method} ${one.path} ${one.parameter ?? ''} ${one.info}`));
  if (!(infos.crawled_pages_nbr > 5)) throw new Error(`only ${infos.crawled_pages_nbr} pages were tried`);
  if (found.length > 0) throw new Error(found.slice(0, 20).join('\n'));
}

/** Each form once, every field of it. */
async function sqlmap(person) {
  for (const [nth, form] of person.forms.entries()) {
    const fields = new URLSearchParams(form.fields).toString();
    if (!fields || NOT_THESE.some((path) => form.path.endsWith(path.split('}').at(-1)))) continue;
    await tally.check(`sqlmap as ${person.name}: ${form.method} ${form.path} (${Object.keys(form.fields)})`, async () => {
      const body = form.method === 'POST' ? ['--data', fields] : [];
      const url = hearth.base + form.path + (form.method === 'POST' ? '' : `?${fields}`);
      const cookie = person.cookie ? ['-H', `Cookie: ${person.cookie}`] : [];
      const { said } = await run('sqlmap', [
        '-u', url, ...body, ...cookie, '-H', 'Sec-Fetch-Site: same-origin', '--batch', '--level', '3', '--risk', '2', '--smart',
        '--disable-coloring', '--ignore-redirects', '--skip', 'Cookie,User-Agent,Referer', '--output-dir', `${OUT}/sqlmap-${person.name}-${nth}`,
      ]);
      await writeFile(`${OUT}/${person.name}-sqlmap-${nth}.log`, said);
      if (!/testing if|tested parameters|skipping/.test(said)) throw new Error(said.slice(-800));
      if (/is vulnerable|injection point\(s\)|might be injectable/.test(said)) throw new Error(said.slice(-1500));
    });
  }
}

function run(tool, args, more = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(`${asked.tools}/${tool}`, args, { env: { ...process.env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += text; });
    child.on('error', reject).on('exit', (code) => resolve({ code, said }));
  });
}
