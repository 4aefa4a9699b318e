import { z } from 'zod';

/** Id of a record: a UUID in lower case. */
export const idSchema = z
  .uuid({ error: 'Not an id: a UUID is expected' })
  // Ids are compared as strings.
  .overwrite((id) => id.toLowerCase())
  .meta({ id: 'Id' });

/** Id of a pair: `${listingId}_${demandId}`. */
export const pairIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
    error: 'Not a pair id: listing id, underscore, demand id',
  })
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

/** First and last day that anything here can be about: older than any patent office, later than any term. */
export const DAY_FIRST = '1700-01-01';
export const DAY_LAST = '2199-12-31';

const isInRange = (text: string) => text >= DAY_FIRST && text.slice(0, DAY_LAST.length) <= DAY_LAST;
const range = { error: `Not a day of ours: from ${DAY_FIRST} to ${DAY_LAST}`, params: { rule: 'day.range' } };

/** A calendar day, `2026-03-31`, from 1700 to 2199. Days compare as strings. */
export const daySchema = z.iso
  .date({ error: 'Not a day: use YYYY-MM-DD' })
  .refine(isInRange, range)
  .meta({ id: 'Day' });

/** A moment in UTC, `2026-03-31T08:00:00.000Z`, from 1700 to 2199. */
export const timestampSchema = z.iso
  .datetime({ error: 'Not a moment: use ISO 8601 in UTC' })
  .refine(isInRange, range)
  .meta({ id: 'Moment' });
