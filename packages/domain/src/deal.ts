import type { Transitions } from './transitions.ts';
import { vocabulary } from './vocabulary.ts';

/** Stages of a deal. */
export const dealStages = vocabulary('DealStage', {
  enquiry: { zh: '询问', en: 'Enquiry', ru: 'Запрос' },
  nda: { zh: '保密协议', en: 'NDA', ru: 'Соглашение о неразглашении' },
  evaluation: { zh: '评估', en: 'Evaluation', ru: 'Оценка' },
  negotiation: { zh: '谈判', en: 'Negotiation', ru: 'Переговоры' },
  agreed: { zh: '达成一致', en: 'Agreed', ru: 'Согласовано' },
  signed: { zh: '已签约', en: 'Signed', ru: 'Подписано' },
  lost: { zh: '未成交', en: 'Lost', ru: 'Не состоялась' },
});
export type DealStage = (typeof dealStages.codes)[number];

/** Actions on a deal: `to_<stage>` moves it, `sign` is the exchange's own when the last party confirms. */
export type DealAction = 'to_enquiry' | 'to_nda' | 'to_evaluation' | 'to_negotiation' | 'to_agreed' | 'sign' | 'lose';

/** The transition table of deals: any later stage may be reached at once, one may go back until it is agreed. */
export const dealTransitions: Transitions<DealAction, DealStage> = {
  to_enquiry: { nda: 'enquiry' },
  to_nda: { enquiry: 'nda', evaluation: 'nda' },
  to_evaluation: { enquiry: 'evaluation', nda: 'evaluation', negotiation: 'evaluation' },
  to_negotiation: { enquiry: 'negotiation', nda: 'negotiation', evaluation: 'negotiation', agreed: 'negotiation' },
  to_agreed: { enquiry: 'agreed', nda: 'agreed', evaluation: 'agreed', negotiation: 'agreed' },
  sign: { enquiry: 'signed', nda: 'signed', evaluation: 'signed', negotiation: 'signed', agreed: 'signed' },
  lose: { enquiry: 'lost', nda: 'lost', evaluation: 'lost', negotiation: 'lost', agreed: 'lost' },
};

/**
 * Usual days in each open stage; a deal that stays longer is shown as slow. Set by hand from reports of the field
 * (sponsors take two to three months in all), range 5-90 days. The exchange's medians will replace them.
 */
export const usualStageDays: Readonly<Record<DealStage, number | null>> = Object.freeze({
  enquiry: 10,
  nda: 14,
  evaluation: 45,
  negotiation: 30,
  agreed: 15,
  signed: null,
  lost: null,
});
