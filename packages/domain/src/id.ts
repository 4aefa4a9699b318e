import { z } from 'zod';

/** Id of a record: a UUID in lower case. */
export const id = z.uuid({ error: 'Not an id: a UUID is expected' }).meta({ id: 'Id' });

/** Id of a pair: `${listingId}_${demandId}`. */
export const pairId = z
  .string()
  .regex(/^[0-9a-f-]{36}_[0-9a-f-]{36}$/, { error: 'Not a pair id: listing id, underscore, demand id' })
  .meta({ id: 'PairId' });

/** The id of the pair of a listing and a demand; the same two always have the same pair. */
export function pairIdOf(listingId: string, demandId: string): string {
  return `${listingId}_${demandId}`;
}

/** The two ids inside a pair id. @throws RangeError when it is not one. */
export function splitPairId(value: string): { listingId: string; demandId: string } {
  const [listingId, demandId, more] = value.split('_');
  if (!listingId || !demandId || more !== undefined) throw new RangeError(`${value} is not a pair id`);
  return { listingId, demandId };
}

/** A calendar day, `2026-03-31`. Days compare as strings. */
export const day = z.iso.date({ error: 'Not a day: use YYYY-MM-DD' }).meta({ id: 'Day' });

/** A moment in UTC, `2026-03-31T08:00:00.000Z`. */
export const moment = z.iso.datetime({ error: 'Not a moment: use ISO 8601 in UTC' }).meta({ id: 'Moment' });
