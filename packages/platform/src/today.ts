import { dayIn } from '@techbourse/domain';
import type { Clock } from './ids.ts';

/** The calendar day of the exchange in its time zone: `2026-03-31`. */
export function today(ctx: { clock: Clock; config: { EXCHANGE_TIME_ZONE: string } }): string {
  return dayIn(ctx.clock.now(), ctx.config.EXCHANGE_TIME_ZONE);
}
