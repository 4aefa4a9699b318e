import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, newOrganisation, startGateway } from '../../../test/gateway.ts';
import { newPerson } from '../../../test/people.ts';
import { deleteEnded, KEPT, type KeepDays } from './store.ts';

const gateway = await startGateway(await gatewaySettings());
const { app, ctx } = gateway;
afterAll(() => gateway.close());

const DAYS: KeepDays = {
  SESSIONS_KEEP_DAYS: 0,
  SIGN_INS_KEEP_DAYS: 1,
  CONFIRMATIONS_KEEP_DAYS: 30,
  INVITATIONS_KEEP_DAYS: 365,
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const count = async (table: string, column: string, value: string) => {
  const { sql } = ctx.exchange;
  const [row] = await sql`select count(*)::int as n from ${sql(`identity.${table}`)} where ${sql(column)} = ${value}`;
  return row?.n;
};

describe('what has ended', () => {
  it('is kept for as many days as its setting says, and what has not ended stays', async () => {
    const { id, email } = await newPerson(gateway);
    const { id: organisationId } = await newOrganisation(app);
    await app.inject({ method: 'POST', url: '/api/account/recover', payload: { email } });
    await app.inject({ method: 'POST', url: '/api/sessions/passkey/options' });
    await ctx.exchange.sql`insert into identity.invitation (id, organisation_id, email, role, expires_at)
      values (${newId()}, ${organisationId}, ${email}, 'viewer', now() + interval '14 days')`;
    await ctx.exchange.sql`insert into identity.join_request (id, organisation_id, person_id, state, decided_at)
      values (${newId()}, ${organisationId}, ${id}, 'declined', now()), (${newId()}, ${organisationId}, ${id}, 'pending', null)`;
    const left = async (day: number) => {
      while (await deleteEnded(ctx.exchange.orm, DAYS, inDays(day), 1));
      return [
        await count('session', 'person_id', id),
        await count('mail_link', 'email', email),
        await count('invitation', 'email', email),
        await count('join_request', 'person_id', id),
      ];
    };
    const links = await count('mail_link', 'email', email);
    expect(await left(0)).toEqual([1, links, 1, 2]);
    expect(await left(15)).toEqual([0, links, 1, 2]);
    expect(await left(29)).toEqual([0, links, 1, 2]);
    expect(await left(32)).toEqual([0, 0, 1, 2]);
    expect(await left(364)).toEqual([0, 0, 1, 2]);
    expect(await left(366)).toEqual([0, 0, 1, 1]);
    expect(await left(380)).toEqual([0, 0, 0, 1]);
    const [challenges] = await ctx.exchange.sql`select count(*)::int as n from identity.verification`;
    expect(challenges?.n).toBe(0);
  });

  it('has a setting of days for each table', () => {
    for (const setting of Object.keys(KEPT)) expect(ctx.config[setting as keyof KeepDays]).toBeTypeOf('number');
  });
});
