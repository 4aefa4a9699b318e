import { SCOPES } from '@techbourse/api-schema';
import { newId } from '@techbourse/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, createCallers } from '../test/callers.ts';
import { gatewaySettings, startGateway } from '../test/gateway.ts';

const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_KEY: '1000000', RATE_LIMIT_ADDRESS: '1000000' }));
afterAll(() => gateway.close());
const { app, ctx } = gateway;
const callers = createCallers(gateway);
const ORDINARY = SCOPES.filter((scope) => scope !== 'exchange:operate');

/** Words that stand nowhere else, by where they were planted. */
const planted = new Map<string, string>();
function word(place: string): string {
  const made = `zq${place.replaceAll(' ', '')}qz`;
  planted.set(made, place);
  return made;
}

type Document = { paths: Record<string, Record<string, object>> };
/** Ids of what keeps a secret, by the part of a path that they stand in. */
const ids: Record<string, string[]> = {};
const outsiders: Record<string, Caller> = {};
const insiders: Record<string, Caller> = {};

beforeAll(async () => {
  const { sql } = ctx.exchange;
  const [own, agency, suspended, newcomer] = [
    await callers.organisation('university'),
    await callers.organisation('agency'),
    await callers.organisation('company'),
    await callers.organisation('company', false),
  ];
  const member = await callers.person(own, 'editor');
  const asking = await callers.person(null);
  await sql`update identity.person set name = ${word('name of a member')}, email = ${`${word('address of a member')}@example.org`}
    where id = ${member.actor.id}`;
  await sql`update identity.person set name = ${word('name of who asks to join')} where id = ${asking.actor.id}`;
  await callers.key(own, ['listings:read']);
  await sql`update identity.api_key set name = ${word('name of a key')} where reference_id = ${own.id}`;
  await sql`insert into identity.invitation (id, organisation_id, email, role, expires_at)
    values (${newId()}, ${own.id}, ${`${word('address of an invited')}@example.org`}, 'viewer', now() + interval '1 day')`;
  await sql`insert into identity.join_request (id, organisation_id, person_id, message)
    values (${newId()}, ${own.id}, ${asking.actor.id}, ${word('message to join')})`;
  await sql`insert into identity.ownership_transfer (id, organisation_id, from_person_id, to_person_id)
    values (${newId()}, ${own.id}, ${member.actor.id}, ${asking.actor.id})`;
  await sql`insert into identity.organisation_domain (id, organisation_id, domain, token)
    values (${newId()}, ${own.id}, ${`${word('domain')}.example`}, ${word('proof of a domain')})`;
  const evidence = JSON.stringify([{ kind: 'licence', text: word('evidence') }]);
  await sql`insert into identity.verification_request (id, organisation_id, evidence) values (${newId()}, ${own.id}, ${evidence})`;
  await sql`insert into identity.accreditation_request (id, agency_id, body, number, scope, from_day, remark)
    values (${newId()}, ${agency.id}, 'Torch Centre', ${word('number asked for')}, 'all', now(), ${word('remark')})`;
  await sql`insert into identity.sso_provider (id, organisation_id, issuer, client_id, client_secret, domains, default_role, note)
    values (${newId()}, ${own.id}, ${`https://${word('issuer')}.example`}, ${word('client')}, ${word('client secret')}, '{}', 'viewer',
      ${word('note on a provider')})`;
  const mandate = await callers.mandate(own, agency, ['listings:read']);
  await sql`update identity.mandate set note = ${word('note of a mandate')} where id = ${mandate}`;
  await sql`update identity.organisation set suspended_at = now(), suspended_for = ${word('why suspended')} where id = ${suspended.id}`;
  // Neither a name that nobody has vouched for yet is shown, nor the change of one.
  const names = [[own.id, word('new name')] as const, [newcomer.id, word('name of a newcomer')] as const];
  for (const [id, name] of names) {
    const given = JSON.stringify({ en: { text: name, origin: 'person' } });
    await sql`update identity.organisation set name = ${given}, display_name = ${name} where id = ${id}`;
  }
  const report = newId();
  await sql`insert into identity.abuse_report (id, subject_kind, subject_id, reason, message, email)
    values (${report}, 'organisation', ${own.id}, 'other', ${word('report of abuse')}, ${`${word('address of a reporter')}@example.org`})`;
  Object.assign(ids, {
    organisations: [own.id, agency.id, suspended.id, newcomer.id],
    agencies: [agency.id],
    mandates: [mandate],
    'abuse-reports': [report],
  });
  const stranger = await callers.organisation('company');
  Object.assign(outsiders, {
    nobody: { headers: {}, actor: { kind: 'anonymous' } },
    'a stranger with every scope': await callers.key(stranger, SCOPES),
    'an owner elsewhere': await callers.person(stranger, 'owner'),
    'an organisation that nobody has verified': await callers.key(
      await callers.organisation('company', false),
      ORDINARY,
    ),
    'another agency': await callers.key(await callers.organisation('agency'), ORDINARY),
    'a person who belongs to nothing': await callers.person(null),
    'a key of the operator that does not operate': await callers.key(await callers.operator(), ORDINARY),
  });
  Object.assign(insiders, {
    'a key of its own': await callers.key(own, ORDINARY),
    'the operator': await callers.key(await callers.operator(), SCOPES),
  });
});

/** Each read of the gateway about what was planted, and questions for the words themselves. */
function reads(): string[] {
  const { paths } = app.swagger() as unknown as Document;
  const own = Object.keys(paths).filter((path) => path.startsWith('/api/') && paths[path]?.['get']);
  const asked = own.flatMap((path) => {
    const [, , kind = ''] = path.split('/');
    const known = path.includes('{id}') ? (ids[kind] ?? [newId()]) : [''];
    return known.map((id) => path.replace('{id}', id).replace(/\{\w+\}/g, () => newId()));
  });
  const words = [...planted.keys()].flatMap((one) => [
    `/api/organisations?name=${one}`,
    `/api/organisations/find?name=${one}`,
  ]);
  return [...asked, '/api/organisations/find?name=Works', ...words];
}

/** Which of the words each of some callers is told, with where. */
async function told(whom: Record<string, Caller>): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const [who, { headers }] of Object.entries(whom)) {
    for (const url of reads()) {
      const reply = await app.inject({ url, headers });
      const text = reply.body + JSON.stringify(reply.headers);
      for (const [one, place] of planted) {
        if (text.includes(one)) found.set(place, (found.get(place) ?? new Set()).add(`${who}: ${url}`));
      }
    }
  }
  return found;
}

it('no read of the gateway tells an outsider what an organisation keeps to itself', async () => {
  expect(await told(outsiders)).toEqual(new Map());
}, 240_000);

it('those whose it is are told all of it but what is sealed', async () => {
  const seen = await told(insiders);
  const unseen = [...planted.values()].filter((place) => !seen.has(place));
  expect(unseen).toEqual(['client secret']);
}, 120_000);
