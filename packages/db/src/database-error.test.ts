import { AppError, asAppError, bearerActor, buildApp, createActorVerifier, silentLogger } from '@techbourse/platform';
import { actorHeaders, testSettings } from '@techbourse/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type Tx } from './connect.ts';

const settings = await testSettings();
const db = connect(settings.DATABASE_URL);
const other = connect(settings.DATABASE_URL);
await db.sql.unsafe(`
  create schema trade;
  create table trade.house (id int constraint house_pkey primary key, name text not null, seats int,
    constraint house_name unique (name), constraint house_seats check (seats > 0));
  create table trade.room (house int not null constraint room_house_fk references trade.house (id), nights int4range,
    constraint room_nights exclude using gist (nights with &&));
  create function trade.keep() returns trigger language plpgsql as $$
    begin raise exception 'SECRET % stays', old.name using errcode = 'restrict_violation'; end $$;
  create trigger keep before delete on trade.house for each row execute function trade.keep();
  insert into trade.house values (1, 'SECRET', 3);
  insert into trade.room values (1, '[1,5)');`);

const constraints = {
  house_name: { reason: 'house.name_taken', message: 'Another house has this name' },
  house_seats: { kind: 'INVALID_STATE', message: 'A house has seats' },
  keep: 'Houses stay',
} as const;

const app = await buildApp({
  name: 'trade',
  log: silentLogger(),
  authenticate: bearerActor(createActorVerifier(settings.ACTOR_PUBLIC_KEY)),
  constraints,
});
let work: (tx: Tx) => Promise<unknown> = async () => {};
app.post('/write', async () => db.orm.transaction((tx) => work(tx)));
afterAll(async () => {
  await app.close();
  await db.close();
  await other.close();
});

const write = async (statement: ReturnType<typeof sql>, before?: (tx: Tx) => Promise<unknown>) => {
  work = async (tx) => {
    await before?.(tx);
    await tx.execute(statement);
  };
  const reply = await app.inject({ method: 'POST', url: '/write', headers: await actorHeaders() });
  expect(reply.body).not.toMatch(/SECRET|insert|trade\./i);
  return { status: reply.statusCode, reason: reply.json().reason, detail: reply.json().detail, reply };
};

describe('what Postgres objects to', () => {
  it('is a conflict by the name of the rule, in the words of the service', async () => {
    const taken = await write(sql`insert into trade.house values (2, ${'SECRET'}, 1)`);
    expect(taken).toMatchObject({ status: 409, reason: 'house.name_taken', detail: 'Another house has this name' });
    const empty = await write(sql`insert into trade.house values (3, ${'x'}, 0)`);
    expect(empty).toMatchObject({ status: 422, reason: 'constraint.house_seats', detail: 'A house has seats' });
    const refused = await write(sql`delete from trade.house where name = ${'SECRET'}`);
    expect(refused).toMatchObject({ status: 409, reason: 'constraint.keep', detail: 'Houses stay' });
  });

  it('is a conflict also where the service has no words for the rule', async () => {
    const same = await write(sql`insert into trade.house values (1, ${'y'}, 1)`);
    expect(same).toMatchObject({ status: 409, reason: 'constraint.house_pkey' });
    const overlapping = await write(sql`insert into trade.room values (1, '[3,9)')`);
    expect(overlapping).toMatchObject({ status: 409, reason: 'constraint.room_nights' });
    const homeless = await write(sql`insert into trade.room values (99, '[10,11)')`);
    expect(homeless).toMatchObject({ status: 409, reason: 'constraint.room_house_fk' });
  });

  it.each([
    ['a number too large', sql`insert into trade.house values (${'99999999999'}::int, 'z', 1)`],
    ['a day that is none', sql`select ${'0000-01-01'}::date`],
    ['a text with NUL', sql`insert into trade.house values (4, ${'SECRET\u0000'}, 1)`],
    ['an escape that is no character', sql`select ${'"SECRET\\u0000"'}::jsonb -> 0, ${'"\\u0000"'}::jsonb ->> 0`],
    ['half a character', sql`select ${'"\\ud800"'}::jsonb`],
    ['a key longer than an index takes', sql`insert into trade.house values (5, ${noise(40_000)}, 1)`],
  ])('is a fault of the input when it is %s', async (_name, statement) => {
    expect(await write(statement)).toMatchObject({ status: 400, reason: 'value.not_storable' });
  });

  it('is a fault of the input when a value is missing', async () => {
    expect(await write(sql`insert into trade.house values (6, null, 1)`)).toMatchObject({
      status: 400,
      reason: 'value.missing',
    });
  });

  it('is to be tried again when a statement or a lock takes too long', async () => {
    const late = await write(sql`select pg_sleep(10)`, (tx) => tx.execute(sql`set local statement_timeout = '20ms'`));
    expect(late).toMatchObject({ status: 503, reason: 'database.timeout' });
    expect(late.reply.headers['retry-after']).toBeTruthy();
    await other.sql.begin(async (holder) => {
      await holder`lock table trade.room`;
      const locked = await write(sql`insert into trade.room values (1, '[20,21)')`, (tx) =>
        tx.execute(sql`set local lock_timeout = '20ms'`),
      );
      expect(locked).toMatchObject({ status: 503, reason: 'database.timeout' });
    });
  });

  it('is to be tried again when the server has no room or too many connections', () => {
    for (const code of ['53100', '53200', '53300', '57P03', '25P03', '57P05', '40001', '40P01']) {
      const thrown = Object.assign(new Error('could not extend file "SECRET"'), { code, severity: 'ERROR' });
      expect(asAppError(new Error('Failed query', { cause: thrown }))).toMatchObject({ kind: 'UNAVAILABLE' });
    }
  });

  it('is a fault of the program otherwise', async () => {
    expect(await write(sql`select nothing from trade.house`)).toMatchObject({ status: 500, reason: 'internal' });
  });

  it('may pass later in a job when another transaction was first', async () => {
    const [first] = await Promise.allSettled([db.orm.execute(sql`insert into trade.house values (1, 'q', 1)`)]);
    const error = first.status === 'rejected' ? asAppError(first.reason) : undefined;
    expect(error).toBeInstanceOf(AppError);
    expect(error?.retry).toBe(true);
  });
});

/** Text that does not compress, so that it stays as long as it is. */
function noise(length: number): string {
  let text = '';
  for (let at = 0; text.length < length; at++) text += (Math.imul(at + 1, 2654435761) >>> 0).toString(36);
  return text;
}
