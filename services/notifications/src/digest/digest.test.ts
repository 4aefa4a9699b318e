import { startMailCatcher } from '@techbourse/mail/catcher';
import { actorHeaders, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { english, movableClock, take, tellMember, tellOrganisation, testContext } from '../../test/notifications.ts';
import { listingOf, withdrawn } from '../../test/records.ts';
import { markAll } from '../notification/mark.ts';
import { setPreferences } from '../preference/set.ts';
import { buildServer } from '../server.ts';
import { buildWorker } from '../worker.ts';
import { makeDigests } from './make.ts';

const clock = movableClock('2026-11-01T00:00:00.000Z');
const catcher = await startMailCatcher();
const settings = { PUBLIC_URL: 'https://exchange.example', SMTP_URL: catcher.url };
const ctx = await testContext({ clock, settings });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
  await catcher.stop();
});

type Mail = { recipient: string; subject: string; text: string; unsubscribe_url: string; language: string };
const mailsTo = async (email: string) => [
  ...(await ctx.db.sql<Mail[]>`select * from notifications.mail where recipient = ${email} order by created_at, id`),
];
const pass = async () => {
  while (await makeDigests(ctx));
};

/** An organisation with an editor, whose day is in UTC and whose mail comes at eight. */
async function world(day: string) {
  clock.set(`${day}T00:00:00.000Z`);
  const organisationId = await tellOrganisation(ctx, { name: 'Institute of Water' });
  const reader = await tellMember(ctx, { organisationId });
  const email = `${reader.id}@example.org`;
  const expire = () => take(ctx, withdrawn(listingOf(organisationId)));
  const at = async (hour: string) => {
    clock.set(`${day}T${hour}:00.000Z`);
    await pass();
    return mailsTo(email);
  };
  return { organisationId, reader, email, expire, at };
}

