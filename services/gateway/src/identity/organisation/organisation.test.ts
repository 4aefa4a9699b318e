import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';

const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' }));
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const name = (text: string) => ({ en: { text, origin: 'person' } });
const create = (payload: object, headers: Record<string, string> = asOperator) =>
  app.inject({ method: 'POST', url: '/api/organisations', headers, payload });
const read = (id: string, headers: Record<string, string> = {}) =>
  app.inject({ url: `/api/organisations/${id}`, headers });
const edit = (id: string, headers: Record<string, string>, payload: object) =>
  app.inject({ method: 'PATCH', url: `/api/organisations/${id}`, headers, payload });
const auditOf = (id: string) =>
  ctx.exchange.sql<{ action: string; actor_kind: string; organisation_id: string }[]>`
    select action, actor_kind, organisation_id from identity.audit where subject = ${id} order by at, id`;

describe('organisations', () => {
  it('are made by the operator, checked, and audited', async () => {
    const reply = await create({
      kind: 'university',
      name: {
        zh: { text: '哈尔滨工业大学', origin: 'person' },
        en: { text: 'Harbin Institute of Technology', origin: 'person' },
      },
      country: 'CN',
      region: 'CN-HL',
      identifiers: { uscc: '91350100M000100Y43', ror: 'https://ror.org/01yqg2h08' },
      verified: true,
    });
    expect(reply.statusCode, reply.body).toBe(201);
    const made = reply.json();
    expect(reply.headers.location).toBe(`/api/organisations/${made.id}`);
    expect(made).toMatchObject({ kind: 'university', verified: true, version: 1, identifiers: { ror: '01yqg2h08' } });
    expect(await auditOf(made.id)).toMatchObject([{ action: 'organisation.created', actor_kind: 'key' }]);
  });

  it('are refused with every fault named', async () => {
    const reply = await create({
      kind: 'operator',
      name: { en: { text: 'x <script>alert(1)</script>', origin: 'person' } },
      country: 'XX',
      region: 'RU-MOW',
      identifiers: { uscc: '91350100M000100Y44' },
      colour: 'red',
    });
    expect(reply.statusCode).toBe(400);
    const pointers = reply.json().issues.map((issue: { pointer: string }) => issue.pointer);
    expect(pointers.sort()).toEqual(['/colour', '/country', '/identifiers/uscc', '/kind', '/name/en/text']);
    const misplaced = await create({ kind: 'company', name: name('A'), country: 'CN', region: 'RU-MOW' });
    expect(misplaced.json().issues).toMatchObject([{ pointer: '/region', rule: 'region.other_country' }]);
  });

  it.each([
    ['a line break', 'Norvik\nPumps', 'text.one_line'],
    ['a tab', 'Norvik\tPumps', 'text.one_line'],
    ['a control character', 'Norvik\u0007Pumps', 'text.control_character'],
  ])('are neither made nor renamed with %s in a name', async (_what, text, rule) => {
    const wrong = { name: { ru: { text, origin: 'person' } } };
    const issues = [{ pointer: '/name/ru/text', rule }];
    const made = await create({ kind: 'company', country: 'RU', ...wrong });
    expect([made.statusCode, made.json()]).toMatchObject([400, { issues }]);
    const { id, headers } = await newOrganisation(app);
    const renamed = await edit(id, headers, { expectedVersion: 1, ...wrong });
    expect([renamed.statusCode, renamed.json()]).toMatchObject([400, { issues }]);
  });

  it('are created by the operator only', async () => {
    const other = await newOrganisation(app);
    const payload = { kind: 'company', name: name('B'), country: 'CN' };
    expect((await create(payload, other.headers)).json()).toMatchObject({ status: 403 });
    expect((await create(payload, {})).json()).toMatchObject({ status: 401 });
  });

  it('are made once for one Idempotency-Key, also when it comes twice at once', async () => {
    const headers = { ...asOperator, 'idempotency-key': newId() };
    const payload = { kind: 'company', name: name('Once Ltd'), country: 'SE' };
    const replies = await Promise.all([create(payload, headers), create(payload, headers)]);
    expect(replies.map((reply) => reply.statusCode)).toEqual([201, 201]);
    expect(new Set(replies.map((reply) => reply.json().id)).size).toBe(1);
    const other = await create({ ...payload, country: 'NO' }, headers);
    expect(other.json()).toMatchObject({ status: 409, reason: 'idempotency.key_reused' });
  });

  it('do not share an identifier', async () => {
    const identifiers = { ror: '04ct4d772' };
    expect((await create({ kind: 'institute', name: name('C'), country: 'CN', identifiers })).statusCode).toBe(201);
    const second = await create({
      kind: 'institute',
      name: name('D'),
      country: 'CN',
      identifiers: { ror: 'https://ror.org/04ct4d772' },
    });
    expect(second.json()).toMatchObject({
      status: 409,
      reason: 'organisation.identifier_taken',
      details: { identifier: 'ror' },
    });
  });

  it('do not exist for others until verified, and then without their identifiers', async () => {
    const mine = await newOrganisation(app, { identifiers: { lei: '5493001KJTIIGC8Y1R12' } });
    const other = await newOrganisation(app);
    expect((await read(mine.id)).json()).toMatchObject({ status: 404, reason: 'organisation.not_found' });
    expect((await read(mine.id, other.headers)).statusCode).toBe(404);
    expect((await read(mine.id, mine.headers)).json()).toMatchObject({
      verified: false,
      identifiers: { lei: expect.any(String) },
    });

    const verify = { method: 'POST', url: `/api/organisations/${mine.id}/verify` } as const;
    expect((await app.inject({ ...verify, headers: mine.headers })).statusCode).toBe(403);
    const verified = await app.inject({ ...verify, headers: asOperator });
    expect(verified.json(), verified.body).toMatchObject({ verified: true, version: 2 });
    const seen = (await read(mine.id, other.headers)).json();
    expect(seen).toMatchObject({ verified: true });
    expect(seen).not.toHaveProperty('identifiers');
    expect(seen).not.toHaveProperty('version');
  });

  it('are verified by the operator, whose own verification cannot be withdrawn', async () => {
    const { items } = (await app.inject({ url: '/api/organisations?kind=operator', headers: asOperator })).json();
    const taken = await app.inject({
      method: 'POST',
      url: `/api/organisations/${items[0].id}/verify`,
      headers: asOperator,
      payload: { verified: false },
    });
    expect(taken.json(), taken.body).toMatchObject({ status: 422, reason: 'organisation.verify.operator' });
  });

  it('edit themselves at the version they saw, and are verified again when that concerns who they are', async () => {
    const mine = await newOrganisation(app, { verified: true });
    const other = await newOrganisation(app);
    const moved = await edit(mine.id, mine.headers, { expectedVersion: 1, region: 'CN-BJ' });
    expect(moved.json(), moved.body).toMatchObject({ region: 'CN-BJ', version: 2, verified: true });
    const stale = await edit(mine.id, mine.headers, { expectedVersion: 1, region: null });
    expect(stale.json()).toMatchObject({ status: 409, details: { version: 2 } });
    expect((await edit(mine.id, mine.headers, { expectedVersion: 2, region: 'RU-MOW' })).statusCode).toBe(400);
    expect((await edit(mine.id, other.headers, { expectedVersion: 2, region: null })).statusCode).toBe(403);
    expect((await edit(newId(), mine.headers, { expectedVersion: 2, region: null })).statusCode).toBe(404);
    const renamed = await edit(mine.id, mine.headers, { expectedVersion: 2, name: name('Somebody Else') });
    expect(renamed.json()).toMatchObject({ verified: false, version: 3 });
    expect((await auditOf(mine.id)).map((row) => row.action)).toEqual([
      ...['organisation.created', 'key.issued', 'organisation.edited', 'organisation.edited'],
    ]);
  });

  it('lack nothing but the scope: a key without it is refused', async () => {
    const mine = await newOrganisation(app, { scopes: ['listings:read'] });
    const reply = await edit(mine.id, mine.headers, { expectedVersion: 1, region: null });
    expect(reply.json()).toMatchObject({ status: 403, reason: 'actor.missing_scope' });
  });

  it('are listed in pages: verified ones for everybody, all for the operator', async () => {
    const made = [];
    for (let n = 0; n < 3; n++) made.push(await newOrganisation(app, { country: 'IS', verified: n !== 1 }));
    const list = async (query: string, headers: Record<string, string> = {}) =>
      (await app.inject({ url: `/api/organisations?country=IS&${query}`, headers })).json();
    const ids = (page: { items: { id: string }[] }) => page.items.map((item) => item.id);
    expect(ids(await list(''))).toEqual([made[0]?.id, made[2]?.id]);
    expect(ids(await list('', made[1]?.headers))).toEqual(made.map(({ id }) => id));
    expect(ids(await list('verified=false', asOperator))).toEqual([made[1]?.id]);
    const first = await list('limit=2', asOperator);
    expect(ids(first)).toEqual([made[0]?.id, made[1]?.id]);
    const second = await list(`limit=2&cursor=${first.nextCursor}`, asOperator);
    expect([ids(second), second.nextCursor]).toEqual([[made[2]?.id], null]);
    expect(await list('cursor=nonsense')).toMatchObject({ status: 400, reason: 'cursor.invalid' });
    expect(await list('sort=name')).toMatchObject({ status: 400 });
  });
});

