import { createSeal, fail } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import type { ProviderRow } from './store.ts';

const sealOf = ({ config }: Pick<Context, 'config'>) =>
  createSeal(config.AUTH_SECRET, 'client secrets of single sign-on');

/** The client secret of a provider as it is kept. */
export function sealSecret(ctx: Pick<Context, 'config'>, providerId: string, secret: string): string {
  return sealOf(ctx).seal(secret, providerId);
}

/** @throws AppError INVALID_STATE (`sso.secret_unreadable`) after AUTH_SECRET was changed. */
export function openSecret(ctx: Pick<Context, 'config'>, { id, clientSecret }: ProviderRow): string {
  const secret = sealOf(ctx).open(clientSecret, id);
  if (secret !== undefined) return secret;
  throw fail.invalidState('sso.secret_unreadable', 'The secret of the provider cannot be read: store it again');
}
