import fs from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../process/ports.mjs';

const BODY = `
import http from 'node:http';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
const { PORT, TRACE, NAME, SERVED_BY, MODE = '' } = process.env;
fs.appendFileSync(TRACE, NAME + ' up\\n');
const WAITING = TRACE + '.engine';
if (MODE === 'needs engine' && !fs.existsSync(WAITING)) {
  fs.writeFileSync(WAITING, '');
  while (fs.existsSync(WAITING) && fs.readFileSync(WAITING, 'utf8') === '') await wait(20);
  process.exit(4);
}
if (MODE === 'broken') { console.error('Error: no such table'); process.exit(2); }
http.createServer((request, reply) => {
  if (request.url === '/crash') process.exit(3);
  reply.setHeader('x-served-by', SERVED_BY);
  reply.statusCode = request.url === '/health/ready' ? 200 : 404;
  reply.end();
}).listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', () => {
  if (MODE === 'deaf') return;
  fs.appendFileSync(TRACE, NAME + ' down\\n');
  process.exit(0);
});
`;

/** A fake service: answers /health/ready, appends its starts and stops to `trace`, and fails as configured. */
export async function planFake(dir, name, mode = '') {
  const program = path.join(dir, 'fake.mjs');
  fs.writeFileSync(program, BODY);
  const port = await findFreePort();
  const trace = path.join(dir, 'trace');
  return {
    name,
    command: process.execPath,
    args: [program],
    cwd: dir,
    env: { ...process.env, PORT: String(port), TRACE: trace, NAME: name, MODE: mode, SERVED_BY: `${name}@test` },
    url: `http://127.0.0.1:${port}`,
    servedBy: `${name}@test`,
    graceMs: 500,
    trace,
  };
}
