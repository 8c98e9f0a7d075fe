// Serves the pages that must fail, so that each gate proves it can.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

export async function serveSeeded() {
  const bad = await readFile(new URL('../bad-page.html', import.meta.url));
  const server = createServer((request, response) => {
    if (request.url === '/bad') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(bad);
    else if (request.url === '/heavy.css') response.writeHead(200, { 'content-type': 'text/css' }).end(noise(250_000));
    else if (request.url === '/leak') response.writeHead(200, { 'content-type': 'text/plain' }).end('2 Nowhere Mews');
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** Text that does not compress, the same every time. */
function noise(length) {
  let state = 1;
  let text = '';
  while (text.length < length) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += `/*${state.toString(36)}*/`;
  }
  return text;
}
