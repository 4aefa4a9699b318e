import type { EditorStep } from '../record/editor.tsx';
import type { Words } from '../words/words.tsx';
import { NeedFields, ResultFields, TermFields } from './fields.tsx';
import { type DemandValues, ELEMENTS } from './values.ts';

export const DEMAND_STEPS = ['need', 'results', 'terms'] as const;

type Step = Omit<EditorStep<DemandValues>, 'name' | 'title'>;
const STEPS: Readonly<Record<(typeof DEMAND_STEPS)[number], Step>> = {
  need: { Fields: NeedFields, fields: ['kind', 'title', 'problem', 'tried'] },
  results: { Fields: ResultFields, fields: ['results', ...ELEMENTS, 'ipc', 'keywords'] },
  terms: {
    Fields: TermFields,
    fields: [
      'dealKinds',
      'exclusivity',
      'level',
      'budgetMin',
      'budgetMax',
      'currency',
      'deadline',
      'territoryKind',
      'countries',
      'restrictedTo',
      'restrictedCountries',
      'languages',
      'anonymous',
      'acceptedPassages',
    ],
  },
};

/** The steps in which a need is written. */
export function demandSteps({ demand }: Words): EditorStep<DemandValues>[] {
  return DEMAND_STEPS.map((name) => ({ name, title: demand.steps[name], ...STEPS[name] }));
}
