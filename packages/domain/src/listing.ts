import type { Transitions } from './transitions.ts';
import { vocabulary } from './vocabulary.ts';

/** What is on offer. */
export const listingKinds = vocabulary('ListingKind', {
  patent: { zh: '专利', en: 'Patent', ru: 'Патент' },
  research_result: { zh: '科技成果', en: 'Research result', ru: 'Результат исследования' },
  know_how: { zh: '技术秘密', en: 'Know-how', ru: 'Ноу-хау' },
  software: { zh: '软件', en: 'Software', ru: 'Программа' },
});
export type ListingKind = (typeof listingKinds.codes)[number];

/** States of a listing. Live ones are draft, in_review, published, reserved. */
export const listingStates = vocabulary('ListingState', {
  draft: { zh: '草稿', en: 'Draft', ru: 'Черновик' },
  in_review: { zh: '审核中', en: 'In review', ru: 'На проверке' },
  published: { zh: '已发布', en: 'Published', ru: 'Опубликовано' },
  reserved: { zh: '已预留', en: 'Reserved', ru: 'Зарезервировано' },
  transferred: { zh: '已转移', en: 'Transferred', ru: 'Передано' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', ru: 'Отозвано' },
  expired: { zh: '已过期', en: 'Expired', ru: 'Срок истёк' },
});
export type ListingState = (typeof listingStates.codes)[number];

export const listingActions = [
  'submit',
  'return',
  'publish',
  'reserve',
  'release',
  'transfer',
  'give_back',
  'withdraw',
  'expire',
  'renew',
] as const;
export type ListingAction = (typeof listingActions)[number];

/**
 * The transition table of listings. `renew` of a published listing moves its end, of an expired one revives it. `give_back`
 * is the exchange's own, when the contract that took the listing from the market is over.
 */
export const listingTransitions: Transitions<ListingAction, ListingState> = {
  submit: { draft: 'in_review' },
  return: { in_review: 'draft' },
  publish: { draft: 'published', in_review: 'published' },
  reserve: { published: 'reserved' },
  release: { reserved: 'published' },
  transfer: { published: 'transferred', reserved: 'transferred' },
  give_back: { reserved: 'published', transferred: 'published' },
  withdraw: { draft: 'withdrawn', in_review: 'withdrawn', published: 'withdrawn', reserved: 'withdrawn' },
  expire: {
    draft: 'expired',
    in_review: 'expired',
    published: 'expired',
    reserved: 'expired',
    transferred: 'expired',
  },
  renew: { published: 'published', expired: 'published' },
};

/** Events in the legal life of a patent, each dated and per country. */
export const legalEventKinds = vocabulary('LegalEventKind', {
  filed: { zh: '提交申请', en: 'Filed', ru: 'Подана заявка' },
  published: { zh: '公布', en: 'Published', ru: 'Опубликована' },
  examination: { zh: '进入实质审查', en: 'Under examination', ru: 'Экспертиза по существу' },
  granted: { zh: '授权', en: 'Granted', ru: 'Выдан патент' },
  in_force: { zh: '有效', en: 'In force', ru: 'Действует' },
  fee_paid: { zh: '缴纳年费', en: 'Annual fee paid', ru: 'Уплачена пошлина' },
  lapsed: { zh: '终止', en: 'Lapsed', ru: 'Прекратил действие' },
  restored: { zh: '恢复', en: 'Restored', ru: 'Восстановлен' },
  expired: { zh: '期限届满', en: 'Expired', ru: 'Срок действия истёк' },
  refused: { zh: '驳回', en: 'Refused', ru: 'Отказ' },
  application_withdrawn: { zh: '视为撤回', en: 'Application withdrawn', ru: 'Заявка отозвана' },
  opposed: { zh: '异议', en: 'Opposed', ru: 'Возражение' },
  invalidated: { zh: '宣告无效', en: 'Invalidated', ru: 'Признан недействительным' },
  assigned: { zh: '权利转移', en: 'Assigned', ru: 'Уступлен' },
  licensed: { zh: '许可备案', en: 'Licence recorded', ru: 'Зарегистрирована лицензия' },
  open_licence_declared: { zh: '开放许可声明', en: 'Open licence declared', ru: 'Объявлена открытая лицензия' },
  open_licence_withdrawn: { zh: '撤回开放许可', en: 'Open licence withdrawn', ru: 'Открытая лицензия отозвана' },
  pledged: { zh: '质押', en: 'Pledged', ru: 'В залоге' },
  pledge_released: { zh: '质押解除', en: 'Pledge released', ru: 'Залог снят' },
});
export type LegalEventKind = (typeof legalEventKinds.codes)[number];

/** Who may see a group of fields or a place of files. */
export const disclosureTiers = vocabulary('DisclosureTier', {
  T0: { zh: '公开', en: 'Anyone', ru: 'Все' },
  T1: { zh: '经认证的机构', en: 'Verified organisations', ru: 'Проверенные организации' },
  T2: { zh: '签署保密协议后', en: 'After an NDA in a deal', ru: 'После подписания NDA' },
  T3: { zh: '交易中的指定人员', en: 'Named people in a deal', ru: 'Названные лица в сделке' },
});
export type DisclosureTier = (typeof disclosureTiers.codes)[number];
