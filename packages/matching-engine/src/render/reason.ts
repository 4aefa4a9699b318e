import { dealKinds, type Label, type Language, trlTitles } from '@techbourse/domain';
import type { Reason, SharedTerm } from '../reason/reason-schema.ts';
import { date, inside, money, number, percent, quote, row, where } from './format.ts';
import { displayedScore } from './level.ts';
import { bestSentence } from './quotation.ts';
import { exclusion, result } from './requirement.ts';
import { sharedTermList } from './shared-terms.ts';

/**
 * Renders reasons as sentences without a final stop, each with what it adds to the score. Only codes and data are stored.
 */
export function renderReasons(reasons: readonly Reason[], language: Language): string[] {
  const terms = reasons.flatMap((reason) => (reason.code === 'shared_terms' ? reason.data.terms : []));
  return reasons.map((reason) => `${say(reason, terms, language)[language]}${addition(reason.adds, language)}`);
}

/**
 * Rounds what reasons add to hundredths so that displayed base and reasons sum to the displayed score. The largest
 * reason takes the rounding error.
 */
export function roundedTogether(reasons: readonly Reason[], score: number, base: number): Reason[] {
  const hundredths = reasons.map(({ adds }) => Math.round(adds * 100));
  const rest =
    Math.round(displayedScore(score) * 100) - Math.round(base * 100) - hundredths.reduce((sum, one) => sum + one, 0);
  const largest = reasons.reduce((at, { adds }, i) => (Math.abs(adds) > Math.abs(reasons[at]?.adds ?? 0) ? i : at), 0);
  return reasons.map((reason, i) => ({ ...reason, adds: ((hundredths[i] ?? 0) + (i === largest ? rest : 0)) / 100 }));
}

/** `(adds 0.31)`; empty below half a hundredth. */
function addition(adds: number, language: Language): string {
  const text = number(Math.abs(adds), language);
  if (text === number(0, language)) return '';
  const more = adds > 0;
  return {
    zh: `（${more ? '加' : '减'} ${text}）`,
    en: ` (${more ? 'adds' : 'takes away'} ${text})`,
    ru: ` (${more ? 'прибавляет' : 'отнимает'} ${text})`,
  }[language];
}

function say(reason: Reason, terms: readonly SharedTerm[], language: Language): Label {
  switch (reason.code) {
    case 'shared_terms':
      return sharedTerms(reason, language);
    case 'no_shared_terms':
      return {
        zh: '双方文本没有共同的词语',
        en: 'The two texts have no words in common',
        ru: 'В двух текстах нет общих слов',
      };
    case 'passages_meet':
      return passages(reason, terms, language);
    case 'classification':
      return classes(reason);
    case 'ready_enough':
    case 'too_early':
      return readiness(reason, language);
    case 'deal_kinds':
      return commonKinds(reason.data.common, language);
    case 'exclusivity_possible':
    case 'exclusivity_not_offered':
      return exclusivity(reason);
    case 'price_within_budget':
    case 'price_above_budget':
      return price(reason, language);
    case 'territory':
      return territory(reason, language);
    case 'valid_long_enough':
    case 'lapses_before_deadline':
      return validity(reason, language);
    case 'excluded_found':
    case 'excluded_absent':
    case 'use_excluded':
      return exclusion(reason, language);
    case 'result_met':
    case 'result_not_met':
    case 'result_not_comparable':
      return result(reason, language);
  }
}

type Of<Code extends Reason['code']> = Extract<Reason, { code: Code }>;

function sharedTerms({ data }: Of<'shared_terms'>, language: Language): Label {
  const terms = sharedTermList(data.terms, language);
  if (!terms) {
    return {
      zh: '双方文本有共同的词语，但此后文本已有改动',
      en: 'The texts had words in common when they were compared; they have changed since',
      ru: 'При сравнении в текстах были общие слова; с тех пор тексты изменились',
    };
  }
  return {
    zh: `双方文本共有的词语：${terms}`,
    en: `Words that both texts share: ${terms}`,
    ru: `Общие слова обоих текстов: ${terms}`,
  };
}

