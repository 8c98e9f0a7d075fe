// Starts Hearth with the demonstration place in a directory of its own, on a free loopback port, and stops it again.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectSignIn, lookThrough, lookThroughFolder } from './canary.mjs';
import { startPost } from './post.mjs';
import { startProvider } from './provider.mjs';

const LOGS = 'target/e2e';
const READY_WITHIN = 60_000;

export async function startHearth(binary) {
  await mkdir(LOGS, { recursive: true });
  const data = await mkdtemp(join(tmpdir(), 'hearth-e2e-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  await finished(run(binary, ['demo', '--data', data], 'demo'));
  const post = await startPost();
  const provider = await startProvider(base);
  const file = async (name, text) => {
    await writeFile(join(data, name), text);
    return join(data, name);
  };
  await finished(run(binary, ['data', 'put', 'sign-on', await file('doors.toml', provider.doors), '--data', data], 'doors'));
  const signOn = await file('sign-on.toml', provider.settings);
  const server = run(binary, ['serve', '--data', data, '--port', String(port), '--smtp', post.url, '--sign-on', signOn], 'server');
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await Promise.race([ended, pause(5_000).then(() => server.kill('SIGKILL'))]);
    await post.stop();
    await provider.stop();
    post.all().forEach((letter) => lookThrough(letter, 'a letter'));
    lookThrough(await readFile(`${LOGS}/server.log`, 'utf8'), "the server's log");
    await lookThroughFolder(data, 'the data folder');
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready(base, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { base, post, provider, stop, link: (email) => linkFor(binary, data, email) };
}

/** The path of a fresh link that signs somebody of the demonstration place in, once. */
async function linkFor(binary, data, email) {
  const child = run(binary, ['user', 'link', email, '--data', data], 'link');
  let said = '';
  child.stdout.on('data', (text) => { said += text; });
  await finished(child);
  const path = new URL(said.split('\n')[0]).pathname;
  expectSignIn(path, email);
  return path;
}

function run(binary, args, log) {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const file = createWriteStream(`${LOGS}/${log}.log`);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  child.log = log;
  return child;
}

async function finished(child) {
  const code = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  if (code !== 0) throw new Error(`hearth ${child.log} ended with ${code}:\n${await tail(child.log)}`);
}

async function ready(base, server) {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`hearth serve ended with ${server.exitCode}:\n${await tail('server')}`);
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error(`hearth serve was not ready within ${READY_WITHIN} ms:\n${await tail('server')}`);
}

async function tail(log) {
  return (await readFile(`${LOGS}/${log}.log`, 'utf8').catch(() => '')).split('\n').slice(-20).join('\n');
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
