import { z } from 'zod';
import { lineText } from './text.ts';
import type { Transitions } from './transitions.ts';
import { vocabulary } from './vocabulary.ts';

/** What is needed. */
export const demandKinds = vocabulary('DemandKind', {
  technology: { zh: '技术需求', en: 'Technology', ru: 'Технология' },
  joint_research: { zh: '联合研发', en: 'Joint research', ru: 'Совместные исследования' },
  consulting: { zh: '咨询', en: 'Consulting', ru: 'Консультация' },
  testing: { zh: '检测试验', en: 'Testing', ru: 'Испытания' },
});
export type DemandKind = (typeof demandKinds.codes)[number];

/** States of a demand. */
export const demandStates = vocabulary('DemandState', {
  draft: { zh: '草稿', en: 'Draft', ru: 'Черновик' },
  in_review: { zh: '审核中', en: 'In review', ru: 'На проверке' },
  open: { zh: '征集中', en: 'Open', ru: 'Открыт' },
  closed: { zh: '已关闭', en: 'Closed', ru: 'Закрыт' },
});
export type DemandState = (typeof demandStates.codes)[number];

/** Why a demand is closed. Only an expired one can be renewed. */
export const demandOutcomes = vocabulary('DemandOutcome', {
  solved: { zh: '已解决', en: 'Solved', ru: 'Решён' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', ru: 'Отозван' },
  expired: { zh: '已过期', en: 'Expired', ru: 'Срок истёк' },
});
export type DemandOutcome = (typeof demandOutcomes.codes)[number];

export const demandActions = ['submit', 'return', 'open', 'hold', 'close', 'renew'] as const;
export type DemandAction = (typeof demandActions)[number];

/** The transition table of demands. `hold` is the exchange's own: what names an anonymous owner goes back to it. `renew` of a closed one additionally needs the outcome `expired`. */
export const demandTransitions: Transitions<DemandAction, DemandState> = {
  submit: { draft: 'in_review' },
  return: { in_review: 'draft' },
  open: { draft: 'open', in_review: 'open' },
  hold: { open: 'draft' },
  close: { draft: 'closed', in_review: 'closed', open: 'closed' },
  renew: { open: 'open', closed: 'open' },
};

/** How a required result compares with its value. */
export const comparisons = vocabulary('Comparison', {
  at_least: { zh: '不低于', en: 'At least', ru: 'Не менее' },
  at_most: { zh: '不高于', en: 'At most', ru: 'Не более' },
  equal: { zh: '等于', en: 'Equal to', ru: 'Равно' },
  between: { zh: '介于', en: 'Between', ru: 'В пределах' },
});

export type Comparison = (typeof comparisons.codes)[number];

/** A measured number: finite, and within what anybody measures in any unit. */
export const measuredValueSchema = z.number().min(-1e30).max(1e30);

/** A result that would solve the problem: `{ metric: 'removal of fluoride', comparison: 'at_least', value: 95, unit: '%' }`. */
export const requiredResultSchema = z
  .strictObject({
    metric: lineText({ max: 200 }),
    comparison: comparisons.schema,
    value: measuredValueSchema,
    valueTo: measuredValueSchema.optional(),
    unit: lineText({ min: 0, max: 40 }),
  })
  .superRefine((result, ctx) => {
    const between = result.comparison === 'between';
    if (between !== (result.valueTo !== undefined)) {
      const message = between ? 'A range needs valueTo' : 'valueTo belongs to a range only';
      ctx.addIssue({ code: 'custom', path: ['valueTo'], message, params: { rule: 'required_result.value_to' } });
    } else if (result.valueTo !== undefined && result.valueTo < result.value) {
      const message = 'The range ends before it starts';
      ctx.addIssue({ code: 'custom', path: ['valueTo'], message, params: { rule: 'required_result.range' } });
    }
  })
  .meta({ id: 'RequiredResult' });
export type RequiredResult = z.infer<typeof requiredResultSchema>;

/** The five elements that make needs comparable. */
export const demandElements = vocabulary('DemandElement', {
  material: { zh: '材料', en: 'Material', ru: 'Материал' },
  method: { zh: '方法', en: 'Method', ru: 'Метод' },
  efficacy: { zh: '功效', en: 'Efficacy', ru: 'Эффект' },
  product: { zh: '产品', en: 'Product', ru: 'Продукт' },
  application: { zh: '应用', en: 'Application', ru: 'Применение' },
});
