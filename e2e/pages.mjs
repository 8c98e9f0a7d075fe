// Every public page and state. A path may depend on what the demonstration place holds, so it can be a function of the site.

export const PAGES = [
  { name: 'home', path: '/' },
  { name: 'search, nothing asked', path: '/search' },
  { name: 'search, many found', path: '/search?q=behaviour' },
  { name: 'search, filtered', path: '/search?q=sleep&stage=early-years' },
  { name: 'search, none found', path: '/search?q=zzzzqqqq' },
  { name: 'search, unknown filter', path: '/search?stage=no-such-stage', status: 422 },
  { name: 'search, long words', path: `/search?q=${'Donaudampfschifffahrtsgesellschaft'.repeat(3)}` },
  { name: 'topics', path: '/topics' },
  { name: 'topic', path: (site) => site.firstLink('/topics', '/topics/') },
  { name: 'topic with nothing yet', path: '/topics/bed-wetting' },
  { name: 'stage', path: (site) => site.firstLink('/', '/stages/') },
  { name: 'antenatal timetable', path: '/antenatal' },
  { name: 'hubs', path: '/hubs' },
  { name: 'hub', path: (site) => site.firstLink('/hubs', '/hubs/') },
  { name: 'service', path: (site) => site.firstLink('/search?q=parenting', '/services/') },
  { name: 'report a problem', path: async (site) => `${await site.firstLink('/search?q=parenting', '/services/')}/report` },
  // Not every service says who runs it; this one does.
  { name: 'organisation', path: (site) => site.firstLink('/services/baby-buddy-app', '/organisations/') },
  { name: 'shortlist, empty', path: '/shortlist' },
  { name: 'compare, empty', path: '/compare' },
  { name: 'pathway, start', path: '/pathway' },
  ...[1, 2, 3, 4, 5].map((question) => ({ name: `pathway, question ${question}`, path: `/pathway/${question}` })),
  { name: 'pathway, no plan yet', path: '/pathway/plan' },
  { name: 'urgent help', path: '/urgent-help' },
  { name: 'accessibility statement', path: '/accessibility' },
  { name: 'privacy', path: '/privacy' },
  { name: 'sources', path: '/sources' },
  { name: 'partnership', path: '/partnership' },
  { name: 'gaps', path: '/partnership/gaps' },
  { name: 'what became of a report', path: '/reports' },
  { name: 'an unknown reference', path: '/reports/00000000', status: 404 },
  { name: 'a confirmation that is over', path: '/confirm/0', status: 404 },
  { name: 'signing in', path: '/sign-in' },
  { name: 'signing in by a link', path: '/sign-in/once/0' },
  { name: 'page not found', path: '/no-such-page', status: 404 },
  { name: 'shared list not found', path: '/s/0000-0000-0000', status: 404 },
  { name: 'saved plan not found', path: '/p/0000-0000-0000', status: 404 },
];

const KEPT = ['baby-buddy-app', 'weaning-advice-health-visiting'];

