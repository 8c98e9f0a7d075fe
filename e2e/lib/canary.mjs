// Words of the demonstration families that few may read. Where one turns up and its reader may not see it, that is a leak:
// in any answer to any browser, in a letter, in the server's log, and in the files of its data folder, where they are sealed.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Each word with who may read it; every one of them is kept sealed. */
export const READERS = [
  ['Nowhere Mews', ['saira']],
  ['ZZ9 9XY', ['saira']],
  ['the green umbrella', ['saira']],
  ['Unlisted Court', ['lena']],
  ['ZZ9 9QT', ['lena']],
  ['the blue folder', ['lena', 'priya', 'marcus']],
];

const leaks = [];
const readings = new Set();
/** Whom each link signs in, by its path. */
const links = new Map();

/** The words in a text, as written and as an address has them. */
function within(text) {
  const small = text.toLowerCase();
  return READERS.filter(([word]) => [' ', '+', '%20', ''].some((space) => small.includes(word.toLowerCase().replaceAll(' ', space))));
}

/** Looks for words that nobody may meet there. */
export function lookThrough(text, where) {
  for (const [word] of within(text)) leaks.push(`“${word}” in ${where}`);
}

/** Looks through every file of a folder, and of those in it. */
export async function lookThroughFolder(folder, where) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) lookThrough(await readFile(join(entry.parentPath, entry.name), 'latin1'), `${where}: ${entry.name}`);
  }
}

/** Remembers whom a link signs in. */
export function expectSignIn(path, email) {
  links.set(path, email.split('.')[0]);
}

/** Looks through every answer this browser gets, with the rights of whoever is signed in there. */
export function watch(context) {
  let reader = 'nobody';
  context.on('response', (response) => {
    const path = new URL(response.url()).pathname.replace(/^\/[a-z]{2}(?=\/)/, '');
    if (links.has(path)) reader = links.get(path);
    if (path === '/sign-out') reader = 'nobody';
    const by = reader;
    // An answer that only leads on has no body, and one of a page left meanwhile is gone.
    const reading = response.text().catch(() => '').then((text) => {
      for (const [word, readers] of within(text)) {
        if (!readers.includes(by)) leaks.push(`“${word}” at ${path} to ${by}`);
      }
    });
    readings.add(reading);
    reading.finally(() => readings.delete(reading));
  });
}

/** Every leak so far; asking empties the list. */
export async function leaked() {
  await Promise.all(readings);
  return leaks.splice(0);
}
