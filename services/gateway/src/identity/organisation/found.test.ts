import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { asOperator, gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { actingFor, english, newFounded, newMemberPerson } from '../../../test/members.ts';
import { organisationDomain } from '../../db/organisation-tables.ts';
import { findOrganisations } from './find.ts';
import { foundOrganisation } from './found.ts';
import { getOrganisation } from './queries.ts';

const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' }));
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const given = { kind: 'company' as const, country: 'CN', identifiers: {}, differsFrom: [] };
const verify = (id: string) =>
  app.inject({ method: 'POST', url: `/api/organisations/${id}/verify`, headers: asOperator, payload: {} });

describe('a founded organisation', () => {
  it('is unverified, its founder is its owner, and nobody else but the operator sees it', async () => {
    const [founder, other] = [await newMemberPerson(ctx), await newMemberPerson(ctx)];
    const made = await foundOrganisation(ctx, founder.actor, { ...given, name: english('Quiet Beginning') }, {});
    expect(made).toMatchObject({ verified: false, shown: false, state: 'active', version: 1 });
    expect(await getOrganisation(ctx, actingFor(founder, made.id, 'owner'), made.id)).toMatchObject({ id: made.id });
    await expect(getOrganisation(ctx, other.actor, made.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const seen = await app.inject({ url: `/api/organisations/${made.id}`, headers: asOperator });
    expect(seen.json()).toMatchObject({ name: { en: { text: 'Quiet Beginning' } }, verified: false });
    const trail = await ctx.exchange.sql`
      select action, actor_kind, actor_id from identity.audit where subject = ${made.id} order by at, id`;
    expect(trail.map(({ action }) => action)).toEqual(['organisation.founded', 'membership.added']);
    expect(trail[0]).toMatchObject({ actor_kind: 'person', actor_id: founder.id });
  });

  it('is told to the services without the name that it gives itself, until the operator vouches for it', async () => {
    const { id } = await newFounded(ctx, await newMemberPerson(ctx), 'University of Somewhere Famous');
    const told = async () => {
      const rows = await ctx.exchange.sql`
        select payload from identity.outbox where key = ${id} and type = 'organisation.changed' order by seq`;
      return rows.map(({ payload }) => [payload.verified, payload.shown, payload.shownAs.name.en.text]);
    };
    expect(await told()).toEqual([[false, true, 'An organisation not verified yet']]);
    await verify(id);
    expect((await told()).at(-1)).toEqual([true, true, 'University of Somewhere Famous']);
  });

  it('of a like name must be told from those that are shown, and nothing is said of those that are not', async () => {
    const shown = await newOrganisation(app, { verified: true, name: english('Aldermoor Institute of Coatings') });
    await newOrganisation(app, { name: english('Hidden Aldermoor Institute of Coatings') });
    const founder = await newMemberPerson(ctx);
    const name = english('Aldermoor Institute for Coatings, Ltd');
    const refused = foundOrganisation(ctx, founder.actor, { ...given, name }, {});
    await expect(refused).rejects.toMatchObject({
      kind: 'CONFLICT',
      reason: 'organisation.alike',
      details: { organisations: [{ id: shown.id, verified: true, by: 'name' }] },
    });
    const made = await foundOrganisation(ctx, founder.actor, { ...given, name, differsFrom: [shown.id] }, {});
    expect(made.name).toEqual(name);
  });

  it('takes no identifier of one that is shown, and learns nothing of one that is not', async () => {
    const shown = await newOrganisation(app, { verified: true, identifiers: { inn: '7707083893' } });
    await newOrganisation(app, { identifiers: { ogrn: '1027700132195' } });
    const founder = await newMemberPerson(ctx);
    const wanted = { ...given, name: english(`Claimant ${newId()}`) };
    await expect(
      foundOrganisation(ctx, founder.actor, { ...wanted, identifiers: { inn: '7707083893' } }, {}),
    ).rejects.toMatchObject({ details: { identifier: 'inn', organisationId: shown.id } });
    const claims = await foundOrganisation(
      ctx,
      founder.actor,
      { ...wanted, identifiers: { ogrn: '1027700132195' } },
      {},
    );
    const verified = await verify(claims.id);
    expect(verified.json()).toMatchObject({ status: 409, reason: 'organisation.identifier_taken' });
  });

  it('is founded once by who asks twice at once', async () => {
    const founder = await newMemberPerson(ctx);
    const input = { ...given, name: english(`Twice ${newId()}`) };
    const answers = await Promise.allSettled([1, 2].map(() => foundOrganisation(ctx, founder.actor, input, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = answers.find((answer) => answer.status === 'rejected');
    expect(lost?.reason).toMatchObject({ reason: 'organisation.founded_already' });
    const again = { ...input, name: english(`Once ${newId()}`) };
    const key = { idempotencyKey: newId() };
    const same = await Promise.all([1, 2].map(() => foundOrganisation(ctx, founder.actor, again, key)));
    expect(new Set(same.map(({ id }) => id)).size).toBe(1);
  });

  it('needs a verified mail address, and no key founds one', async () => {
    const nobody = await newMemberPerson(ctx, { emailVerified: false });
    await expect(foundOrganisation(ctx, nobody.actor, { ...given, name: english('X y z') }, {})).rejects.toMatchObject({
      reason: 'person.email_unverified',
    });
    const company = await newOrganisation(app);
    const byKey = await app.inject({
      method: 'POST',
      url: '/api/organisations/found',
      headers: company.headers,
      payload: { kind: 'company', country: 'CN', name: english('By key') },
    });
    expect(byKey.json()).toMatchObject({ status: 403, reason: 'actor.not_person' });
  });

  it('is one of five at most that wait to be verified', async () => {
    const founder = await newMemberPerson(ctx);
    for (let n = 0; n < 5; n++) await newFounded(ctx, founder);
    await expect(newFounded(ctx, founder)).rejects.toMatchObject({ reason: 'organisation.too_many_unverified' });
  });
});

describe('finding an organisation while signing up', () => {
  const names = {
    zh: { text: '云岭膜材料研究院', origin: 'person' as const },
    en: { text: 'Yunling Institute of Membrane Materials', origin: 'person' as const },
    ru: { text: 'Юньлинский институт мембранных материалов', origin: 'person' as const },
  };

  it.each([
    ['云岭膜材料', 'zh'],
    ['yunling membrane materials institute', 'en'],
    ['Юньлинский институт мембран', 'ru'],
    ['YUNLING', 'a beginning'],
  ])('works by the name %s (%s), and says only what is public', async (typed) => {
    const { id } = await newOrganisation(app, { verified: true, name: names, country: 'CN', region: 'CN-YN' });
    const { actor } = await newMemberPerson(ctx);
    const found = (await findOrganisations(ctx, actor, { name: typed })).find((one) => one.id === id);
    expect(found).toMatchObject({
      kind: 'company',
      name: names,
      country: 'CN',
      region: 'CN-YN',
      verified: true,
      by: 'name',
    });
    expect(Object.keys(found ?? {}).sort()).toEqual(
      ['by', 'country', 'id', 'kind', 'likeness', 'name', 'region', 'verified'].sort(),
    );
  });

  it('works by identifier, however it is written, and first of all', async () => {
    const { id } = await newOrganisation(app, { verified: true, identifiers: { ror: 'https://ror.org/03yrm5c26' } });
    const { actor } = await newMemberPerson(ctx);
    const found = await findOrganisations(ctx, actor, { ror: '03YRM5C26', name: 'Organisation' });
    expect(found[0]).toMatchObject({ id, by: 'identifier' });
  });

  it('works by the domain of the verified mail address alone, and never by one where anybody gets a mailbox', async () => {
    const { id } = await newOrganisation(app, { verified: true });
    const domain = `d-${newId().slice(-12)}.edu.cn`;
    const written = { id: newId(), organisationId: id, token: 'x', method: 'dns', verifiedAt: new Date() };
    await ctx.exchange.orm.insert(organisationDomain).values([
      { ...written, domain },
      { ...written, id: newId(), domain: 'gmail.com' },
    ]);
    const found = async (email: string, emailVerified = true) => {
      const { actor } = await newMemberPerson(ctx, { email, emailVerified });
      return (await findOrganisations(ctx, actor, {})).map((one) => [one.id, one.by]);
    };
    expect(await found(`li@cs.${domain}`)).toEqual([[id, 'domain']]);
    expect(await found(`wang@${domain}`, false)).toEqual([]);
    expect(await found(`somebody-${newId()}@gmail.com`)).toEqual([]);
  });

  it('finds none that is not verified, by whatever', async () => {
    const mine = await newFounded(ctx, await newMemberPerson(ctx), 'Zzyzx Unseen Works');
    const { actor } = await newMemberPerson(ctx);
    expect(await findOrganisations(ctx, actor, { name: 'Zzyzx Unseen Works' })).toEqual([]);
    await verify(mine.id);
    expect(await findOrganisations(ctx, actor, { name: 'Zzyzx Unseen' })).toMatchObject([{ id: mine.id }]);
  });

  it('is a list by name for everybody, the most alike first', async () => {
    const near = await newOrganisation(app, { verified: true, name: english('Rheintal Pumpenbau GmbH') });
    const far = await newOrganisation(app, { verified: true, name: english('Rheintal Pumpenbau Vertrieb Nord') });
    await newOrganisation(app, { name: english('Rheintal Pumpenbau') });
    const { items } = (await app.inject({ url: '/api/organisations?name=rheintal%20pumpenbau' })).json();
    expect(items.map(({ id }: { id: string }) => id)).toEqual([near.id, far.id]);
  });
});
