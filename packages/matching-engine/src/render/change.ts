import { dealKinds, type Label, type Language, trlTitles } from '@techbourse/domain';
import type { Counterfactual, Move, PairObstacle } from '../reason/change-schema.ts';
import { date, inside, money, number, quote, where, withArticle } from './format.ts';
import { displayedScore, levelLabel } from './level.ts';
import { isQuestion, questionOf } from './question.ts';

/**
 * Renders a counterfactual without the final stop: `The score would reach 0.76 (a good match) if an exclusive licence
 * were also on offer`, or for a question `Worth checking: is the technology at readiness level 7 or above? If so, and if
 * the public record says so, the score would reach 0.76`. A level is named only when it changes.
 */
export function renderCounterfactual({ changes, score }: Counterfactual, scoreNow: number, language: Language): string {
  const level = levelLabel(score, language);
  const isNew = level !== levelLabel(scoreNow, language);
  const named = isNew ? (language === 'zh' ? `（${level}）` : ` (${level})`) : '';
  const reached = `${number(displayedScore(score), language)}${named}`;
  const asked = changes.filter(isQuestion).map((change) => questionOf(change, language)[language]);
  const moved = changes.flatMap((change) => (isQuestion(change) ? [] : clause(change, language)[language]));
  if (asked.length > 0) return question(asked, moved, reached)[language];
  return {
    zh: `如果${moved.join('，并且')}，匹配度将达到 ${reached}`,
    en: `The score would reach ${reached} if ${moved.join(' and ')}`,
    ru: `Оценка достигла бы ${reached}, если бы ${moved.join(' и ')}`,
  }[language];
}

/** Two conditions: the fact is true, and the public record states it. */
function question(asked: readonly string[], moved: readonly string[], reached: string): Label {
  const besides = (first: string, next: string) => moved.map((one, i) => `${i === 0 ? first : next}${one}`).join('');
  return {
    zh: `值得核实：${asked.join('？')}？如属实并在记录中公开写明${besides('，且', '，并且')}，匹配度将达到 ${reached}`,
    en: `Worth checking: ${asked.join(' and ')}? If so, and if the public record says so${besides(', and if ', ' and ')}, the score would reach ${reached}`,
    ru: `Стоит проверить: ${asked.join(' и ')}? Если бы это было так и было открыто указано${besides(', а также ', ' и ')}, оценка достигла бы ${reached}`,
  };
}

const obstacles: Record<PairObstacle['code'], Label> = {
  same_organisation: {
    zh: '双方属于同一机构',
    en: 'both records belong to one organisation',
    ru: 'обе записи принадлежат одной организации',
  },
  listing_left: { zh: '供给已下架', en: 'the listing has been withdrawn', ru: 'предложение снято' },
  listing_expired: { zh: '供给已过有效期', en: 'the listing has expired', ru: 'срок предложения истёк' },
  demand_left: { zh: '需求已关闭', en: 'the demand has been closed', ru: 'запрос закрыт' },
  demand_expired: { zh: '需求已过期', en: 'the demand has expired', ru: 'срок запроса истёк' },
  no_common_deal_kind: {
    zh: '没有双方都能接受的合作方式',
    en: 'no form of deal suits both sides',
    ru: 'нет формы сделки, которая подходит обеим сторонам',
  },
  nothing_exclusive: {
    zh: '需求方要求独家，而供给方未提供独占性的合作方式',
    en: 'the demand requires exclusivity, and nothing exclusive is on offer',
    ru: 'заказчику нужна исключительность, а она не предлагается',
  },
  no_common_territory: {
    zh: '权利地域没有重合',
    en: 'the territories have no country in common',
    ru: 'территории не пересекаются',
  },
  listing_restricted: {
    zh: '供给方受限制，不能与该国家或地区的机构交易',
    en: 'restrictions on the listing exclude the country of the demand',
    ru: 'ограничения предложения исключают страну запроса',
  },
  demand_restricted: {
    zh: '需求方受限制，不能与该国家或地区的机构交易',
    en: 'restrictions on the demand exclude the country of the listing',
    ru: 'ограничения запроса исключают страну предложения',
  },
};

