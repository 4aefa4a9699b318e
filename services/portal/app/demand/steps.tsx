import type { EditorStep } from '../record/editor.tsx';
import type { Words } from '../words/words.tsx';
import { NeedFields, ResultFields, TermFields } from './fields.tsx';
import type { DemandValues } from './values.ts';

export const DEMAND_STEPS = ['need', 'results', 'terms'] as const;

/** The steps in which a need is written. */
export function demandSteps({ demand }: Words): EditorStep<DemandValues>[] {
  const fields = { need: NeedFields, results: ResultFields, terms: TermFields };
  return DEMAND_STEPS.map((name) => ({ name, title: demand.steps[name], Fields: fields[name] }));
}