/** States a visitor must act to reach. Each takes a new visitor's page and leaves it in the state. */
export const STATES = [
  { name: 'plan', reach: (page, prefix) => ask(page, prefix, 'my 3 year old will not sleep') },
  { name: 'plan with a gap', reach: (page, prefix) => ask(page, prefix, 'my 6 year old keeps wetting the bed') },
  { name: 'urgent plan', reach: (page, prefix) => ask(page, prefix, 'my partner hits me and I am scared tonight') },
  { name: 'saved plan', reach: async (page, prefix) => {
    await ask(page, prefix, 'my 3 year old will not sleep');
    await page.locator('main form[action$="/pathway/save"] button').click();
    await page.waitForURL('**/p/*');
  } },
  { name: 'shortlist, two kept', reach: keepTwo },
  { name: 'shortlist, full', reach: keepTooMany },
  { name: 'comparison', reach: async (page, prefix) => {
    await keepTwo(page, prefix);
    await page.goto(`${prefix}/compare`);
  } },
  { name: 'work, the first time', reach: working('lena', '/workbench') },
  { name: 'setting up password and app', reach: working('lena', '/sign-in/set-up') },
  { name: 'own account', reach: working('lena', '/workbench/account') },
  { name: 'adding a passkey', reach: working('lena', '/workbench/account/passkey') },
  { name: 'my entries', reach: working('vera', '/workbench/entries') },
  { name: 'a new entry', reach: working('vera', '/workbench/organisations/carriers-of-hope/add') },
  { name: 'what is said of a group', reach: working('vera', '/workbench/organisations/carriers-of-hope/details') },
  { name: 'a new place', reach: working('vera', '/workbench/places') },
  { name: 'changes to groups and places', reach: working('rosa', '/workbench/details') },
  { name: 'an editor’s list', reach: working('rosa', '/workbench') },
  { name: 'an entry with changes that wait', reach: working('vera', '/workbench/entries/carriers-of-hope-lets-play') },
  ...['about', 'who', 'help', 'times', 'wait', 'access'].map((part) => (
    { name: `a part of an entry: ${part}`, reach: working('vera', `/workbench/entries/carriers-of-hope-lets-play/${part}`) })),
  { name: 'an entry as it will be', reach: working('vera', '/workbench/entries/carriers-of-hope-lets-play/preview') },
  { name: 'history of an entry', reach: working('vera', '/workbench/entries/carriers-of-hope-lets-play/history') },
  { name: 'the whole register', reach: working('rosa', '/workbench/register') },
  { name: 'changes to look at', reach: working('rosa', '/workbench/review') },
  { name: 'a change to look at', reach: working('rosa', '/workbench/review/carriers-of-hope-lets-play') },
  { name: 'claims to decide', reach: working('rosa', '/workbench/claims') },
  { name: 'reports to answer', reach: working('rosa', '/workbench/reports') },
  { name: 'my families', reach: working('lena', '/workbench/families') },
  { name: 'looking for somebody', reach: working('tess', '/workbench/families/search') },
  { name: 'who it may be', reach: async (page, prefix, link) => {
    await working('tess', '/workbench/families/search')(page, prefix, link);
    await lookFor(page, ['Amber', 'Example-Rowan', '12', '4', '1991']);
  } },
  { name: 'looking with too little', reach: async (page, prefix, link) => {
    await working('tess', '/workbench/families/search')(page, prefix, link);
    await lookFor(page, ['Amber', '', '31', '2', '']);
  } },
  { name: 'a person with a family', reach: onPerson('Amber') },
  { name: 'a child with a family', reach: onPerson('Finn') },
  { name: 'changing who somebody is', reach: onPerson('Finn', '/edit') },
  { name: 'asking how to reach somebody', reach: onPerson('Amber', '/contact/phone') },
  { name: 'agreement and basis', reach: onPerson('Finn', '/agreements') },
  { name: 'opening in an emergency', reach: working('tess', '/workbench/families/emergency') },
  { name: 'openings to judge', reach: working('saira', '/workbench/reviews') },
  { name: 'people and roles', reach: working('adam', '/workbench/admin') },
  { name: 'agencies and teams', reach: working('adam', '/workbench/admin/teams') },
  ...['main h2 a', 'main li a'].map((link) => ({
    name: `one of agencies and teams: ${link}`,
    reach: async (page, prefix, open) => {
      await working('adam', '/workbench/admin/teams')(page, prefix, open);
      await page.locator(link).first().click();
    },
  })),
  { name: 'one person and their roles', reach: async (page, prefix, link) => {
    await working('adam', '/workbench/admin')(page, prefix, link);
    await page.locator('main li a').first().click();
  } },
  { name: 'who looked, and why', reach: working('dev', '/workbench/audit') },
  { name: 'worth asking about', reach: working('dev', '/workbench/audit/signs') },
  { name: 'report with nothing chosen', reach: async (page, prefix) => {
    await page.goto(`${prefix}/services/${KEPT[0]}/report`);
    await page.locator('main form[method=post] button[type=submit]').first().click();
    await page.locator('.govuk-error-summary').waitFor();
  } },
];