/** `No pair at present: ...` and the change that would make it one again, without the final stop. */
export function renderObstacle({ code, change }: PairObstacle, language: Language): string {
  const why = obstacles[code][language];
  const said = { zh: `目前不再匹配：${why}`, en: `No pair at present: ${why}`, ru: `Сейчас это не пара: ${why}` };
  if (!change) return said[language];
  const then = clause(change, language)[language];
  return {
    zh: `${said.zh}。如果${then}，则可重新匹配`,
    en: `${said.en}. It would be one again if ${then}`,
    ru: `${said.ru}. Она появилась бы снова, если бы ${then}`,
  }[language];
}

/** Why two records are no pair, as a clause: `the territories have no country in common`. */
export function renderCondition(code: PairObstacle['code'], language: Language): string {
  return obstacles[code][language];
}

/** What would make a pair of two records, without the final stop. */
export function renderLift(change: Move, language: Language): string {
  const then = clause(change, language)[language];
  return {
    zh: `如果${then}，双方即可匹配`,
    en: `They would be a pair if ${then}`,
    ru: `Пара получилась бы, если бы ${then}`,
  }[language];
}

/** A move as a condition, without a subject where only one side can be meant. */
function clause(change: Move, language: Language): Label {
  switch (change.code) {
    case 'price_lowered': {
      const to = money(change.to, language);
      return { zh: `报价降到${to}`, en: `the price came down to ${to}`, ru: `цена снизилась до ${to}` };
    }
    case 'budget_raised': {
      const to = money(change.to, language);
      return { zh: `预算提高到${to}`, en: `the budget went up to ${to}`, ru: `бюджет вырос до ${to}` };
    }
    case 'offer_added': {
      const kind = dealKinds.labels[change.to];
      return {
        zh: `供给方也提供“${kind.zh}”`,
        en: `${withArticle(change.to)} were also on offer`,
        ru: `предлагалась также форма сделки ${quote(inside(kind.ru), 'ru')}`,
      };
    }
    case 'deal_kind_accepted': {
      const kind = dealKinds.labels[change.to];
      return {
        zh: `需求方也接受“${kind.zh}”`,
        en: `${withArticle(change.to)} were also accepted`,
        ru: `принималась также форма сделки ${quote(inside(kind.ru), 'ru')}`,
      };
    }
    case 'territory_widened': {
      const to = where(change.to, language);
      return {
        zh: `权利地域扩大到${to}`,
        en: `the rights were offered for ${to}`,
        ru: `права предлагались на более широкую территорию (${to})`,
      };
    }
    case 'territory_narrowed': {
      const to = where(change.to, language);
      return {
        zh: `需求方只需要以下地域的权利：${to}`,
        en: `rights for ${to} were enough`,
        ru: `было достаточно прав на меньшую территорию (${to})`,
      };
    }
    case 'readiness_raised': {
      const title = trlTitles[change.to];
      return {
        zh: `技术成熟度达到 ${change.to} 级（${title?.zh ?? ''}）`,
        en: `the technology were at readiness level ${change.to} (${inside(title?.en ?? '')})`,
        ru: `готовность технологии поднялась до уровня ${change.to} (${inside(title?.ru ?? '')})`,
      };
    }
    case 'readiness_lowered':
      return {
        zh: `需求方接受 ${change.to} 级的技术成熟度`,
        en: `readiness level ${change.to} were enough`,
        ru: `было достаточно уровня готовности ${change.to}`,
      };
    case 'validity_extended': {
      const to = date(change.to, language);
      return {
        zh: `供给的有效期延长到${to}`,
        en: `the offer stood until ${to}`,
        ru: `предложение действовало до ${to}`,
      };
    }
    case 'exclusivity_waived':
      return { zh: '需求方不再希望独家', en: 'exclusivity were not wanted', ru: 'исключительность не требовалась' };
  }
}
