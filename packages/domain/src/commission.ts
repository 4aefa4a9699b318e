import { z } from 'zod';
import { idSchema } from './id.ts';
import { allocateMoney, fromMinor, type Money, moneySchema, toMinor } from './money.ts';
import { percentSchema } from './percent.ts';
import { vocabulary } from './vocabulary.ts';

/** What a rate of commission is taken of. */
export const commissionBases = vocabulary('CommissionBase', {
  value: { zh: '合同总价', en: 'Total price of the contract', ru: 'Общая цена договора' },
  technology_value: { zh: '技术交易额', en: 'Technology value', ru: 'Стоимость технологии' },
  paid: { zh: '实际到账金额', en: 'What was paid', ru: 'Фактически уплаченное' },
});
export type CommissionBase = (typeof commissionBases.codes)[number];

/** A percentage has four decimals: as a whole number it is exact. */
const PARTS_OF_PERCENT = 10_000;
const wholeOf = (percent: number) => Math.round(percent * PARTS_OF_PERCENT);

const shareSchema = z.strictObject({ agencyId: idSchema, percent: percentSchema }).meta({ id: 'CommissionShare' });

/** What an agency gets when a contract comes about: a rate, a fixed amount, or both, alone or split with others. */
export const commissionSchema = z
  .strictObject({
    rate: z
      .strictObject({ percent: percentSchema, base: commissionBases.schema })
      .meta({ id: 'CommissionRate' })
      .optional(),
    fixed: moneySchema.optional(),
    split: z.array(shareSchema).min(2).max(5).optional().describe('shares of the agencies; together 100 %'),
  })
  .superRefine(({ rate, fixed, split = [] }, ctx) => {
    const fault = (path: PropertyKey[], rule: string, message: string) =>
      ctx.addIssue({ code: 'custom', path, message, params: { rule } });
    if (!rate && !fixed) fault([], 'commission.empty', 'A commission has a rate, a fixed amount, or both');
    const whole = split.reduce((sum, { percent }) => sum + wholeOf(percent), 0);
    if (split.length > 0 && whole !== wholeOf(100)) {
      fault(['split'], 'commission.split_sum', `The shares come to ${whole / PARTS_OF_PERCENT} %, not to 100 %`);
    }
    const ids = split.map(({ agencyId }) => agencyId);
    if (new Set(ids).size < ids.length) fault(['split'], 'commission.split_twice', 'Name an agency once');
  })
  .meta({ id: 'Commission' });
export type Commission = z.infer<typeof commissionSchema>;

/**
 * A percentage of an amount, exact; half a minor unit is rounded up.
 * @example percentOf({ amount: '1000.00', currency: 'CNY' }, 2.5).amount // '25.00'
 */
export function percentOf(money: Money, percent: number): Money {
  const parts = toMinor(money) * BigInt(wholeOf(percent));
  const one = BigInt(wholeOf(100));
  return fromMinor((parts + one / 2n) / one, money.currency);
}

/** What an agency earns, one amount per currency: a fixed amount in another currency than the rate's stays apart. */
export type Earned = { agencyId: string; amounts: Money[] };

/**
 * The commission on a contract. A rate of what is not known yet (nothing was paid) earns nothing so far. Shares sum to the
 * whole exactly.
 * @param alone the agency that gets all of it when nothing is split.
 */
export function commissionOf(
  { rate, fixed, split }: Commission,
  amounts: Partial<Record<CommissionBase, Money>>,
  alone: string,
): Earned[] {
  const base = rate && amounts[rate.base];
  const earned = [...(rate && base ? [percentOf(base, rate.percent)] : []), ...(fixed ? [fixed] : [])];
  const totals = [...Map.groupBy(earned, ({ currency }) => currency)].map(([currency, parts]) =>
    fromMinor(
      parts.reduce((sum, part) => sum + toMinor(part), 0n),
      currency,
    ),
  );
  const shares = split ?? [{ agencyId: alone, percent: 100 }];
  const weights = shares.map(({ percent }) => wholeOf(percent));
  const parts = totals.map((total) => allocateMoney(total, weights));
  return shares.map(({ agencyId }, index) => ({ agencyId, amounts: parts.flatMap((part) => part[index] ?? []) }));
}
