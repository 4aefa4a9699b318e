import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { testContext } from '../../test/notifications.ts';
import { startReceiver } from '../../test/receiver.ts';
import { newWebhookSchema } from '../api/webhook.ts';
import { createWebhook } from './create.ts';
import { pingWebhook } from './ping.ts';
import { rotateSecret } from './rotate.ts';
import { sealStoredSecrets } from './seal-stored.ts';
import { openSecrets } from './secret.ts';

const receiver = await startReceiver();
const ctx = await testContext({ settings: { OUTBOUND_EXCEPTIONS: receiver.host } });
afterAll(async () => {
  await ctx.close();
  await receiver.stop();
});

const make = async (owner: Member, path: string) =>
  createWebhook(ctx, owner, newWebhookSchema.parse({ url: receiver.url(path) }), {});
const rowOf = async (id: string) => {
  const [row] = await ctx.db.sql`select * from notifications.webhook where id = ${id}`;
  return { secret: String(row?.secret), previousSecret: row?.previous_secret as string | null };
};
const lastAt = (path: string) => {
  const got = receiver.at(path).at(-1);
  if (!got) throw new Error('nothing came');
  return got;
};

describe('the secret of a webhook', () => {
  it('lies sealed in the database, in every row of every table, and still signs', async () => {
    const [owner, path] = [testActor(), `/${newId()}`];
    const { id, secret } = await make(owner, path);
    const second = await rotateSecret(ctx, owner, id);
    expect((await pingWebhook(ctx, owner, id)).ok).toBe(true);
    for (const one of [secret, second.secret]) receiver.verify(one, lastAt(path));
    const tables = await ctx.db.sql`select table_name as name from information_schema.tables
      where table_schema = 'notifications' and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const rows = await ctx.db.sql`select to_jsonb(t)::text as text from ${ctx.db.sql(`notifications.${name}`)} t`;
      for (const one of [secret, second.secret]) {
        expect(rows.filter(({ text }) => text.includes(one) || text.includes(one.slice(6)))).toEqual([]);
      }
    }
  });

  it('that an earlier version kept is sealed at the start, without loss and only once', async () => {
    const [owner, path] = [testActor(), `/${newId()}`];
    const { id } = await make(owner, path);
    const [secret, previous] = [1, 2].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`);
    const until = new Date(Date.now() + 3_600_000);
    await ctx.db.sql`update notifications.webhook set secret = ${secret ?? ''}, previous_secret = ${previous ?? ''},
      previous_until = ${until.toISOString()}::timestamptz where id = ${id}`;
    // One that is not sealed yet signs as well.
    expect((await pingWebhook(ctx, owner, id)).ok).toBe(true);
    receiver.verify(secret ?? '', lastAt(path));
    expect(await sealStoredSecrets(ctx)).toBe(1);
    expect(await sealStoredSecrets(ctx)).toBe(0);
    const kept = await rowOf(id);
    for (const one of [kept.secret, kept.previousSecret]) expect(one).toMatch(/^v1\./);
    expect((await pingWebhook(ctx, owner, id)).ok).toBe(true);
    for (const one of [secret, previous]) receiver.verify(one ?? '', lastAt(path));
  });

  it('opens for no other webhook', async () => {
    const [a, b] = [await make(testActor(), '/a'), await make(testActor(), '/b')];
    const { secret } = await rowOf(a.id);
    expect(openSecrets(ctx, { id: a.id, secret, previousSecret: null, previousUntil: null })?.secret).toBe(a.secret);
    expect(openSecrets(ctx, { id: b.id, secret, previousSecret: null, previousUntil: null })).toBeUndefined();
  });

  it('that cannot be read with another key sends nothing, says so, and is replaced by rotating', async () => {
    const [owner, path] = [testActor(), `/${newId()}`];
    const { id } = await make(owner, path);
    const other = { ...ctx, config: { ...ctx.config, SEALING_KEY: 'another key that seals what tests keep' } };
    expect(await pingWebhook(other, owner, id)).toMatchObject({
      ok: false,
      error: expect.stringContaining('rotate it'),
    });
    expect(receiver.at(path)).toEqual([]);
    const { secret } = await rotateSecret(other, owner, id);
    expect((await pingWebhook(other, owner, id)).ok).toBe(true);
    receiver.verify(secret, lastAt(path));
  });
});
