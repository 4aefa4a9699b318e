import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutbound, newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { newFounded, newMemberPerson } from '../../../test/members.ts';
import { findOrganisations } from '../organisation/find.ts';
import { checkDomain } from './check.ts';
import { nameDomain, removeDomain } from './name.ts';
import { domainWorld } from './proof.ts';

let now = Date.now();
const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' }), {
  clock: { now: () => new Date(now) },
});
const { app, ctx } = gateway;

const zone = new Map<string, string[][]>();
const files = new Map<string, string>();
const site = createServer((request, response) => {
  const text = files.get(request.url ?? '');
  response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(text);
});
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
const { port } = site.address() as AddressInfo;
afterAll(async () => {
  await gateway.close();
  await new Promise((resolve) => site.close(resolve));
});

const guard = createOutbound({ exceptions: [`127.0.0.1:${port}`] });
const records = async (name: string) => zone.get(name) ?? Promise.reject(new Error('ENOTFOUND'));
/** Every site of the world is the one of this test; what asks it is the guard of the exchange. */
const world = domainWorld(
  {
    ...guard,
    send: (url, request) => guard.send(url.replace(/^https:\/\/([^/]+)/, `http://127.0.0.1:${port}`), request),
  },
  records,
);

const newDomain = () => `d-${newId().slice(-12)}.example.org`;
const shown = async () => {
  const founder = await newMemberPerson(ctx);
  const made = await newFounded(ctx, founder);
  await app.inject({ method: 'POST', url: `/api/organisations/${made.id}/verify`, headers: asOperator, payload: {} });
  return made;
};
const check = (mine: Awaited<ReturnType<typeof shown>>, id: string, method: 'dns' | 'file') => {
  now += 10_000;
  return checkDomain(ctx, world, mine.owner, { organisationId: mine.id, id }, { method });
};

describe('a web domain', () => {
  it.each(['dns', 'file'] as const)(
    'is the organisation’s when it shows the value by %s, and people are led by it',
    async (method) => {
      const mine = await shown();
      const domain = newDomain();
      const named = await nameDomain(ctx, mine.owner, mine.id, { domain: domain.toUpperCase() });
      expect(named).toMatchObject({ domain, verified: false, txtName: `_techbourse.${domain}` });
      const { actor } = await newMemberPerson(ctx, { email: `li@mail.${domain}` });
      await expect(check(mine, named.id, method)).rejects.toMatchObject({ reason: 'domain.not_shown' });
      expect(await findOrganisations(ctx, actor, {})).toEqual([]);
      zone.set(named.txtName, [['v=spf1 -all'], [named.txtValue.slice(0, 10), named.txtValue.slice(10)]]);
      files.set('/.well-known/techbourse.txt', `# the exchange\r\n${named.txtValue}\r\n`);
      expect(await check(mine, named.id, method)).toMatchObject({ verified: true, method });
      expect(await findOrganisations(ctx, actor, {})).toMatchObject([{ id: mine.id, by: 'domain' }]);
      await removeDomain(ctx, mine.owner, { organisationId: mine.id, id: named.id });
      expect(await findOrganisations(ctx, actor, {})).toEqual([]);
    },
  );

  it('belongs to one organisation, also when two show it at once', async () => {
    const [one, two] = [await shown(), await shown()];
    const domain = newDomain();
    const named = [
      await nameDomain(ctx, one.owner, one.id, { domain }),
      await nameDomain(ctx, two.owner, two.id, { domain }),
    ];
    zone.set(
      `_techbourse.${domain}`,
      named.map(({ txtValue }) => [txtValue]),
    );
    const answers = await Promise.allSettled([
      check(one, named[0]?.id ?? '', 'dns'),
      check(two, named[1]?.id ?? '', 'dns'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('shown by the value of another organisation is not shown', async () => {
    const [one, two] = [await shown(), await shown()];
    const domain = newDomain();
    const named = await nameDomain(ctx, one.owner, one.id, { domain });
    const other = await nameDomain(ctx, two.owner, two.id, { domain });
    zone.set(named.txtName, [[other.txtValue]]);
    await expect(check(one, named.id, 'dns')).rejects.toMatchObject({ reason: 'domain.not_shown' });
  });

  it.each([
    ['gmail.com', 'domain.free_mail'],
    ['edu.cn', 'domain.invalid'],
    ['localhost', 'domain.invalid'],
    ['10.0.0.1', 'domain.invalid'],
    ['example.org/path', 'domain.invalid'],
  ])('that is %s is refused', async (domain, reason) => {
    const mine = await newOrganisation(app);
    const url = `/api/organisations/${mine.id}/domains`;
    const reply = await app.inject({ method: 'POST', url, headers: mine.headers, payload: { domain } });
    expect(reply.json()).toMatchObject({ status: 400, reason, issues: [{ pointer: '/domain' }] });
  });

  it('whose name leads to a private address is not asked', async () => {
    const real = domainWorld(createOutbound({ resolve: async () => ['127.0.0.1'] }), records);
    const mine = await shown();
    const named = await nameDomain(ctx, mine.owner, mine.id, { domain: newDomain() });
    files.set('/.well-known/techbourse.txt', named.txtValue);
    const asked = checkDomain(ctx, real, mine.owner, { organisationId: mine.id, id: named.id }, { method: 'file' });
    await expect(asked).rejects.toMatchObject({ reason: 'domain.not_shown' });
  });

  it('is seen and named by nobody of another organisation', async () => {
    const [mine, other] = [await newOrganisation(app, { verified: true }), await newOrganisation(app)];
    const url = `/api/organisations/${mine.id}/domains`;
    expect((await app.inject({ url, headers: other.headers })).statusCode).toBe(404);
    const named = await app.inject({ method: 'POST', url, headers: other.headers, payload: { domain: newDomain() } });
    expect(named.statusCode).toBe(403);
  });
});
