import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';

const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000', RATE_LIMIT_KEY: '10000' }));
const { app } = gateway;
afterAll(() => gateway.close());

type One = { id: string; headers: Record<string, string> };
const shown = () => newOrganisation(app, { verified: true, kind: 'university' });
const ask = (own: One, other: { id: string }, as: 'unit' | 'parent') =>
  app.inject({
    method: 'POST',
    url: `/api/organisations/${own.id}/unit-requests`,
    headers: own.headers,
    payload: { organisationId: other.id, as },
  });
const answer = (own: One, id: string, what: 'accept' | 'decline' = 'accept') =>
  app.inject({
    method: 'POST',
    url: `/api/organisations/${own.id}/unit-requests/${id}/answer`,
    headers: own.headers,
    payload: { answer: what },
  });
const end = (own: One, unit: { id: string }) =>
  app.inject({ method: 'DELETE', url: `/api/organisations/${own.id}/units/${unit.id}`, headers: own.headers });
const read = async (id: string) => (await app.inject({ url: `/api/organisations/${id}` })).json();
const toldOf = async (id: string) =>
  (
    await gateway.ctx.exchange.sql`select version, payload->>'state' as state, payload->>'askedBy' as by
    from identity.outbox where type = 'unit.requested' and key = ${id} order by seq`
  ).map(({ version, state, by }) => [version, state, by]);
const relate = async (unit: One, parent: One) => answer(parent, (await ask(unit, parent, 'unit')).json().id);

describe('a unit', () => {
  it('belongs to its parent when both agree, whoever asked, and both are shown to everybody', async () => {
    const [university, faculty, laboratory] = [await shown(), await shown(), await shown()];
    const asked = await ask(faculty, university, 'unit');
    expect([asked.statusCode, (await read(faculty.id)).parent]).toEqual([201, null]);
    expect((await answer(faculty, asked.json().id)).json()).toMatchObject({ status: 403, reason: 'unit.other_side' });
    expect((await answer(university, asked.json().id)).json()).toMatchObject({ state: 'accepted' });
    const second = await ask(faculty, laboratory, 'parent');
    expect((await answer(laboratory, second.json().id)).json()).toMatchObject({ state: 'accepted' });
    expect((await read(faculty.id)).parent).toMatchObject({ id: university.id, kind: 'university' });
    expect((await read(university.id)).units.map(({ id }: One) => id)).toEqual([faculty.id]);
    expect((await read(faculty.id)).units.map(({ id }: One) => id)).toEqual([laboratory.id]);
    expect((await end(laboratory, laboratory)).statusCode).toBe(204);
    expect((await end(university, faculty)).statusCode).toBe(204);
    expect([(await read(faculty.id)).parent, (await read(faculty.id)).units]).toEqual([null, []]);
    expect(await toldOf(asked.json().id)).toEqual([
      [1, 'pending', faculty.id],
      [2, 'accepted', faculty.id],
    ]);
    const third = await ask(faculty, university, 'unit');
    await answer(faculty, third.json().id, 'decline');
    expect((await toldOf(third.json().id)).at(-1)).toEqual([2, 'withdrawn', faculty.id]);
  });

  it('has one parent, is in no circle, and at most four levels stand above each other', async () => {
    const [a, b, c, d, e] = [await shown(), await shown(), await shown(), await shown(), await shown()];
    await relate(b, a);
    expect((await ask(b, c, 'unit')).json()).toMatchObject({ status: 422, reason: 'unit.has_parent' });
    expect((await ask(a, b, 'unit')).json()).toMatchObject({ status: 422, reason: 'unit.circle' });
    expect((await ask(a, a, 'unit')).json()).toMatchObject({ status: 422, reason: 'unit.circle' });
    await relate(c, b);
    await relate(d, c);
    expect((await ask(e, d, 'unit')).json()).toMatchObject({ status: 422, reason: 'unit.too_deep' });
    expect((await ask(a, e, 'unit')).json()).toMatchObject({ status: 422, reason: 'unit.too_deep' });
  });

  it('and its parent, each accepting the other at once, close no circle; asked by both it is one request', async () => {
    const [a, b] = [await shown(), await shown()];
    const [first, same] = await Promise.all([ask(a, b, 'unit'), ask(b, a, 'parent')]);
    expect(first.json().id).toBe(same.json().id);
    const other = (await ask(b, a, 'unit')).json();
    const answers = await Promise.all([answer(b, first.json().id), answer(a, first.json().id), answer(a, other.id)]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect([(await read(a.id)).parent, (await read(b.id)).parent].filter((one) => one !== null)).toHaveLength(1);
  });

  it('is asked of none that is not shown, and answered by nobody else', async () => {
    const [mine, other, hidden] = [await shown(), await shown(), await newOrganisation(app)];
    for (const id of [hidden.id, newId()]) {
      expect((await ask(mine, { id }, 'unit')).json()).toMatchObject({ status: 404, reason: 'organisation.not_found' });
    }
    const { id } = (await ask(mine, other, 'unit')).json();
    const stranger = await shown();
    expect((await answer(stranger, id)).json()).toMatchObject({ status: 404, reason: 'unit.request_not_found' });
    expect((await answer(mine, id, 'decline')).json()).toMatchObject({ state: 'withdrawn' });
    expect((await answer(other, id)).json()).toMatchObject({ status: 422, reason: 'unit.request_decided' });
    expect((await end(stranger, mine)).statusCode).toBe(404);
  });
});