/** Thresholds of passage coverage; two texts of one trade about different things have .41. */
const NEAR = 0.55;
const RELATED = 0.4;

function passages({ data }: Of<'passages_meet'>, terms: readonly SharedTerm[], language: Language): Label {
  const [nearest] = data.passages;
  const quoted = (side: 'listing' | 'demand') => {
    const words = terms.flatMap((term) => term[side] ?? []);
    return quote(bestSentence(nearest?.[side] ?? '', words), language);
  };
  const degree = data.coverage >= NEAR ? 0 : data.coverage >= RELATED ? 1 : 2;
  const value = number(data.coverage, language);
  const density = densityNote(data.lessened);
  const said: Label = {
    zh: `含义${['相近', '相关', '关联不大'][degree]}（相近度 ${value}，最高为 1）${density.zh}`,
    en: `In meaning the texts are ${['close', 'related', 'only loosely related'][degree]} (${value} of 1)${density.en}`,
    ru: `По смыслу тексты ${['близки', 'связаны', 'связаны слабо'][degree]} (${value} из 1)${density.ru}`,
  };
  if (!nearest) return said;
  const [need, offer] = [quoted('demand'), quoted('listing')];
  return {
    zh: `${said.zh}；最接近的是需求中的${need}与供给中的${offer}`,
    en: `${said.en}; closest are the demand's ${need} and the listing's ${offer}`,
    ru: `${said.ru}; ближе всего: в запросе ${need}, в предложении ${offer}`,
  };
}

/** Smallest density correction that the text mentions. */
const DENSITY_SHOWN_MIN = 0.02;

/** A note on the density correction. */
function densityNote(lessened: number): Label {
  if (lessened >= DENSITY_SHOWN_MIN) {
    return {
      zh: '，但类似的供给较多，因而略打折扣',
      en: ', slightly lowered because many listings offer much the same',
      ru: ', чуть меньше из-за множества похожих предложений',
    };
  }
  if (lessened <= -DENSITY_SHOWN_MIN) {
    return {
      zh: '，而且类似的供给很少，因而略有加成',
      en: ', slightly raised because few listings offer anything similar',
      ru: ', чуть больше, потому что похожих предложений мало',
    };
  }
  return { zh: '', en: '', ru: '' };
}

/** Similarity from which two codes share the class. */
const SAME_CLASS = 0.35;

function classes({ data: { listing, demand, similarity } }: Of<'classification'>): Label {
  if (listing === demand) {
    return {
      zh: `双方同属专利分类 ${demand}`,
      en: `Both are classified in ${demand}`,
      ru: `Оба отнесены к классу ${demand}`,
    };
  }
  const near = similarity >= SAME_CLASS;
  return {
    zh: `专利分类${near ? '相邻' : '相距较远'}：供给为 ${listing}，需求为 ${demand}`,
    en: `The patent classes lie ${near ? 'near each other' : 'apart'}: ${listing} offered, ${demand} wanted`,
    ru: `Патентные классы ${near ? 'близки' : 'далеки друг от друга'}: предлагается ${listing}, нужен ${demand}`,
  };
}

function readiness({ code, data }: Of<'ready_enough'> | Of<'too_early'>, language: Language): Label {
  const { level, wanted } = data;
  const title = trlTitles[level]?.[language] ?? '';
  const enough = code === 'ready_enough';
  return {
    zh: `技术成熟度为 ${level} 级（${title}），${enough ? '达到' : '低于'}需求方要求的 ${wanted} 级`,
    en: `The technology is at readiness level ${level} (${inside(title)}); level ${wanted} is ${enough ? 'enough' : 'needed'}`,
    ru: `Готовность технологии — уровень ${level} (${inside(title)}); ${enough ? `достаточно уровня ${wanted}` : `нужен уровень ${wanted}`}`,
  };
}

