import { comparisons, countryCodes, currencyCodes, dealKinds, type Money, type Territory } from '@techbourse/domain';
import fc from 'fast-check';
import { type Change, moves, questions } from '../src/reason/change-schema.ts';
import { type Reason, reasonParts, type SharedTerm } from '../src/reason/reason-schema.ts';

/** Arbitrary reasons and changes of every code. */
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const level = fc.integer({ min: 1, max: 9 });
const money: fc.Arbitrary<Money> = fc.record({
  amount: fc.integer({ min: 0, max: 1e9 }).map(String),
  currency: fc.constantFrom(...currencyCodes),
});
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const territory: fc.Arbitrary<Territory> = fc.oneof(
  fc.constant<Territory>({ kind: 'worldwide' }),
  fc
    .uniqueArray(fc.constantFrom(...countryCodes), { minLength: 1, maxLength: 30 })
    .map((countries): Territory => ({ kind: 'countries', countries })),
);
const word = fc.constantFrom('battery', 'solid electrolyte', '电池', '固态 电解质', 'аккумулятор', 'TiO2', 'C++');
const term: fc.Arbitrary<SharedTerm> = fc
  .record({
    term: fc.constantFrom('batteri', 'solid', 'solid_electrolyt', '电池', 'аккумулятор'),
    weight: unit,
    listing: fc.option(word),
    demand: fc.option(word),
    english: fc.option(fc.constantFrom('battery', 'electrolyte')),
  })
  .filter(({ listing, demand }) => listing !== null || demand !== null);
const passage = fc.constantFrom(
  'A sulfide electrolyte for all-solid cells. It carries 5 mS/cm.\nMade by ball milling.',
  '硫化物固态电解质，室温离子电导率达5 mS/cm。采用球磨法制备。',
  'Электролит для твердотельных батарей. Получен помолом.',
  'short',
);
const wanted = fc.constantFrom('required' as const, 'preferred' as const);
const kind = fc.constantFrom(...dealKinds.codes);
const code = fc.constantFrom('H01M 10/0562', 'C01B 32/184');

const measure = fc.constantFrom('kPa', '°C', 'мг/л', '毫克/升');
const amount = fc.double({ min: -1e6, max: 1e9, noNaN: true });
const result = {
  wanted: fc.option(
    fc.record({
      metric: word,
      comparison: fc.constantFrom(...comparisons.codes),
      value: amount,
      valueTo: fc.option(amount),
      unit: measure,
    }),
  ),
  measured: fc.option(
    fc.record({ metric: passage, value: amount, unit: measure, inWanted: fc.option(amount), said: fc.boolean() }),
  ),
};

/** An arbitrary value for each field. */
type Fields<T> = { [Field in keyof T]: fc.Arbitrary<T[Field]> };
type DataOf<Code extends Reason['code']> = Extract<Reason, { code: Code }>['data'];
const data: { [Code in Reason['code']]: Fields<DataOf<Code>> } = {
  shared_terms: { terms: fc.array(term, { maxLength: 8 }) },
  no_shared_terms: {},
  passages_meet: {
    whole: unit,
    coverage: unit,
    lessened: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    passages: fc.array(fc.record({ demand: passage, listing: passage, similarity: unit }), { maxLength: 3 }),
  },
  classification: { similarity: unit, listing: code, demand: code },
  ready_enough: { level, wanted: level },
  too_early: { level, wanted: level, gap: level },
  deal_kinds: { common: fc.uniqueArray(kind) },
  exclusivity_possible: { wanted },
  exclusivity_not_offered: { wanted },
  price_within_budget: { asked: money, budget: money },
  price_above_budget: { asked: money, budget: money },
  territory: { coverage: unit, offered: territory, wanted: territory },
  valid_long_enough: { validUntil: day, deadline: day },
  lapses_before_deadline: { validUntil: day, deadline: day },
  excluded_found: { excluded: fc.option(word), quote: fc.option(passage), mentioned: fc.boolean() },
  excluded_absent: { excluded: fc.option(word), quote: fc.option(passage) },
  result_met: result,
  result_not_met: result,
  result_not_comparable: result,
  use_excluded: { excluded: fc.option(word), quote: fc.option(passage) },
};

const effect = fc.constantFrom('for' as const, 'against' as const, 'neutral' as const);
const adds = fc.double({ min: -1, max: 1, noNaN: true });

export const reasons = Object.keys(reasonParts) as Reason['code'][];
export const reasonOf = (code: Reason['code']): fc.Arbitrary<Reason> =>
  fc
    .record({ effect, adds, data: fc.record<Record<string, unknown>>(data[code]) })
    .map((told) => ({ code, part: reasonParts[code], ...told }) as Reason);

type ToOf<Code extends Change['code']> = Omit<Extract<Change, { code: Code }>, 'code'>;
const targets: { [Code in Change['code']]: Fields<ToOf<Code>> } = {
  price_lowered: { to: money },
  budget_raised: { to: money },
  offer_added: { to: kind },
  deal_kind_accepted: { to: kind },
  territory_widened: { to: territory },
  territory_narrowed: { to: territory },
  readiness_raised: { to: level },
  readiness_lowered: { to: level },
  validity_extended: { to: day },
  exclusivity_waived: {},
  price_stated: { to: money },
  budget_stated: { to: money },
  offer_stated: { to: kind },
  deal_kind_stated: { to: kind },
  territory_stated: { to: territory },
  territory_wanted_stated: { to: territory },
  readiness_stated: { to: level },
  readiness_wanted_stated: { to: level },
  validity_stated: { to: day },
  deadline_stated: { to: day },
  listing_classified: { to: code },
  demand_classified: { to: code },
  word_used: {
    to: word,
    english: fc.option(fc.constant('battery')),
    quote: fc.constantFrom('', 'with a solid electrolyte …'),
  },
};
export const changes = [...moves, ...questions];
export const changeOf = <Code extends Change['code']>(code: Code) =>
  fc.record<Record<string, unknown>>(targets[code]).map((to) => ({ code, ...to }) as Extract<Change, { code: Code }>);
