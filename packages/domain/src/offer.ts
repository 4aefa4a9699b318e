import { z } from 'zod';
import { compareMoney, type Money, moneySchema } from './money.ts';
import { percentSchema } from './percent.ts';
import { plainText } from './text.ts';
import { vocabulary } from './vocabulary.ts';

/** Ways to deal: what a listing offers and, in the same words, what a demand accepts. */
export const dealKinds = vocabulary('OfferKind', {
  assignment: { zh: '转让', en: 'Assignment', ru: 'Отчуждение прав' },
  exclusive_licence: { zh: '独占许可', en: 'Exclusive licence', ru: 'Исключительная лицензия' },
  sole_licence: { zh: '排他许可', en: 'Sole licence', ru: 'Единоличная лицензия' },
  non_exclusive_licence: { zh: '普通许可', en: 'Non-exclusive licence', ru: 'Простая лицензия' },
  open_licence: { zh: '开放许可', en: 'Open licence', ru: 'Открытая лицензия' },
  equity_contribution: { zh: '作价入股', en: 'Equity contribution', ru: 'Вклад в капитал' },
  joint_development: { zh: '合作开发', en: 'Joint development', ru: 'Совместная разработка' },
  consulting: { zh: '技术咨询', en: 'Consulting', ru: 'Консультация' },
  service: { zh: '技术服务', en: 'Service', ru: 'Услуги' },
});
export type DealKind = (typeof dealKinds.codes)[number];

/** Schema of a list of deal kinds without repeats. */
export const dealKindListSchema = z
  .array(dealKinds.schema)
  .max(dealKinds.codes.length)
  .refine((kinds) => new Set(kinds).size === kinds.length, { error: 'The same deal kind stands twice' })
  .meta({ id: 'OfferKindList' });

/** The deal kinds both sides would take, in the order of the first. */
export function commonDealKinds(offered: readonly DealKind[], accepted: readonly DealKind[]): DealKind[] {
  return offered.filter((kind) => accepted.includes(kind));
}

/** What a royalty is counted from. */
export const royaltyBases = vocabulary('RoyaltyBase', {
  net_sales: { zh: '净销售额', en: 'Net sales', ru: 'Чистая выручка' },
  units: { zh: '产量', en: 'Units made', ru: 'Объём выпуска' },
  profit: { zh: '利润', en: 'Profit', ru: 'Прибыль' },
  saving: { zh: '节约额', en: 'Saving', ru: 'Экономия' },
});

/** A positive amount: a free offer has no price. */
const positiveMoneySchema = moneySchema.refine((value) => !/^[0.]*$/.test(value.amount), {
  error: 'The amount is zero',
  params: { rule: 'money.zero' },
});

const royaltySchema = z.strictObject({
  kind: z.literal('royalty'),
  ratePercent: percentSchema,
  base: royaltyBases.schema,
  entryFee: moneySchema.optional(),
  minimumPerYear: moneySchema.optional(),
});

/** What a listing costs. A range has one currency and ends at or above its start. */
export const priceSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('on_request'), note: plainText({ max: 500 }).optional() }),
    z.strictObject({ kind: z.literal('fixed'), amount: positiveMoneySchema }),
    z.strictObject({ kind: z.literal('range'), min: moneySchema, max: positiveMoneySchema }),
    royaltySchema,
  ])
  .superRefine((value, ctx) => {
    if (value.kind === 'range') checkRange(value, ctx);
    if (value.kind === 'royalty' && value.entryFee && value.minimumPerYear) {
      if (value.entryFee.currency !== value.minimumPerYear.currency) {
        const message = 'Entry fee and yearly minimum need one currency';
        ctx.addIssue({ code: 'custom', path: ['minimumPerYear'], message, params: { rule: 'price.currency' } });
      }
    }
  })
  .meta({ id: 'Price' });
export type Price = z.infer<typeof priceSchema>;

function checkRange(value: { min: Money; max: Money }, ctx: z.core.$RefinementCtx): void {
  if (!moneySchema.safeParse(value.min).success || !moneySchema.safeParse(value.max).success) return;
  if (value.min.currency !== value.max.currency) {
    const message = 'Both ends of a range need one currency';
    ctx.addIssue({ code: 'custom', path: ['max'], message, params: { rule: 'price.currency' } });
  } else if (compareMoney(value.min, value.max) > 0) {
    const message = 'The range ends below its start';
    ctx.addIssue({ code: 'custom', path: ['max'], message, params: { rule: 'price.range' } });
  }
}

/** A budget: at least one end, in one currency. */
export const budgetSchema = z
  .strictObject({ min: moneySchema.optional(), max: positiveMoneySchema.optional() })
  .superRefine((value, ctx) => {
    if (!value.min && !value.max) {
      const message = 'A budget needs min, max or both';
      ctx.addIssue({ code: 'custom', message, params: { rule: 'budget.empty' } });
    }
    if (value.min && value.max) checkRange({ min: value.min, max: value.max }, ctx);
  })
  .meta({ id: 'Budget' });
export type Budget = z.infer<typeof budgetSchema>;
