import { countryCodes, currencyCodes, type Money, offerKinds, type Territory } from '@techbourse/domain';
import fc from 'fast-check';
import { type Change, moves, questions } from '../contract/changes.ts';
import { type Reason, reasonParts, type SharedTerm } from '../contract/reasons.ts';

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
const code = fc.constantFrom('H01M 10/0562', 'C01B 32/184');

type DataOf<Code extends Reason['code']> = Extract<Reason, { code: Code }>['data'];
const data: { [Code in Reason['code']]: fc.Arbitrary<DataOf<Code>> } = {
  shared_terms: fc.record({ terms: fc.array(term, { maxLength: 8 }) }),
  no_shared_terms: fc.constant({}),
  passages_meet: fc.record({
    whole: unit,
    coverage: unit,
    lessened: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    passages: fc.array(fc.record({ demand: passage, listing: passage, similarity: unit }), { maxLength: 3 }),
  }),
  classification: fc.record({ similarity: unit, listing: code, demand: code }),
  ready_enough: fc.record({ level, wanted: level }),
  too_early: fc.record({ level, wanted: level, gap: level }),
  deal_kinds: fc.record({ common: fc.uniqueArray(fc.constantFrom(...offerKinds.codes)) }),
  exclusivity_possible: fc.record({ wanted }),
  exclusivity_not_offered: fc.record({ wanted }),
  price_within_budget: fc.record({ asked: money, budget: money }),
  price_above_budget: fc.record({ asked: money, budget: money }),
  territory: fc.record({ coverage: unit, offered: territory, wanted: territory }),
  valid_long_enough: fc.record({ validUntil: day, deadline: day }),
  lapses_before_deadline: fc.record({ validUntil: day, deadline: day }),
};

const effect = fc.constantFrom('for' as const, 'against' as const, 'neutral' as const);
const adds = fc.double({ min: -1, max: 1, noNaN: true });

export const reasons = Object.keys(reasonParts) as Reason['code'][];
export const reasonOf = (code: Reason['code']): fc.Arbitrary<Reason> =>
  fc
    .record({ effect, adds, data: data[code] as fc.Arbitrary<Reason['data']> })
    .map((told) => ({ code, part: reasonParts[code], ...told }) as Reason);

type ToOf<Code extends Change['code']> = Omit<Extract<Change, { code: Code }>, 'code'>;
const targets: { [Code in Change['code']]: fc.Arbitrary<ToOf<Code>> } = {
  price_lowered: fc.record({ to: money }),
  budget_raised: fc.record({ to: money }),
  offer_added: fc.record({ to: fc.constantFrom(...offerKinds.codes) }),
  deal_kind_accepted: fc.record({ to: fc.constantFrom(...offerKinds.codes) }),
  territory_widened: fc.record({ to: territory }),
  territory_narrowed: fc.record({ to: territory }),
  readiness_raised: fc.record({ to: level }),
  readiness_lowered: fc.record({ to: level }),
  validity_extended: fc.record({ to: day }),
  exclusivity_waived: fc.constant({}),
  price_stated: fc.record({ to: money }),
  budget_stated: fc.record({ to: money }),
  offer_stated: fc.record({ to: fc.constantFrom(...offerKinds.codes) }),
  deal_kind_stated: fc.record({ to: fc.constantFrom(...offerKinds.codes) }),
  territory_stated: fc.record({ to: territory }),
  territory_wanted_stated: fc.record({ to: territory }),
  readiness_stated: fc.record({ to: level }),
  readiness_wanted_stated: fc.record({ to: level }),
  validity_stated: fc.record({ to: day }),
  deadline_stated: fc.record({ to: day }),
  listing_classified: fc.record({ to: code }),
  demand_classified: fc.record({ to: code }),
  word_used: fc.record({
    ...{ to: word, english: fc.option(fc.constant('battery')) },
    quote: fc.constantFrom('', 'with a solid electrolyte …'),
  }),
};
export const changes = [...moves, ...questions];
export const changeOf = <Code extends Change['code']>(code: Code) =>
  (targets[code] as fc.Arbitrary<object>).map((to) => ({ code, ...to }) as Extract<Change, { code: Code }>);
