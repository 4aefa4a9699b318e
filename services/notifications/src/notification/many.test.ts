import { newId } from '@techbourse/platform';
import { afterAll, expect, it } from 'vitest';
import { tellOrganisation, testContext } from '../../test/notifications.ts';
import { KINDS } from '../kind/kinds.ts';
import { tell } from './tell.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

/** More than one insert of notifications takes. */
const MANY = 7000;

it('an organisation of more members than one statement takes is told whole, each member once', async () => {
  const organisationId = await tellOrganisation(ctx);
  const { sql } = ctx.db;
  await sql`insert into notifications.membership (organisation_id, person_id, role, version)
    select ${organisationId}, gen_random_uuid(), 'owner', 1 from generate_series(1, ${MANY})`;
  const telling = {
    kind: 'organisation.suspended',
    to: { organisationId },
    data: { id: organisationId },
    fact: newId(),
  } as const;
  expect(KINDS[telling.kind].roles).toContain('owner');
  const told = async () => {
    await ctx.db.orm.transaction((tx) => tell(tx, [telling]));
    const [row] = await sql`select count(*)::int as rows, count(distinct person_id)::int as people,
      count(distinct seq)::int as numbers from notifications.notification where organisation_id = ${organisationId}`;
    return row;
  };
  const whole = { rows: MANY, people: MANY, numbers: MANY };
  expect(await told()).toEqual(whole);
  expect(await told()).toEqual(whole);
});

it('of a telling that fails in the middle nobody is told', async () => {
  const organisationId = await tellOrganisation(ctx);
  const { sql } = ctx.db;
  await sql`insert into notifications.membership (organisation_id, person_id, role, version)
    select ${organisationId}, gen_random_uuid(), 'owner', 1 from generate_series(1, ${MANY})`;
  const to = { organisationId };
  const telling = { kind: 'organisation.suspended', to, data: { id: organisationId }, fact: newId() } as const;
  const broken = ctx.db.orm.transaction(async (tx) => {
    await tell(tx, [telling]);
    throw new Error('the process is stopped');
  });
  await expect(broken).rejects.toThrow('the process is stopped');
  const [row] =
    await sql`select count(*)::int as n from notifications.notification where organisation_id = ${organisationId}`;
  expect(row?.n).toBe(0);
});
