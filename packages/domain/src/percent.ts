import { z } from 'zod';

/**
 * A rate or share in percent, not a fraction: above 0, up to 100, with at most four decimals (`4.125` is 4.125 %).
 * The one schema of every percentage that a person writes: royalty rates of listings and contracts, shares.
 */
export const percentSchema = z
  .number({ error: 'A percentage is a number: 4.125 for 4.125 %' })
  .gt(0, { error: 'A percentage is above 0' })
  .max(100, { error: 'A percentage is at most 100' })
  .multipleOf(0.0001, { error: 'A percentage has at most four decimals' })
  // What arithmetic leaves behind (0.30000000000000004) is not kept: a contract is hashed as it is written.
  .overwrite((value) => Number(value.toFixed(4)))
  .meta({ id: 'Percent', example: 4.125 });
