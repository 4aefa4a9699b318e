/**
 * Signs the people of the demo up through the public door, as they would do it: by the mail that is caught, and by
 * invitations. TECHBOURSE_URL and OPERATOR_KEY say where, MAIL_URL where caught mail is read. Passwords are made the first time
 * and kept in DEMO_PEOPLE_FILE, which only its owner reads. May be killed at any moment and run again. Prints one JSON line.
 */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type DemoBrowser, linkFor, openBrowser } from './browser.ts';
import { organisations } from './catalogue/organisations.ts';
import { type DemoPerson, people } from './catalogue/people.ts';
import { type DemoExchange, findOrganisation, listOrganisations, readExchange } from './exchange.ts';

type Passwords = Record<string, string>;

async function main(): Promise<void> {
  const exchange = readExchange(process.env);
  const { MAIL_URL: mailUrl, DEMO_PEOPLE_FILE: file } = process.env;
  if (!mailUrl || !file) throw new Error('MAIL_URL and DEMO_PEOPLE_FILE are not set');
  const passwords = keptPasswords(file);
  const idOf = await organisationIds(exchange);
  const signIns = [];
  for (const person of people) {
    const password = passwords[person.email] ?? '';
    const browser = await signIn(exchange.url, mailUrl, person, password);
    const organisationId = idOf(person.organisation);
    await join(exchange, browser, person, organisationId);
    const { name, email, role, does } = person;
    signIns.push({ name, email, password, role, does });
  }
  process.stdout.write(`${JSON.stringify({ people: signIns })}\n`);
}

/** Written before anybody signs up with them. */
function keptPasswords(file: string): Passwords {
  const kept: Passwords = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const { email } of people) kept[email] ??= randomBytes(12).toString('base64url');
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}

async function organisationIds(exchange: DemoExchange): Promise<(key: string) => string> {
  const known = await listOrganisations(exchange);
  const { organisation: operator } = await exchange.operator.get('/api/me');
  return (key) => {
    const wanted = organisations.find((one) => one.key === key);
    const id = key === 'operator' ? operator?.id : wanted && findOrganisation(known, wanted)?.id;
    if (!id) throw new Error(`the demo has no organisation ${key}`);
    return id;
  };
}

/** Signs in, after a sign-up the first time. A sign-up that was cut short ends as a new password. */
async function signIn(url: string, mailUrl: string, person: DemoPerson, password: string): Promise<DemoBrowser> {
  const browser = openBrowser(url);
  const { email, name, language } = person;
  const enter = () => browser.post('/api/sessions', { email, password });
  if ((await enter()).status === 201) return browser;
  const since = Date.now();
  await expected(browser.post('/api/account/sign-up', { email, name, language, password }), 202);
  const { page, token } = await linkFor(mailUrl, email, since);
  if (page === '/account/confirm') {
    await expected(browser.post('/api/account/confirm', { token, password }), 201);
    return browser;
  }
  await expected(browser.post('/api/account/new-password', { token, password }), 204);
  await expected(enter(), 201);
  return browser;
}

/** Becomes a member by an invitation of the operator. */
async function join(
  exchange: DemoExchange,
  browser: DemoBrowser,
  { email, role, language }: DemoPerson,
  organisationId: string,
): Promise<void> {
  const { body } = await browser.get('/api/me');
  const memberships = body.memberships as { organisation: { id: string } }[];
  if (memberships.some(({ organisation }) => organisation.id === organisationId)) return;
  const invited = await exchange.operator.post('/api/organisations/{id}/invitations', {
    path: { id: organisationId },
    body: { email, role, language },
  });
  await expected(browser.post(`/api/memberships/invitations/${invited.id}/answer`, { answer: 'accept' }), 200);
}

async function expected(asked: ReturnType<DemoBrowser['post']>, status: number): Promise<void> {
  const reply = await asked;
  if (reply.status !== status)
    throw new Error(`${reply.status} ${String(reply.body.detail ?? reply.body.reason ?? '')}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
