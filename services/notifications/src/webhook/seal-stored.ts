import type { Context } from '../context.ts';
import { sealSecret, UNSEALED } from './secret.ts';
import { lockUnsealed, updateWebhook } from './store.ts';

const BATCH = 200;

/** Seals secrets that an earlier version kept as they are. Runs at every start, before anything is sent. */
export async function sealStoredSecrets(ctx: Pick<Context, 'db' | 'config'>): Promise<number> {
  for (let count = 0; ; ) {
    const sealed = await ctx.db.orm.transaction(async (tx) => {
      const rows = await lockUnsealed(tx, UNSEALED, BATCH);
      for (const { id, secret, previousSecret } of rows) {
        const seal = (text: string) => (text.startsWith(UNSEALED) ? sealSecret(ctx, id, text) : text);
        await updateWebhook(tx, id, {
          secret: seal(secret),
          previousSecret: previousSecret === null ? null : seal(previousSecret),
        });
      }
      return rows.length;
    });
    count += sealed;
    if (sealed < BATCH) return count;
  }
}
