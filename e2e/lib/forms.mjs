// What a browser would find on a site: pages by their links, and forms with their fields.

const MOST = 120;

/** Every page that can be reached from `starts`, and every form on them, as whoever has that cookie. */
export async function crawl(base, cookie, starts) {
  const waiting = [...starts];
  const pages = new Map();
  const forms = new Map();
  while (waiting.length > 0 && pages.size < MOST) {
    const path = waiting.shift();
    if (pages.has(path) || path.startsWith('/sign-out')) continue;
    const answer = await fetch(base + path, { headers: { cookie }, redirect: 'manual' });
    if (!(answer.headers.get('content-type') ?? '').includes('html')) continue;
    const html = await answer.text();
    pages.set(path, html);
    for (const [, href] of html.matchAll(/<a\b[^>]*\bhref="([^"#]+)/g)) {
      if (href.startsWith('/') && !href.startsWith('//')) waiting.push(plain(href));
    }
    for (const [whole, attributes] of html.matchAll(/<form\b([^>]*)>[\s\S]*?<\/form>/g)) {
      const form = read(whole, attributes, path);
      forms.set(`${form.method} ${form.path} ${Object.keys(form.fields)}`, form);
    }
  }
  return { pages, forms: [...forms.values()] };
}

/** A form's address, method, and its fields as they would be sent, an empty one with something in it. */
function read(html, attributes, page) {
  const of = (text, name) => text.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
  const fields = {};
  for (const [tag] of html.matchAll(/<(?:input|textarea|select|button)\b[^>]*>/g)) {
    const name = of(tag, 'name');
    if (name) fields[name] ||= plain(of(tag, 'value') ?? '') || 'x';
  }
  const method = (of(attributes, 'method') ?? 'get').toUpperCase();
  return { method, path: plain(of(attributes, 'action') ?? page).split('?')[0], fields };
}

/** Without the escapes of HTML. */
const plain = (text) => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