describe('the search of organisations', () => {
  const search = async (query: Record<string, string>, headers: Record<string, string> = {}): Promise<string[]> => {
    const url = `/api/organisations?${new URLSearchParams({ limit: '100', ...query })}`;
    const reply = await app.inject({ url, headers });
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.json().items.map(({ id }: { id: string }) => id);
  };

  it('finds for the operator by a part of a name, a web domain, an identifier, an id and the state', async () => {
    const mine = await newOrganisation(app, {
      name: {
        en: { text: 'Quillfeather Optics', origin: 'person' },
        ru: { text: 'Квилфезер Оптика', origin: 'person' },
      },
      identifiers: { lei: '529900T8BM49AURSDO55' },
    });
    const domain = 'quillfeather.example.net';
    await app.inject({
      method: 'POST',
      url: `/api/organisations/${mine.id}/domains`,
      headers: mine.headers,
      payload: { domain },
    });
    for (const q of ['feather opt', 'квилфезер', '529900t8bm49aursdo55', mine.id]) {
      expect([q, await search({ q }, asOperator)]).toEqual([q, [mine.id]]);
    }
    expect(await search({ q: domain }, asOperator)).toEqual([mine.id]);
    expect(await search({ q: '100%' }, asOperator)).toEqual([]);
    expect(await search({ q: 'feather opt', state: 'suspended' }, asOperator)).toEqual([]);
    await app.inject({
      method: 'POST',
      url: `/api/organisations/${mine.id}/suspend`,
      headers: asOperator,
      payload: { reason: 'Under inquiry' },
    });
    expect(await search({ q: 'feather opt', state: 'suspended' }, asOperator)).toEqual([mine.id]);
    expect(await search({ q: 'feather opt', state: 'active' }, asOperator)).toEqual([]);
  });

  it('tells others by what is shown alone: neither identifiers nor domains nor a name that nobody has vouched for', async () => {
    const lei = '529900ODI3047E2LIV03';
    const mine = await newOrganisation(app, {
      verified: true,
      name: { en: { text: 'Umberfield Works', origin: 'person' } },
      identifiers: { lei },
    });
    const other = await newOrganisation(app);
    await edit(mine.id, mine.headers, { expectedVersion: 1, name: name('Hidden Newname') });
    for (const headers of [{}, other.headers]) {
      expect(await search({ q: 'umberfield' }, headers)).toEqual([mine.id]);
      for (const q of [lei, mine.id, 'hidden newname']) expect([q, await search({ q }, headers)]).toEqual([q, []]);
    }
  });
});

