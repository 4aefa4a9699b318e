import { type Language, type Money, offerKinds, type Territory } from '@techbourse/domain';
import type { Reason } from '../contract/reasons.ts';

type Sentence = Record<Language, string>;

/** A reason as a sentence. Codes and data are the record; words are made from them when someone reads. */
export function renderReason(reason: Reason, language: Language): string {
  return sentence(reason, language)[language];
}

function sentence(reason: Reason, language: Language): Sentence {
  switch (reason.code) {
    case 'shared_terms': {
      const words = reason.data.terms.map(({ listing, demand }) => both(demand, listing)).join(', ');
      return { zh: `共同用语：${words}`, en: `Shared terms: ${words}`, ru: `Общие термины: ${words}` };
    }
    case 'no_shared_terms':
      return { zh: '没有共同用语', en: 'No terms in common', ru: 'Нет общих терминов' };
    case 'passages_meet': {
      const at = percent(reason.data.coverage);
      return {
        zh: `含义相近程度：需求各段平均 ${at}`,
        en: `Nearness of meaning: ${at} on average over the passages of the need`,
        ru: `Близость смысла: в среднем ${at} по частям запроса`,
      };
    }
    case 'classification': {
      const { listing, demand } = reason.data;
      if (listing === demand) {
        return { zh: `同属分类 ${demand}`, en: `Both classified in ${demand}`, ru: `Общий класс ${demand}` };
      }
      return {
        zh: `分类：供给 ${listing}，需求 ${demand}`,
        en: `Classification: offered ${listing}, wanted ${demand}`,
        ru: `Классы: предложение ${listing}, запрос ${demand}`,
      };
    }
    case 'ready_enough':
    case 'too_early': {
      const { level, wanted } = reason.data;
      const early = reason.code === 'too_early';
      return {
        zh: `成熟度${early ? '不足' : '符合'}：${level} 级，要求 ${wanted} 级`,
        en: `${early ? 'Not ready enough' : 'Ready enough'}: level ${level}, wanted ${wanted}`,
        ru: `${early ? 'Готовность недостаточна' : 'Готовность достаточна'}: уровень ${level}, нужен ${wanted}`,
      };
    }
    case 'deal_kinds': {
      const kinds = reason.data.common.map((kind) => offerKinds.labels[kind][language]).join(', ');
      return { zh: `双方接受：${kinds}`, en: `Both sides take: ${kinds}`, ru: `Обе стороны согласны: ${kinds}` };
    }
    case 'exclusivity_possible':
      return { zh: '可提供独占', en: 'Exclusivity can be had', ru: 'Исключительные права возможны' };
    case 'exclusivity_not_offered':
      return { zh: '未提供独占', en: 'Exclusivity is not offered', ru: 'Исключительные права не предлагаются' };
    case 'price_within_budget':
    case 'price_above_budget': {
      const within = reason.code === 'price_within_budget';
      const [asked, budget] = [amount(reason.data.asked), amount(reason.data.budget)];
      return {
        zh: `报价 ${asked} ${within ? '在预算之内' : '超出预算'} ${budget}`,
        en: `The price of ${asked} is ${within ? 'within' : 'above'} the budget of ${budget}`,
        ru: `Цена ${asked} ${within ? 'в пределах' : 'выше'} бюджета ${budget}`,
      };
    }
    case 'territory': {
      const [offered, wanted] = [where(reason.data.offered, language), where(reason.data.wanted, language)];
      return {
        zh: `地域：供给 ${offered}，需求 ${wanted}`,
        en: `Territory: offered ${offered}, wanted ${wanted}`,
        ru: `Территория: предложение ${offered}, запрос ${wanted}`,
      };
    }
    case 'valid_long_enough':
    case 'lapses_before_deadline': {
      const { validUntil, deadline } = reason.data;
      const enough = reason.code === 'valid_long_enough';
      return {
        zh: `供给有效至 ${validUntil}，${enough ? '不早于' : '早于'}截止日 ${deadline}`,
        en: `The offer stands until ${validUntil}, ${enough ? 'not before' : 'before'} the deadline ${deadline}`,
        ru: `Предложение действует до ${validUntil}, ${enough ? 'не раньше' : 'раньше'} срока ${deadline}`,
      };
    }
  }
}

function both(demand: string | null, listing: string | null): string {
  if (demand === null || listing === null) return demand ?? listing ?? '';
  return demand.toLowerCase() === listing.toLowerCase() ? demand : `${demand} = ${listing}`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

function amount(money: Money): string {
  return `${money.amount} ${money.currency}`;
}

const WORLDWIDE: Sentence = { zh: '全球', en: 'worldwide', ru: 'весь мир' };

function where(territory: Territory, language: Language): string {
  return territory.kind === 'worldwide' ? WORLDWIDE[language] : territory.countries.join(', ');
}
