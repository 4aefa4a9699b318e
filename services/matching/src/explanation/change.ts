import { type Label, type Language, type OfferKind, offerKinds, trlTitles } from '@techbourse/domain';
import type { Change, Counterfactual } from '../contract/changes.ts';
import { date, inside, money, number, quote, where } from './format.ts';

/** `The score would reach 0.71 if an exclusive licence were also on offer`, without the last stop. */
export function renderCounterfactual({ changes, score }: Counterfactual, language: Language): string {
  const clauses = changes.map((change) => clause(change, language)[language]);
  const reached = number(score, language);
  return {
    zh: `如果${clauses.join('，并且')}，匹配度将达到 ${reached}`,
    en: `The score would reach ${reached} if ${clauses.join(' and ')}`,
    ru: `Оценка достигла бы ${reached}, если бы ${clauses.join(' и ')}`,
  }[language];
}

/** A change as a condition; no subject is needed where only one side can be meant. */
function clause(change: Change, language: Language): Label {
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
      const kind = offerKinds.labels[change.to];
      return {
        zh: `供给方也提供“${kind.zh}”`,
        en: `${withArticle(change.to)} were also on offer`,
        ru: `предлагалась также форма сделки ${quote(inside(kind.ru), 'ru')}`,
      };
    }
    case 'deal_kind_accepted': {
      const kind = offerKinds.labels[change.to];
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

/** Kinds of work are said without an article. */
const UNCOUNTED: readonly OfferKind[] = ['joint_development', 'consulting'];

function withArticle(kind: OfferKind): string {
  const label = inside(offerKinds.labels[kind].en);
  if (UNCOUNTED.includes(kind)) return label;
  return `${/^[aeio]/.test(label) ? 'an' : 'a'} ${label}`;
}
