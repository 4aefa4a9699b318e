import { z } from 'zod';

const aboveZero = { error: 'A percentage is above 0' };

/**
 * A rate or share in percent, not a fraction: above 0, up to 100, with at most four decimals (`4.125` is 4.125 %).
 * The one schema of every percentage that a person writes: royalty rates of listings and contracts, shares.
 */
export const percentSchema = z
  .number({ error: 'A percentage is a number: 4.125 for 4.125 %' })
  .gt(0, aboveZero)
  .max(100, { error: 'A percentage is at most 100' })
  .multipleOf(0.0001, { error: 'A percentage has at most four decimals' })
  // What arithmetic leaves behind (0.30000000000000004) is not kept: a contract is hashed as it is written.
  .overwrite((value) => Number(value.toFixed(4)))
  // The least of numbers passes as a multiple of anything and is rounded to 0.
  .gt(0, aboveZero)
  .meta({ id: 'Percent', example: 4.125 });