describe('an organisation', () => {
  const verify = (id: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/organisations/${id}/verify`, headers: asOperator, payload });

  it('that is verified already stays as it is: no new version, no entry in the trail', async () => {
    const mine = await newOrganisation(app, { verified: true });
    expect((await verify(mine.id, {})).json()).toMatchObject({ verified: true, version: 1 });
    expect((await auditOf(mine.id)).map(({ action }) => action)).not.toContain('organisation.verified');
    expect((await verify(newId(), {})).json()).toMatchObject({ status: 404, reason: 'organisation.not_found' });
  });

  it('whose verification is taken back is gone for others at once, with the reason in the trail', async () => {
    const mine = await newOrganisation(app, { verified: true });
    expect((await read(mine.id)).statusCode).toBe(200);
    expect((await verify(mine.id, { verified: false, note: 'The register knows it no more' })).statusCode).toBe(200);
    expect((await read(mine.id)).statusCode).toBe(404);
    expect((await read(mine.id, mine.headers)).json()).toMatchObject({ verified: false, version: 2 });
    const [entry] = await ctx.exchange.sql`
      select data from identity.audit where subject = ${mine.id} and action = 'organisation.unverified'`;
    expect(entry?.['data']).toEqual({ note: 'The register knows it no more' });
  });

  it('renamed by the operator stays verified, and by itself with the same name and identifiers too', async () => {
    const identifiers = { ror: '05gq02987' };
    const mine = await newOrganisation(app, { verified: true, identifiers });
    const same = { name: (await read(mine.id)).json().name, identifiers: { ror: 'https://ror.org/05gq02987' } };
    const kept = await edit(mine.id, mine.headers, { expectedVersion: 1, ...same });
    expect(kept.json(), kept.body).toMatchObject({ verified: true, version: 2, identifiers });
    const renamed = await edit(mine.id, asOperator, { expectedVersion: 2, name: name('Renamed by the operator') });
    expect(renamed.json()).toMatchObject({ verified: true, version: 3 });
    const moved = await edit(mine.id, mine.headers, { expectedVersion: 3, country: 'NO' });
    expect(moved.json()).toMatchObject({ verified: false, country: 'NO' });
  });

  it('cannot leave its country and keep the region, and can give up the region with it', async () => {
    const mine = await newOrganisation(app, { region: 'CN-BJ' });
    const left = await edit(mine.id, mine.headers, { expectedVersion: 1, country: 'NO' });
    expect(left.json()).toMatchObject({ status: 400, issues: [{ pointer: '/region', rule: 'region.other_country' }] });
    const both = await edit(mine.id, mine.headers, { expectedVersion: 1, country: 'NO', region: null });
    expect(both.json()).toMatchObject({ country: 'NO', region: null, version: 2 });
  });

  it('cannot take the identifier of another by an edit, and is left as it was', async () => {
    await newOrganisation(app, { identifiers: { ror: '02jbv0t02' } });
    const mine = await newOrganisation(app, { identifiers: { ror: '042nb2s44' } });
    const taken = await edit(mine.id, mine.headers, { expectedVersion: 1, identifiers: { ror: '02jbv0t02' } });
    expect(taken.json()).toMatchObject({ status: 409, details: { identifier: 'ror' } });
    expect((await read(mine.id, mine.headers)).json()).toMatchObject({ version: 1, identifiers: { ror: '042nb2s44' } });
  });

  it('edited by two at once is edited by one, and the other is told the version', async () => {
    const mine = await newOrganisation(app);
    const replies = await Promise.all(
      ['CN-BJ', 'CN-SH'].map((region) => edit(mine.id, mine.headers, { expectedVersion: 1, region })),
    );
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409]);
    const lost = replies.find((reply) => reply.statusCode === 409);
    expect(lost?.json()).toMatchObject({ reason: 'organisation.version', details: { version: 2 } });
    expect((await auditOf(mine.id)).filter(({ action }) => action === 'organisation.edited')).toHaveLength(1);
  });

  it('is looked for by what organisations have, and a cursor of another list is refused', async () => {
    const mine = await newOrganisation(app, { country: 'EE', kind: 'agency', verified: true });
    const list = async (query: string) => (await app.inject(`/api/organisations?${query}`)).json();
    expect((await list('country=EE&kind=agency')).items.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
    expect((await list('country=EE&kind=company')).items).toEqual([]);
    // Not verified ones are no more there for being asked for.
    await newOrganisation(app, { country: 'LV' });
    expect((await list('country=LV&verified=false')).items).toEqual([]);
    const foreign = Buffer.from(JSON.stringify([1, 'job'])).toString('base64url');
    for (const wrong of [`cursor=${foreign}`, 'cursor=x', 'limit=0', 'limit=ten', 'colour=red', 'country=EEE']) {
      expect([wrong, (await list(wrong)).status]).toEqual([wrong, 400]);
    }
  });
});

describe('/api/me', () => {
  it('says whom the exchange takes you for', async () => {
    const mine = await newOrganisation(app, { scopes: ['listings:read'] });
    const me = await app.inject({ url: '/api/me', headers: mine.headers });
    expect(me.json()).toMatchObject({
      kind: 'key',
      organisation: { id: mine.id },
      scopes: ['listings:read'],
      operator: false,
    });
    expect((await app.inject('/api/me')).json()).toMatchObject({
      kind: 'anonymous',
      person: null,
      memberships: [],
      organisation: null,
      scopes: [],
      operator: false,
    });
    expect((await app.inject({ url: '/api/me', headers: asOperator })).json()).toMatchObject({ operator: true });
  });
});

it('services learn which part of an organisation’s place may be shown: the part that five verified companies share', async () => {
  const made = async (region: string, over: Parameters<typeof newOrganisation>[1] = {}) =>
    newOrganisation(gateway.app, { verified: true, country: 'NO', region, ...over });
  const first = await made('NO-03');
  const shown = async (of = first) => {
    gateway.ctx.changes.emit('organisation', of.id);
    return (await gateway.keys.actorOf(of.key)).organisation?.shownPlace;
  };
  expect(await shown()).toBe('none');
  for (let count = 0; count < 3; count++) await made('NO-11');
  await made('NO-03', { verified: false });
  // "A company in Norway" is nobody of these.
  const university = await made('NO-03', { kind: 'university' });
  for (const kind of ['university', 'institute', 'agency', 'government'] as const) await made('NO-03', { kind });
  expect(await shown()).toBe('none');
  const suspended = await made('NO-11');
  expect(await shown()).toBe('country');
  // Another kind that asks anonymously is taken for one of the companies, too.
  expect(await shown(university)).toBe('country');
  await gateway.ctx.exchange.sql`update identity.organisation set suspended_at = now() where id = ${suspended.id}`;
  expect(await shown()).toBe('none');
  for (let count = 0; count < 4; count++) await made('NO-03');
  expect(await shown()).toBe('region');
});
