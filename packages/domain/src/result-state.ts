import { vocabulary } from './vocabulary.ts';

/** What a listing says to a required result of a need. */
export const resultStates = vocabulary('ResultState', {
  met: { zh: '达到', en: 'Met', ru: 'Достигается' },
  not_met: { zh: '未达到', en: 'Not met', ru: 'Не достигается' },
  similar: { zh: '近似指标，待核对', en: 'Similar measure, to be checked', ru: 'Близкий показатель, проверьте' },
  not_comparable: { zh: '无法比较', en: 'Cannot be compared', ru: 'Нельзя сравнить' },
  not_said: { zh: '未说明', en: 'Not said', ru: 'Не указано' },
});
export type ResultState = (typeof resultStates.codes)[number];