/** Signs somebody of the demonstration place in and opens a page of theirs. */
function working(name, path) {
  return async (page, prefix, link) => {
    // A newer link ends the one before: the same person signs in once at a time.
    const turn = (TURNS.get(name) ?? Promise.resolve()).catch(() => {}).then(async () => {
      await page.goto(`${prefix}${await link(`${name}.demo@example.org`)}`);
      await page.locator('main button').click();
      await page.waitForURL('**/workbench');
    });
    TURNS.set(name, turn);
    await turn;
    await page.goto(`${prefix}${path}`);
  };
}

const TURNS = new Map();

/** Opens somebody's page, or one below it, from their lead worker's list. */
function onPerson(name, below = '') {
  return async (page, prefix, link) => {
    await working('lena', '/workbench/families')(page, prefix, link);
    const path = await page.getByRole('link', { name }).first().getAttribute('href');
    await page.goto(path + below);
  };
}

/** Fills the form that looks for somebody, and sends it. */
async function lookFor(page, [given, family, day, month, year]) {
  await page.fill('#given', given);
  await page.fill('#family', family);
  await page.fill('#born-day', day);
  await page.fill('#born-month', month);
  await page.fill('#born-year', year);
  await page.locator('main form button').click();
  await page.waitForLoadState();
}

/** Goes from the home page to a plan as a parent would: what would help us, my own words, show. */
async function ask(page, prefix, words) {
  await page.goto(prefix || '/');
  await page.locator(`main a[href="${prefix}/pathway"]`).first().click();
  await page.locator('main textarea, main input[type=text]').first().fill(words);
  await page.locator('main button[name=go][value=plan]').click();
  await page.waitForURL('**/pathway/plan');
}

/** Keeps two services and opens the list. */
async function keepTwo(page, prefix) {
  for (const slug of KEPT) {
    await page.goto(`${prefix}/services/${slug}`);
    await page.locator('main form[action*="/shortlist/"] button').first().click();
  }
  await page.goto(`${prefix}/shortlist`);
  for (const slug of KEPT) await page.locator(`main a[href$="/services/${slug}"]`).first().waitFor();
}

/** Keeps as many services as fit and asks for one more. */
async function keepTooMany(page, prefix) {
  const found = new Set();
  for (let at = 1; found.size < 21; at += 1) {
    await page.goto(`${prefix}/search?q=parenting&page=${at}`);
    const links = await page.locator('main .h-card__title a').evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
    links.forEach((path) => found.add(path));
  }
  for (const path of [...found].slice(0, 21)) {
    await page.goto(path);
    await page.locator('main form[action*="/shortlist/add"] button').first().click();
  }
  await page.locator('main [role=alert]').waitFor();
}

/** The table in one language, each page with `where()`: its path now, or an error when the site has no such page. */
export function table(base, prefix = '') {
  const site = new Site(base, prefix);
  return PAGES.map(({ name, path, status = 200 }) => ({
    name,
    status,
    where: async () => {
      const plain = typeof path === 'string' ? path : await path(site);
      return prefix && plain === '/' ? prefix : prefix + plain;
    },
  }));
}

/** Looks things up on the running site. Paths come back without the language's prefix. */
class Site {
  constructor(base, prefix) {
    this.base = base;
    this.prefix = prefix;
  }

  /** The first link on a page that leads to exactly one segment below `start`. */
  async firstLink(from, start) {
    const answer = await fetch(`${this.base}${this.prefix}${from}`);
    const html = await answer.text();
    const link = new RegExp(`href="${this.prefix}(${start}[a-z0-9-]+)"`).exec(html);
    if (!link) throw new Error(`${this.prefix}${from} (${answer.status}) has no link below ${start}`);
    return link[1];
  }
}
