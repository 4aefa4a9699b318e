import type { RequestOf, Schemas } from '@techbourse/client';
import {
  RESTRICTION_POINTERS,
  type RestrictionValues,
  restrictionsOf,
  restrictionValuesOf,
} from '../record/restrictions.ts';
import { type TerritoryValues, territoryOf, territoryValuesOf } from '../record/territory.ts';
import { localizedOf, type Texts, textsOf, wordsOf } from '../record/texts.ts';

export type Demand = Schemas['Demand'];
export type DemandContent = RequestOf<'/api/demands', 'post'>['body'];
type Element = 'material' | 'method' | 'efficacy' | 'product' | 'application';
type Comparison = Schemas['Comparison'];
export type Result = {
  metric: string;
  comparison: Comparison;
  value: string | number;
  valueTo: string | number;
  unit: string;
};
export type DemandValues = {
  kind: DemandContent['kind'];
  title: Texts;
  problem: Texts;
  tried: Texts;
  results: Result[];
  ipc: string;
  keywords: string;
  level: string;
  dealKinds: string[];
  exclusivity: string;
  budgetMin: string | number;
  budgetMax: string | number;
  currency: string;
  deadline: string;
  anonymous: boolean;
  acceptedPassages: string[];
  languages: string[];
} & TerritoryValues &
  RestrictionValues & { [E in Element]: Texts };

export const ELEMENTS: readonly Element[] = ['material', 'method', 'efficacy', 'product', 'application'];
export const EMPTY_RESULT: Result = { metric: '', comparison: 'at_least', value: '', valueTo: '', unit: '' };

/** Where each field stands in what is sent (JSON pointer). */
export const DEMAND_POINTERS: Readonly<Record<keyof DemandValues, string>> = {
  kind: '/kind',
  title: '/title',
  problem: '/problem',
  tried: '/tried',
  results: '/requiredResults',
  material: '/elements/material',
  method: '/elements/method',
  efficacy: '/elements/efficacy',
  product: '/elements/product',
  application: '/elements/application',
  ipc: '/ipc',
  keywords: '/keywords',
  level: '/readinessWanted',
  dealKinds: '/dealKinds',
  exclusivity: '/exclusivity',
  budgetMin: '/budget/min',
  budgetMax: '/budget',
  currency: '/budget/max/currency',
  deadline: '/deadline',
  anonymous: '/anonymous',
  acceptedPassages: '/acceptedPassages',
  territoryKind: '/territory',
  countries: '/territory/countries',
  languages: '/languages',
  ...RESTRICTION_POINTERS,
};

export function valuesOf(demand: Partial<Demand>): DemandValues {
  const { budget, elements } = demand;
  return {
    kind: demand.kind ?? 'technology',
    title: textsOf(demand.title),
    problem: textsOf(demand.problem),
    tried: textsOf(demand.tried),
    results: (demand.requiredResults ?? []).map((one) => ({ ...one, valueTo: one.valueTo ?? '' })),
    material: textsOf(elements?.material),
    method: textsOf(elements?.method),
    efficacy: textsOf(elements?.efficacy),
    product: textsOf(elements?.product),
    application: textsOf(elements?.application),
    ipc: (demand.ipc ?? []).join(', '),
    keywords: (demand.keywords ?? []).join(', '),
    level: demand.readinessWanted === undefined ? '' : String(demand.readinessWanted),
    dealKinds: demand.dealKinds ?? [],
    exclusivity: demand.exclusivity ?? '',
    budgetMin: budget?.min?.amount ?? '',
    budgetMax: budget?.max?.amount ?? '',
    currency: budget?.max?.currency ?? budget?.min?.currency ?? 'CNY',
    deadline: demand.deadline ?? '',
    anonymous: demand.anonymous ?? false,
    acceptedPassages: demand.acceptedPassages ?? [],
    languages: demand.languages ?? [],
    ...territoryValuesOf(demand.territory),
    ...restrictionValuesOf(demand.restrictions),
  };
}

/** What a form says, as the exchange takes it. */
export function contentOf(values: DemandValues, before: Partial<Demand> = {}): DemandContent {
  const elements = ELEMENTS.map((name) => [name, localizedOf(values[name], before.elements?.[name])] as const);
  const hasElements = elements.some(([, text]) => text !== undefined);
  const content: { [K in keyof DemandContent]: DemandContent[K] | undefined } = {
    kind: values.kind,
    title: localizedOf(values.title, before.title),
    problem: localizedOf(values.problem, before.problem),
    tried: localizedOf(values.tried, before.tried),
    requiredResults: resultsOf(values.results),
    elements: hasElements ? present(Object.fromEntries(elements)) : undefined,
    // The exchange reads lists as they are printed, where a group takes its subclass from the code before it.
    ipc: filled(values.ipc.trim() === '' ? [] : [values.ipc.trim()]),
    keywords: filled(wordsOf(values.keywords)),
    readinessWanted: values.level === '' ? undefined : Number(values.level),
    dealKinds: filled(values.dealKinds) as DemandContent['dealKinds'],
    exclusivity: (values.exclusivity || undefined) as DemandContent['exclusivity'],
    budget: budgetOf(values),
    deadline: values.deadline || undefined,
    anonymous: values.anonymous || undefined,
    acceptedPassages: values.anonymous && values.acceptedPassages.length > 0 ? values.acceptedPassages : undefined,
    territory: territoryOf(values),
    languages: filled(values.languages) as DemandContent['languages'],
    restrictions: restrictionsOf(values),
  };
  return present(content) as DemandContent;
}

/** The same for a record that stands: what the form leaves empty is emptied. */
export function changesOf(values: DemandValues, before: Demand) {
  const content: Record<string, unknown> = { ...contentOf(values, before), anonymous: values.anonymous };
  for (const field of EDITED) if (content[field] === undefined && before[field] !== undefined) content[field] = null;
  return content as Omit<RequestOf<'/api/demands/{id}', 'patch'>['body'], 'expectedVersion'>;
}

const EDITED = [
  'title',
  'problem',
  'tried',
  'requiredResults',
  'territory',
  'acceptedPassages',
  'elements',
  'ipc',
  'keywords',
  'readinessWanted',
  'dealKinds',
  'exclusivity',
  'budget',
  'deadline',
  'languages',
  'restrictions',
] as const satisfies readonly (keyof Demand)[];

const filled = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);
const present = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '')) as Partial<T>;

function resultsOf(results: readonly Result[]): DemandContent['requiredResults'] {
  const said = results.filter(({ metric, value, unit }) => metric !== '' || value !== '' || unit !== '');
  const sent = said.map(({ metric, comparison, value, valueTo, unit }) => ({
    metric,
    comparison,
    unit,
    ...(value !== '' && { value: Number(value) }),
    ...(comparison === 'between' && valueTo !== '' && { valueTo: Number(valueTo) }),
  }));
  // A missing number is for the exchange to name.
  return filled(sent) as DemandContent['requiredResults'];
}

function budgetOf({ budgetMin, budgetMax, currency }: DemandValues): DemandContent['budget'] {
  const money = (value: string | number) =>
    value === '' ? undefined : { amount: String(value), currency: currency as Schemas['Currency'] };
  const budget = present({ min: money(budgetMin), max: money(budgetMax) });
  return Object.keys(budget).length > 0 ? (budget as DemandContent['budget']) : undefined;
}
