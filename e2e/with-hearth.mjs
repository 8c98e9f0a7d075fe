// Runs a command beside a demonstration Hearth: node e2e/with-hearth.mjs BINARY COMMAND ARGS...  {base} becomes its address.
import { spawn } from 'node:child_process';
import { startHearth } from './lib/server.mjs';

const [binary, command, ...args] = process.argv.slice(2);
const hearth = await startHearth(binary);
const child = spawn(command, args.map((arg) => arg.replaceAll('{base}', hearth.base)), { stdio: 'inherit' });
process.exitCode = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)).on('error', () => resolve(1)));
await hearth.stop();