function commonKinds(common: Of<'deal_kinds'>['data']['common'], language: Language): Label {
  if (common.length === 0) {
    return {
      zh: '没有双方都能接受的合作方式',
      en: 'No form of deal suits both sides',
      ru: 'Нет формы сделки, которая подходит обеим сторонам',
    };
  }
  const labels = common.map((kind) => dealKinds.labels[kind][language]);
  const kinds = row(language === 'zh' ? labels : labels.map(inside), language);
  return {
    zh: `双方都能接受的合作方式：${kinds}`,
    en: `Forms of deal that suit both sides: ${kinds}`,
    ru: `Формы сделки, которые подходят обеим сторонам: ${kinds}`,
  };
}

function exclusivity({ code, data }: Of<'exclusivity_possible'> | Of<'exclusivity_not_offered'>): Label {
  const required = data.wanted === 'required';
  const possible = code === 'exclusivity_possible';
  return {
    zh: `需求方${required ? '要求' : '希望'}独家，${possible ? '供给方可以提供' : '但双方都能接受的合作方式都不是独占的'}`,
    en: `The demand ${required ? 'requires' : 'prefers'} exclusivity, ${possible ? 'and it can be had' : 'but no form of deal that suits both is exclusive'}`,
    ru: `Заказчику ${required ? 'нужна исключительность' : 'желательна исключительность'}, ${possible ? 'и она возможна' : 'но ни одна подходящая обоим форма сделки её не даёт'}`,
  };
}

function price({ code, data }: Of<'price_within_budget'> | Of<'price_above_budget'>, language: Language): Label {
  const [asked, budget] = [money(data.asked, language), money(data.budget, language)];
  if (code === 'price_within_budget') {
    return {
      zh: `报价（${asked}起）在预算（最高${budget}）之内`,
      en: `The price asked (from ${asked}) is within the budget (up to ${budget})`,
      ru: `Цена (от ${asked}) укладывается в бюджет (до ${budget})`,
    };
  }
  const over = Number(data.asked.amount) / Number(data.budget.amount) - 1;
  // A budget of zero gives no percentage, and less than half a per cent would be shown as 0%.
  const share = Number.isFinite(over) && over >= 0.005 ? percent(over, language) : '';
  return {
    zh: `报价（${asked}起）超出预算（最高${budget}）${share}`,
    en: `The price asked (from ${asked}) is ${share && `${share} `}above the budget (up to ${budget})`,
    ru: `Цена (от ${asked}) превышает бюджет (до ${budget})${share && ` на ${share}`}`,
  };
}

function territory({ data }: Of<'territory'>, language: Language): Label {
  const [offered, wanted] = [where(data.offered, language), where(data.wanted, language)];
  if (data.coverage === 1) {
    return {
      zh: `权利地域满足需求：${wanted}`,
      en: `The rights offered cover the territory wanted: ${wanted}`,
      ru: `Права предлагаются на всю нужную территорию: ${wanted}`,
    };
  }
  const none = data.coverage === 0;
  return {
    zh: `权利地域${none ? '不包含' : '只包含部分'}所需地域：供给为${offered}，需求为${wanted}`,
    en: `The rights offered cover ${none ? 'nothing' : 'only a part'} of the territory wanted: offered for ${offered}, wanted for ${wanted}`,
    ru: `Права предлагаются ${none ? 'не на ту территорию' : 'лишь на часть территории'}: предложено — ${offered}; нужно — ${wanted}`,
  };
}

function validity({ code, data }: Of<'valid_long_enough'> | Of<'lapses_before_deadline'>, language: Language): Label {
  const [until, deadline] = [date(data.validUntil, language), date(data.deadline, language)];
  const enough = code === 'valid_long_enough';
  return {
    zh: `供给有效期至${until}，${enough ? '覆盖' : '早于'}需求的截止日期${deadline}`,
    en: `The offer stands until ${until}, ${enough ? 'which covers' : 'before'} the deadline of ${deadline}`,
    ru: `Предложение действует ${enough ? '' : 'лишь '}до ${until}, ${enough ? '' : 'а '}срок запроса — ${deadline}`,
  };
}