describe('a digest', () => {
  it('calls an organisation that is not verified by its own name to its members', async () => {
    const { organisationId, expire, at } = await world('2026-10-02');
    const shown = { kind: 'university', country: 'CN', name: english('An organisation not verified yet') };
    const hidden = { id: organisationId, verified: false, version: 2, state: 'suspended' as const };
    await tellOrganisation(ctx, { ...hidden, name: 'Water Start-up', shownAs: shown });
    await expire();
    expect((await at('20:00'))[0]?.text).toContain('You are an editor of Water Start-up');
  });

  it('comes once a day at the hour of its reader, with all that came since, in the language of its reader', async () => {
    const { reader, expire, at, email } = await world('2026-11-02');
    await setPreferences(ctx, reader.actor, { hour: 9, zone: 'Asia/Shanghai' });
    await expire();
    await expire();
    expect(await at('00:59')).toEqual([]);
    const [mail, ...more] = await at('01:00');
    expect([mail?.subject, more, mail?.language]).toEqual(['2 things to know', [], 'en']);
    expect(mail?.text).toContain('You are an editor of Institute of Water');
    expect(mail?.text).toMatch(/https:\/\/exchange\.example\/account\/notifications#id=[0-9a-f-]{36}/);
    expect(await at('20:00')).toHaveLength(1);
    clock.set('2026-11-03T01:00:00.000Z');
    await pass();
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('that has one thing to say says it in its subject, and nothing is no mail', async () => {
    const { expire, at } = await world('2026-11-04');
    expect(await at('09:00')).toEqual([]);
    await expire();
    clock.set('2026-11-05T08:00:00.000Z');
    await pass();
    const [mail] = await at('09:30');
    expect(mail?.subject).toContain('has expired');
  });

  it('leaves out what was read, and what a member of then is told no more', async () => {
    const first = await world('2026-11-06');
    await first.expire();
    await markAll(ctx, first.reader.actor, {});
    const second = await world('2026-11-06');
    await second.expire();
    await tellMember(ctx, { organisationId: second.organisationId, id: second.reader.id, role: null, version: 2 });
    expect(await first.at('08:00')).toEqual([]);
    expect(await mailsTo(second.email)).toEqual([]);
  });

  it('comes at once, weekly or never, kind by kind, as its reader says', async () => {
    const { reader, expire, at, email } = await world('2026-11-09'); // a Monday
    await setPreferences(ctx, reader.actor, { frequency: 'at_once' });
    await pass();
    await expire();
    clock.set(new Date(Date.now() + 60_000).toISOString());
    await pass();
    expect(await mailsTo(email)).toHaveLength(1);
    clock.set('2026-11-09T00:00:00.000Z');
    await setPreferences(ctx, reader.actor, { frequency: 'weekly', weekday: 4 });
    await expire();
    expect(await at('23:00')).toHaveLength(1);
    clock.set('2026-11-12T08:00:00.000Z');
    await pass();
    expect(await mailsTo(email)).toHaveLength(2);
    await setPreferences(ctx, reader.actor, { frequency: 'daily', kinds: { 'record.expired': 'feed' } });
    await expire();
    clock.set('2026-11-20T08:00:00.000Z');
    await pass();
    expect(await mailsTo(email)).toHaveLength(2);
    await setPreferences(ctx, reader.actor, { frequency: 'never', kinds: { 'record.expired': 'mail' } });
    await expire();
    await setPreferences(ctx, reader.actor, { frequency: 'daily' });
    clock.set('2026-11-25T08:00:00.000Z');
    await pass();
    expect(await mailsTo(email)).toHaveLength(2);
  });

  it('is neither lost nor made twice when processes make them side by side, fail in the middle and news comes meanwhile', async () => {
    const day = '2026-11-16';
    const worlds = await Promise.all(Array.from({ length: 12 }, () => world(day)));
    await Promise.all(worlds.map(({ expire }) => expire()));
    clock.set(`${day}T08:00:00.000Z`);
    const crash = { ...ctx, config: { ...ctx.config, PUBLIC_URL: 'javascript:no' } };
    await expect(makeDigests(crash)).rejects.toThrow();
    await Promise.all([pass(), pass(), pass(), ...worlds.map(({ expire }) => expire())]);
    clock.set('2026-11-17T08:00:00.000Z');
    await Promise.all([pass(), pass()]);
    for (const { email, reader } of worlds) {
      const mails = await mailsTo(email);
      const told = mails.flatMap(({ text }) => text.match(/\/account\/notifications#id=[0-9a-f-]{36}/g) ?? []);
      expect([told.length, new Set(told).size]).toEqual([2, 2]);
      const [left] = await ctx.db.sql`
        select count(*)::int as n from notifications.notification where person_id = ${reader.id} and mailed_at is null`;
      expect(left?.n).toBe(0);
    }
  });

  it('leaves by SMTP with one click to end it, and is tried until a server takes it', async () => {
    const { expire, at, email } = await world('2026-11-19');
    await expire();
    await at('08:00');
    const worker = buildWorker(ctx);
    const mail = await catcher.take(email);
    await worker.stop();
    expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const [, url = ''] = /<(.*)>/.exec(mail.headers.get('list-unsubscribe') ?? '') ?? [];
    expect(url).toMatch(/^https:\/\/exchange\.example\/api\/notifications\/unsubscribe\?token=/);
    await waitFor(async () => (await mailsTo(email))[0]?.text === null);
  });
});

describe('a link in a mail', () => {
  async function linkOf(day: string) {
    const { reader, expire, at } = await world(day);
    await expire();
    const [mail] = await at('08:00');
    const path = new URL(mail?.unsubscribe_url ?? '').pathname.replace('/api', '');
    return { reader, expire, url: path + new URL(mail?.unsubscribe_url ?? '').search };
  }
  const post = (url: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization: '', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  const asNobody = async (method: 'GET' | 'POST', url: string) =>
    app.inject({
      method,
      url,
      headers: { ...(await actorHeaders()), 'content-type': 'application/x-www-form-urlencoded' },
      ...(method === 'POST' ? { payload: 'List-Unsubscribe=One-Click' } : {}),
    });
  const frequency = async (actor: Parameters<typeof actorHeaders>[0]) =>
    (await app.inject({ url: '/notifications/preferences', headers: await actorHeaders(actor) })).json().frequency;

  it('ends all mail without signing in, by a POST alone, twice as once', async () => {
    const { reader, url } = await linkOf('2026-11-23');
    const page = await asNobody('GET', url);
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await frequency(reader.actor)).toBe('daily');
    for (let i = 0; i < 2; i++) expect((await asNobody('POST', url)).statusCode).toBe(200);
    expect(await frequency(reader.actor)).toBe('never');
    expect((await post(url)).statusCode).toBe(401); // the gateway names even nobody
  });

  it('of nobody, of somebody else or with another scope is none of ours', async () => {
    const [one, other] = [await linkOf('2026-11-24'), await linkOf('2026-11-24')];
    const token = (url: string) => new URLSearchParams(url.split('?')[1]).get('token') ?? '';
    const [person, mac] = token(one.url).split('.');
    const [, otherMac] = token(other.url).split('.');
    for (const forged of [
      `${person}.${otherMac}.all`,
      `${person}.${mac}.record.expired`,
      `${person}.${mac?.slice(1)}A.all`,
      `${person}..all`,
      'x',
    ]) {
      const reply = await asNobody('POST', `/notifications/unsubscribe?token=${encodeURIComponent(forged)}`);
      expect([forged, reply.statusCode, reply.json().reason]).toEqual([forged, 404, 'notification.link_unknown']);
    }
    expect(await frequency(one.reader.actor)).toBe('daily');
  });
});

it('preferences are read and changed by their person, and what is no kind is refused by its name', async () => {
  const { reader } = await world('2026-11-26');
  const send = async (payload: object) =>
    app.inject({
      method: 'PATCH',
      url: '/notifications/preferences',
      headers: await actorHeaders(reader.actor),
      payload,
    });
  const { kinds } = (await send({ frequency: 'weekly', kinds: { 'deal.opened': 'off' } })).json();
  expect(kinds.find(({ kind }: { kind: string }) => kind === 'deal.opened')).toEqual({
    kind: 'deal.opened',
    name: 'An enquiry came in',
    wish: 'off',
    standard: 'mail',
  });
  const unknown = await send({ kinds: { 'no.such': 'off' } });
  expect(unknown.json()).toMatchObject({ status: 400, issues: [{ pointer: '/kinds/no.such' }] });
  for (const wrong of [{ hour: 24 }, { zone: 'Mars/Base' }, { frequency: 'hourly' }, { weekday: 0 }]) {
    expect((await send(wrong)).statusCode).toBe(400);
  }
});
