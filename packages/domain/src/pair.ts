import type { Transitions } from './transitions.ts';
import { vocabulary } from './vocabulary.ts';

/** The two sides of a pair. */
export const pairSides = vocabulary('PairSide', {
  listing: { zh: '供给方', en: 'Listing side', ru: 'Сторона предложения' },
  demand: { zh: '需求方', en: 'Demand side', ru: 'Сторона запроса' },
});
export type PairSide = (typeof pairSides.codes)[number];

/** State of a pair, one per side. */
export const pairStates = vocabulary('PairState', {
  suggested: { zh: '已推荐', en: 'Suggested', ru: 'Предложено' },
  seen: { zh: '已查看', en: 'Seen', ru: 'Просмотрено' },
  shortlisted: { zh: '已入选', en: 'Shortlisted', ru: 'В списке' },
  contacted: { zh: '已联系', en: 'Contacted', ru: 'Связались' },
  deal: { zh: '已立项', en: 'Deal', ru: 'Сделка' },
  declined: { zh: '已谢绝', en: 'Declined', ru: 'Отклонено' },
});
export type PairState = (typeof pairStates.codes)[number];

/** What a side may do with a pair. */
export const pairDecisions = vocabulary('PairDecision', {
  seen: { zh: '标为已查看', en: 'Mark as seen', ru: 'Отметить просмотренным' },
  shortlist: { zh: '入选', en: 'Shortlist', ru: 'В список' },
  contact: { zh: '联系', en: 'Contact', ru: 'Связаться' },
  decline: { zh: '谢绝', en: 'Decline', ru: 'Отклонить' },
  reopen: { zh: '重新考虑', en: 'Reopen', ru: 'Вернуть' },
});
export type PairDecision = (typeof pairDecisions.codes)[number];

/**
 * The transition table of one side. `deal` is the exchange's own step when a deal opens; `reopen` undoes a decline or a
 * shortlisting.
 * Deciding the same twice changes nothing and is allowed.
 */
export const pairTransitions: Transitions<PairDecision | 'deal', PairState> = {
  seen: {
    suggested: 'seen',
    seen: 'seen',
    shortlisted: 'shortlisted',
    contacted: 'contacted',
    deal: 'deal',
    declined: 'declined',
  },
  shortlist: { suggested: 'shortlisted', seen: 'shortlisted', shortlisted: 'shortlisted' },
  contact: {
    suggested: 'contacted',
    seen: 'contacted',
    shortlisted: 'contacted',
    contacted: 'contacted',
    // another message, in the deal that there is
    deal: 'deal',
  },
  decline: {
    suggested: 'declined',
    seen: 'declined',
    shortlisted: 'declined',
    contacted: 'declined',
    declined: 'declined',
  },
  reopen: { declined: 'seen', shortlisted: 'seen' },
  deal: { suggested: 'deal', seen: 'deal', shortlisted: 'deal', contacted: 'deal', deal: 'deal' },
};

/** Why a side says no; `other` needs words. */
export const declineReasons = vocabulary('DeclineReason', {
  too_early: { zh: '成熟度不足', en: 'Too early', ru: 'Слишком рано' },
  benefit_unclear: { zh: '优势不明确', en: 'Benefit unclear', ru: 'Выгода неясна' },
  commercial_route_unclear: { zh: '商业路径不明确', en: 'Commercial route unclear', ru: 'Неясен путь на рынок' },
  description_unclear: { zh: '描述不清', en: 'Description unclear', ru: 'Неясное описание' },
  wrong_field: { zh: '领域不符', en: 'Wrong field', ru: 'Не та область' },
  already_solved: { zh: '问题已解决', en: 'Already solved', ru: 'Уже решено' },
  price: { zh: '价格', en: 'Price', ru: 'Цена' },
  territory_or_exclusivity: {
    zh: '地域或独占性',
    en: 'Territory or exclusivity',
    ru: 'Территория или исключительность',
  },
  other: { zh: '其他', en: 'Other', ru: 'Другое' },
});
export type DeclineReason = (typeof declineReasons.codes)[number];
