import type { Label, Language } from '@techbourse/domain';
import { levelOf } from '../reason/counterfactual.ts';

/** A score in hundredths, at most .99, because nobody is certain of what people will do. */
export function displayedScore(score: number): number {
  return Math.min(99, Math.round(score * 100)) / 100;
}

/** Labels of the levels, the lowest first. */
const labels: readonly Label[] = [
  { zh: '匹配度较低', en: 'a weak match', ru: 'слабое соответствие' },
  { zh: '可能匹配', en: 'a possible match', ru: 'возможное соответствие' },
  { zh: '比较匹配', en: 'a fair match', ru: 'неплохое соответствие' },
  { zh: '很匹配', en: 'a good match', ru: 'хорошее соответствие' },
  { zh: '非常匹配', en: 'a very good match', ru: 'очень хорошее соответствие' },
];

/** The label of a score. */
export function levelLabel(score: number, language: Language): string {
  return labels[levelOf(displayedScore(score))]?.[language] ?? '';
}
