import { createSeal } from '@techbourse/platform';
import type { Context } from '../context.ts';
import type { Secrets } from './sign.ts';
import type { WebhookRow } from './store.ts';

type Keeping = Pick<Context, 'config'>;

const sealOf = ({ config }: Keeping) => createSeal(config.SEALING_KEY, 'secrets of webhooks');
/** How every secret begins that was kept before they were sealed. */
export const UNSEALED = 'whsec_';

/** The secret of a webhook as it is kept. */
export function sealSecret(ctx: Keeping, webhookId: string, secret: string): string {
  return sealOf(ctx).seal(secret, webhookId);
}

/** What a webhook signs with; undefined after SEALING_KEY was changed. The one before is then left out. */
export function openSecrets(ctx: Keeping, row: Pick<WebhookRow, 'id' | keyof Secrets>): Secrets | undefined {
  const open = (kept: string) => (kept.startsWith(UNSEALED) ? kept : sealOf(ctx).open(kept, row.id));
  const secret = open(row.secret);
  if (secret === undefined) return undefined;
  const previousSecret = row.previousSecret === null ? null : (open(row.previousSecret) ?? null);
  return { secret, previousSecret, previousUntil: row.previousUntil };
}
