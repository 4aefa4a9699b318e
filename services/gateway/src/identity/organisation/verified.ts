import { fail } from '@techbourse/platform';
import type { Context } from '../../context.ts';

const DAY_MS = 86_400_000;
/** Longest that a verification holds: whoever is who it was may change within ten years. */
const VALID_DAYS_MAX = 3653;

/** What a row holds from its verification on; without an end of its own it ends as the exchange is set. */
export function verifiedAs({ clock, config }: Pick<Context, 'clock' | 'config'>, validUntil?: string | undefined) {
  const now = clock.now();
  const end = validUntil ? new Date(validUntil) : new Date(now.getTime() + config.VERIFICATION_DAYS * DAY_MS);
  if (end <= now || end.getTime() > now.getTime() + VALID_DAYS_MAX * DAY_MS) {
    throw fail.validation('organisation.verify.valid_until', 'A verification ends after now, and within ten years', [
      { pointer: '/validUntil', rule: 'verification.valid_until', message: 'after now, and within ten years' },
    ]);
  }
  return { verifiedAt: now, verifiedUntil: end, reverifySince: null, lapsedAt: null };
}
