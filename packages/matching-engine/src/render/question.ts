import { dealKinds, type Label, type Language, trlTitles } from '@techbourse/domain';
import { type Change, type Question, questions } from '../reason/change-schema.ts';
import { date, inside, money, quote, where, withArticle } from './format.ts';

export function isQuestion(change: Change): change is Question {
  return questions.some((code) => code === change.code);
}

/** The question for the owner, without the question mark. */
export function questionOf(change: Question, language: Language): Label {
  switch (change.code) {
    case 'readiness_stated': {
      const title = trlTitles[change.to];
      return {
        zh: `技术成熟度是否已达到 ${change.to} 级（${title?.zh ?? ''}）或以上`,
        en: `is the technology at readiness level ${change.to} (${inside(title?.en ?? '')}) or above`,
        ru: `достигла ли технология уровня готовности ${change.to} (${inside(title?.ru ?? '')}) или более высокого`,
      };
    }
    case 'readiness_wanted_stated':
      return {
        zh: `需求方是否接受 ${change.to} 级的技术成熟度`,
        en: `is readiness level ${change.to} enough for the demand`,
        ru: `достаточно ли заказчику уровня готовности ${change.to}`,
      };
    case 'offer_stated': {
      const kind = dealKinds.labels[change.to];
      return {
        zh: `供给方是否提供“${kind.zh}”`,
        en: `is ${withArticle(change.to)} on offer`,
        ru: `предлагается ли форма сделки ${quote(inside(kind.ru), 'ru')}`,
      };
    }
    case 'deal_kind_stated': {
      const kind = dealKinds.labels[change.to];
      return {
        zh: `需求方是否接受“${kind.zh}”`,
        en: `is ${withArticle(change.to)} acceptable to the demand`,
        ru: `подходит ли заказчику форма сделки ${quote(inside(kind.ru), 'ru')}`,
      };
    }
    case 'price_stated': {
      const to = money(change.to, language);
      return { zh: `报价是否不超过${to}`, en: `is the price no more than ${to}`, ru: `укладывается ли цена в ${to}` };
    }
    case 'budget_stated': {
      const to = money(change.to, language);
      return { zh: `预算是否达到${to}`, en: `does the budget reach ${to}`, ru: `есть ли в бюджете ${to}` };
    }
    case 'territory_stated': {
      const to = where(change.to, language);
      return {
        zh: `供给方提供的权利是否覆盖以下地域：${to}`,
        en: `do the rights on offer cover ${to}`,
        ru: `предлагаются ли права на нужную территорию (${to})`,
      };
    }
    case 'territory_wanted_stated': {
      const to = where(change.to, language);
      return {
        zh: `需求方是否只需要以下地域的权利：${to}`,
        en: `are rights for ${to} enough for the demand`,
        ru: `достаточно ли заказчику прав на территорию предложения (${to})`,
      };
    }
    case 'validity_stated': {
      const to = date(change.to, language);
      return {
        zh: `供给是否至少有效至${to}`,
        en: `does the offer stand until ${to}`,
        ru: `действует ли предложение до ${to}`,
      };
    }
    case 'deadline_stated': {
      const to = date(change.to, language);
      return {
        zh: `需求的截止日期是否不晚于${to}`,
        en: `is the deadline of the demand no later than ${to}`,
        ru: `наступает ли срок запроса не позднее ${to}`,
      };
    }
    case 'listing_classified':
      return {
        zh: `供给是否也属于需求的专利分类 ${change.to}`,
        en: `does the listing also belong in ${change.to}, the class of the demand`,
        ru: `относится ли предложение и к классу ${change.to}, к которому отнесён запрос`,
      };
    case 'demand_classified':
      return {
        zh: `需求是否也属于供给的专利分类 ${change.to}`,
        en: `does the demand also belong in ${change.to}, the class of the listing`,
        ru: `относится ли запрос и к классу ${change.to}, к которому отнесено предложение`,
      };
    case 'word_used': {
      const word = named(change, language);
      const said = change.quote ? quote(change.quote, language) : '';
      return {
        zh: `该技术是否也涉及需求提到${said ? `（${said}）` : ''}而供给未提到的${word}`,
        en: `does the technology also concern ${word}, which the demand mentions${said ? ` (${said})` : ''} and the listing does not`,
        ru: `относится ли к технологии и то, что упомянуто в запросе${said ? ` (${said})` : ''}, но не в предложении: ${word}`,
      };
    }
  }
}

/** A word of the demand, with its English gloss for readers of other languages. */
function named({ to, english }: Extract<Question, { code: 'word_used' }>, language: Language): string {
  const own = { zh: /\p{Script=Han}/u, en: /\p{Script=Latin}/u, ru: /\p{Script=Cyrillic}/u }[language].test(to);
  const also = english === null || own ? '' : language === 'zh' ? `（${english}）` : ` (${english})`;
  return `${quote(to, language)}${also}`;
}
