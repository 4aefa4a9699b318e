import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { buildServer } from '../../services/gateway/src/server.ts';
import { asOperator, gatewaySettings, OPERATOR_KEY, startGateway } from '../../services/gateway/test/gateway.ts';
import { openBrowser } from './browser.ts';
import { organisations } from './catalogue/organisations.ts';
import { people } from './catalogue/people.ts';
import { organisationInput } from './rows.ts';

const TOKEN = 'a token of caught mail that is long enough';
const settings = await gatewaySettings({ MAIL_CATCHER: '0', MAIL_CATCHER_TOKEN: TOKEN });
const gateway = await startGateway(settings);
const app = await buildServer(gateway.ctx, { catcher: await gateway.mail() });
const url = await app.listen({ host: '127.0.0.1', port: 0 });
afterAll(async () => {
  await app.close();
  await gateway.close();
});

const file = join(mkdtempSync(join(tmpdir(), 'people-')), 'demo-people.json');
const signUpAll = async () => {
  const env = {
    ...process.env,
    TECHBOURSE_URL: url,
    OPERATOR_KEY,
    MAIL_URL: `${url}/dev/mail?token=${encodeURIComponent(TOKEN)}`,
    DEMO_PEOPLE_FILE: file,
  };
  const script = join(import.meta.dirname, 'people.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  return JSON.parse(stdout).people as { email: string; password: string }[];
};

it('the people of the demo sign up, belong to their organisations, and keep their passwords', async () => {
  for (const organisation of organisations) {
    const payload = organisationInput(organisation);
    const made = await app.inject({ method: 'POST', url: '/api/organisations', headers: asOperator, payload });
    expect(made.statusCode).toBe(201);
  }
  const first = await signUpAll();
  expect(first.map(({ email }) => email)).toEqual(people.map(({ email }) => email));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Object.values(JSON.parse(readFileSync(file, 'utf8')))).toEqual(first.map(({ password }) => password));
  for (const [at, { email, password }] of first.entries()) {
    const browser = openBrowser(url);
    expect((await browser.post('/api/sessions', { email, password })).status).toBe(201);
    const { body } = await browser.get('/api/me');
    expect([email, body.role]).toEqual([email, people[at]?.role]);
  }
  expect(await signUpAll()).toEqual(first);
  // Somebody who changed its password is given the kept one again, by the mail of a second sign-up.
  const [{ email = '', password = '' } = {}] = first;
  const browser = openBrowser(url);
  await browser.post('/api/sessions', { email, password });
  await browser.post('/api/account/password', { password, newPassword: 'another bridge of stones' });
  expect(await signUpAll()).toEqual(first);
  expect((await openBrowser(url).post('/api/sessions', { email, password })).status).toBe(201);
}, 120_000);
