import { type Label, type Language, type LocalizedText, languages, type PairSide } from '@techbourse/domain';
import type { Counterfactual, PairObstacle } from '../reason/change-schema.ts';
import type { Effect, Reason } from '../reason/reason-schema.ts';
import { renderCounterfactual, renderObstacle } from './change.ts';
import { number, quote } from './format.ts';
import { displayedScore, levelLabel } from './level.ts';
import { renderReasons, roundedTogether } from './reason.ts';

export type Explanation = {
  /** Titles and owners as the reader sees them: an unnamed company stays unnamed. */
  readonly titles: Readonly<Record<PairSide, LocalizedText>>;
  readonly owners: Readonly<Record<PairSide, LocalizedText>>;
  readonly score: number;
  readonly base: number;
  /** The side of the reader; undefined for the operator. */
  readonly viewer: PairSide | undefined;
  readonly reasons: readonly Reason[];
  readonly obstacle: PairObstacle | null;
  readonly counterfactual: Counterfactual | null;
  readonly weights: string;
};

/** Renders the whole explanation in lines: the two records, the score, reasons for and against, what would help. */
export function renderExplanation(told: Explanation, language: Language): string {
  const of = (label: Label) => label[language];
  const reasons = roundedTogether(told.reasons, told.score, told.base);
  const words = renderReasons(reasons, language);
  const groups = (['for', 'against', 'neutral'] as const).map((effect) => group(effect, reasons, words, language));
  const would =
    told.counterfactual && `${renderCounterfactual(told.counterfactual, told.score, language)}${stop(language)}`;
  return [
    ...sides(told, language),
    ...(told.obstacle ? [`${renderObstacle(told.obstacle, language)}${stop(language)}`] : []),
    headline(told.score, language),
    ...groups.flat(),
    ...(told.reasons.length === 0 ? [of(notScoredAgain)] : []),
    ...(would ? [would] : []),
    footer(told, language),
  ].join('\n');
}

function headline(score: number, language: Language): string {
  const value = number(displayedScore(score), language);
  const level = levelLabel(score, language);
  return {
    zh: `匹配度 ${value}：${level}。可以理解为双方愿意继续洽谈的概率。`,
    en: `Score ${value}: ${level}. Read it as the chance that both sides will want to go on.`,
    ru: `Оценка ${value}: ${level}. Её можно читать как вероятность того, что обе стороны захотят продолжить.`,
  }[language];
}

const ownSide: Record<'listing' | 'demand', Record<'own' | 'other', Label>> = {
  listing: {
    own: { zh: '您的供给', en: 'Your listing', ru: 'Ваше предложение' },
    other: { zh: '供给', en: 'Listing', ru: 'Предложение' },
  },
  demand: {
    own: { zh: '您的需求', en: 'Your demand', ru: 'Ваш запрос' },
    other: { zh: '需求', en: 'Demand', ru: 'Запрос' },
  },
};

function sides({ titles, owners, viewer }: Explanation, language: Language): string[] {
  return (['listing', 'demand'] as const).map((side) => {
    const title = quote(textIn(titles[side], language), language);
    if (viewer === side) return `${ownSide[side].own[language]}${colon(language)}${title}`;
    const owner = textIn(owners[side], language);
    const said = { zh: `${title}（${owner}）`, en: `${title} (${owner})`, ru: `${title} (${owner})` }[language];
    return `${ownSide[side].other[language]}${colon(language)}${said}`;
  });
}

/** A text in the reader's language, else in the first there is. */
function textIn(text: LocalizedText, language: Language): string {
  const order = [language, 'en' as const, ...languages.codes];
  return order.map((one) => text[one]?.text).find((one) => one !== undefined) ?? '';
}

const groupTitles: Record<Effect, Label> = {
  for: { zh: '有利因素：', en: 'In favour:', ru: 'За:' },
  against: { zh: '不利因素：', en: 'Against:', ru: 'Против:' },
  neutral: { zh: '影响不大的因素：', en: 'With little effect:', ru: 'Почти не влияет:' },
};

/** The reasons of one effect, the strongest first. */
function group(effect: Effect, reasons: readonly Reason[], words: readonly string[], language: Language): string[] {
  const own = reasons
    .map((reason, i) => ({ reason, line: `- ${words[i]}${stop(language)}` }))
    .filter(({ reason }) => reason.effect === effect)
    .sort((a, b) => Math.abs(b.reason.adds) - Math.abs(a.reason.adds));
  return own.length > 0 ? [groupTitles[effect][language], ...own.map(({ line }) => line)] : [];
}

const notScoredAgain: Label = {
  zh: '评分理由将在下次评分后给出。',
  en: 'The reasons will be shown after the pair has been scored again.',
  ru: 'Причины появятся после следующей оценки пары.',
};

function footer({ base: start, weights }: Explanation, language: Language): string {
  const base = number(start, language);
  return {
    zh: `以上各项与起点 ${base} 相加即为匹配度。权重版本：${weights}。`,
    en: `Added to the base of ${base}, these give the score. Weights: version “${weights}”.`,
    ru: `Вместе с исходным значением ${base} это даёт оценку. Версия весов: «${weights}».`,
  }[language];
}

function stop(language: Language): string {
  return language === 'zh' ? '。' : '.';
}

function colon(language: Language): string {
  return language === 'zh' ? '：' : ': ';
}
