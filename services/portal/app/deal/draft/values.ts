import type { RequestOf, Schemas } from '@techbourse/client';
import { wordsOf } from '../../record/texts.ts';
import type { Contract, Deal, Terms } from '../reads.ts';
import { less } from './decimal.ts';

export type Draft = RequestOf<'/api/deals/{id}/contracts', 'post'>['body'];
export type Edit = RequestOf<'/api/contracts/{id}', 'patch'>['body'];
type Amount = string | number;

/** What the form of a contract holds. */
export type DraftValues = {
  type: Terms['type'];
  kind: Terms['kind'];
  title: string;
  subject: string;
  clauses: string;
  patents: string;
  country: string;
  city: string;
  termFrom: string;
  termTo: string;
  law: string;
  value: Amount;
  currency: string;
  items: { kind: Terms['otherItems'][number]['kind']; description: string; amount: Amount }[];
  paymentKind: Terms['payment']['kind'];
  schedule: { dueOn: string; amount: Amount; condition: string }[];
  rate: Amount;
  base: Schemas['RoyaltyBase'];
  minimum: Amount;
  reportMonths: Amount;
  entryFee: Amount;
  company: string;
  share: Amount;
  cash: Amount;
  exclusivity: NonNullable<Terms['licence']>['exclusivity'];
  field: 'all' | 'ipc';
  ipc: string;
  territory: 'worldwide' | 'countries';
  countries: string[];
  sublicensing: NonNullable<Terms['licence']>['sublicensing'];
  representatives: { seller: string; buyer: string };
  noAgencies: boolean;
};

export const EMPTY_ITEM = { kind: 'equipment', description: '', amount: '' } as const;
export const EMPTY_LINE = { dueOn: '', amount: '', condition: '' } as const;

/** Where each field stands in what is sent. */
export const POINTERS = {
  type: '/type',
  kind: '/kind',
  title: '/title',
  subject: '/subject',
  clauses: '/clauses',
  patents: '/patents',
  country: '/place',
  termFrom: '/term/from',
  termTo: '/term/to',
  law: '/term/law',
  value: '/value',
  items: '/otherItems',
  schedule: '/payment/schedule',
  rate: '/payment/royalty',
  minimum: '/payment/royalty/minimumPerYear',
  reportMonths: '/payment/royalty/reportMonths',
  entryFee: '/payment/entryFee',
  company: '/payment/company',
  share: '/payment/sharePercent',
  cash: '/payment/cash',
  exclusivity: '/licence/exclusivity',
  ipc: '/licence/fieldOfUse',
  countries: '/licence/territory',
  assignmentCountries: '/assignment',
  parties: '/parties',
  agencies: '/agencies',
  technology: '/technologyValue',
} as const;

/** A new draft, as far as the deal says it: what it is about, where, and under whose law. */
export function valuesFor({ listing, seller }: Deal, title: string, today: string): DraftValues {
  const { snapshot } = listing;
  const isPatent = snapshot.kind === 'patent';
  const { patent, territory } = snapshot;
  return {
    type: 'licence',
    kind: isPatent ? 'patent_licence' : 'know_how_licence',
    title,
    subject: '',
    clauses: '',
    patents: [patent?.applicationNumber, patent?.publicationNumber].filter(Boolean).join(', '),
    country: seller.country,
    city: '',
    termFrom: today,
    termTo: '',
    law: seller.country,
    value: '',
    currency: snapshot.price && 'amount' in snapshot.price ? snapshot.price.amount.currency : 'CNY',
    items: [],
    paymentKind: 'lump_sum',
    schedule: [{ ...EMPTY_LINE }],
    rate: '',
    base: 'net_sales',
    minimum: '',
    reportMonths: '',
    entryFee: '',
    company: '',
    share: '',
    cash: '',
    exclusivity: 'non_exclusive',
    field: 'all',
    ipc: '',
    territory: territory?.kind ?? 'worldwide',
    countries: territory?.kind === 'countries' ? territory.countries : [],
    sublicensing: 'forbidden',
    representatives: { seller: '', buyer: '' },
    noAgencies: false,
  };
}

/** The form of a text that stands. */
export function valuesOf(terms: Terms, deal: Deal): DraftValues {
  const { payment, licence, assignment, term, place } = terms;
  const royalty = 'royalty' in payment ? payment.royalty : undefined;
  const territory = licence?.territory ?? assignment?.territory;
  const representative = (id: string | null) =>
    terms.parties.find(({ organisationId }) => organisationId === id)?.representative ?? '';
  return {
    type: terms.type,
    kind: terms.kind,
    title: terms.title,
    subject: terms.subject,
    clauses: terms.clauses ?? '',
    patents: terms.patents.join(', '),
    country: place.country,
    city: place.city ?? '',
    termFrom: term.from,
    termTo: term.to ?? '',
    law: term.law,
    value: terms.value.amount,
    currency: terms.value.currency,
    items: terms.otherItems.map(({ kind, description = '', amount }) => ({ kind, description, amount: amount.amount })),
    paymentKind: payment.kind,
    schedule: (payment.kind === 'royalty' ? [] : payment.schedule).map(({ dueOn, amount, condition = '' }) => ({
      dueOn,
      amount: amount.amount,
      condition,
    })),
    rate: royalty?.ratePercent ?? '',
    base: royalty?.base ?? 'net_sales',
    minimum: royalty?.minimumPerYear?.amount ?? '',
    reportMonths: royalty?.reportMonths ?? '',
    entryFee: payment.kind === 'entry_fee_and_royalty' ? payment.entryFee.amount : '',
    company: payment.kind === 'equity' ? payment.company : '',
    share: payment.kind === 'equity' ? payment.sharePercent : '',
    cash: payment.kind === 'equity' ? (payment.cash?.amount ?? '') : '',
    exclusivity: licence?.exclusivity ?? 'non_exclusive',
    field: licence?.fieldOfUse.kind ?? 'all',
    ipc: licence?.fieldOfUse.kind === 'ipc' ? licence.fieldOfUse.codes.join(', ') : '',
    territory: territory?.kind ?? 'worldwide',
    countries: territory?.kind === 'countries' ? territory.countries : [],
    sublicensing: licence?.sublicensing ?? 'forbidden',
    representatives: { seller: representative(deal.seller.id), buyer: representative(deal.buyer.id) },
    noAgencies: false,
  };
}

/** What a first draft sends. What is left out the exchange fills in from the deal. */
export function draftFrom(values: DraftValues, deal: Deal): Draft {
  const role = (side: 'seller' | 'buyer') => (values.kind === 'cooperative_development' ? 'partner' : side);
  const sides = ['seller', 'buyer'] as const;
  const isRepresented = sides.some((side) => values.representatives[side].trim() !== '');
  return {
    ...commonOf(values),
    ...(values.type === 'licence' && { licence: licenceOf(values) }),
    ...(values.type === 'transfer' && { assignment: { territory: territoryOf(values) } }),
    ...(values.clauses.trim() && { clauses: values.clauses.trim() }),
    ...(isRepresented && {
      parties: sides.map((side) => ({
        organisationId: deal[side].id ?? '',
        role: role(side),
        ...represented(values.representatives[side]),
      })),
    }),
    ...(values.noAgencies && { agencies: [] }),
  };
}

/** What a change of the draft sends: all that the form holds; parties only where the form changed them. */
export function editFrom(values: DraftValues, contract: Contract, deal: Deal): Edit {
  const { terms, renamed, version } = contract;
  const isNew = (id: string) => renamed.some(({ organisationId }) => organisationId === id);
  const before = valuesOf(terms, deal);
  const sides = ['seller', 'buyer'] as const;
  const isPartner = (kind: Terms['kind']) => kind === 'cooperative_development';
  const areParties =
    sides.some((side) => before.representatives[side] !== values.representatives[side]) ||
    isPartner(values.kind) !== isPartner(terms.kind);
  return {
    ...commonOf(values),
    licence: values.type === 'licence' ? { ...kept(terms), ...licenceOf(values) } : null,
    assignment: values.type === 'transfer' ? { territory: territoryOf(values) } : null,
    clauses: values.clauses.trim() || null,
    ...(areParties && {
      parties: terms.parties.map(({ representative: _before, name, organisationId, ...party }) => {
        const side = organisationId === deal.seller.id ? 'seller' : 'buyer';
        return {
          ...party,
          organisationId,
          role: isPartner(values.kind) ? ('partner' as const) : side,
          ...(isNew(organisationId) ? {} : { name }),
          ...represented(values.representatives[side]),
        };
      }),
    }),
    ...(values.noAgencies && { agencies: [] }),
    expectedVersion: version,
  };
}

const represented = (name: string) => (name.trim() ? { representative: name.trim() } : {});

/** What a licence says and the form does not show. */
function kept({ licence }: Terms) {
  const { besides, from, to } = licence ?? {};
  return { ...(besides && { besides }), ...(from && { from }), ...(to !== undefined && { to }) };
}

function commonOf(values: DraftValues) {
  const money = moneyIn(values);
  const items = values.items.filter(({ amount, description }) => amount !== '' || description !== '');
  const technology = less(
    values.value,
    items.map(({ amount }) => amount),
  );
  return {
    type: values.type,
    kind: values.kind,
    title: values.title.trim(),
    subject: values.subject.trim(),
    patents: wordsOf(values.patents),
    place: { country: values.country as Schemas['Country'], ...(values.city.trim() && { city: values.city.trim() }) },
    term: { from: values.termFrom, to: values.termTo || null, law: values.law as Schemas['Country'] },
    value: money(values.value),
    technologyValue: money(technology ?? values.value),
    otherItems: items.map(({ kind, description, amount }) => ({
      kind,
      ...(description.trim() && { description: description.trim() }),
      amount: money(amount),
    })),
    payment: paymentOf(values),
  };
}

const moneyIn =
  ({ currency }: DraftValues) =>
  (amount: Amount) => ({ amount: String(amount).trim(), currency: currency as Schemas['Currency'] });

function paymentOf(values: DraftValues): Draft['payment'] {
  const money = moneyIn(values);
  const { paymentKind: kind } = values;
  const schedule = values.schedule
    .filter(({ dueOn, amount }) => dueOn !== '' || amount !== '')
    .map(({ dueOn, amount, condition }) => ({
      dueOn,
      amount: money(amount),
      ...(condition.trim() && { condition: condition.trim() }),
    }));
  const royalty = {
    ratePercent: Number(values.rate),
    base: values.base,
    ...(values.minimum !== '' && { minimumPerYear: money(values.minimum) }),
    ...(values.reportMonths !== '' && { reportMonths: Number(values.reportMonths) }),
  };
  switch (kind) {
    case 'royalty':
      return { kind, royalty };
    case 'entry_fee_and_royalty':
      return { kind, entryFee: money(values.entryFee), schedule, royalty };
    case 'equity':
      return {
        kind,
        company: values.company.trim(),
        sharePercent: Number(values.share),
        ...(values.cash !== '' && { cash: money(values.cash) }),
        schedule,
      };
    default:
      return { kind, schedule };
  }
}

function territoryOf({ territory, countries }: DraftValues): NonNullable<Draft['assignment']>['territory'] {
  return territory === 'worldwide'
    ? { kind: 'worldwide' }
    : { kind: 'countries', countries: countries as Schemas['Country'][] };
}

function licenceOf(values: DraftValues): NonNullable<Draft['licence']> {
  return {
    exclusivity: values.exclusivity,
    fieldOfUse: values.field === 'all' ? { kind: 'all' } : { kind: 'ipc', codes: wordsOf(values.ipc) },
    territory: territoryOf(values),
    sublicensing: values.sublicensing,
  };
}

/** What the lines of the schedule must come to; nothing for a running royalty alone. */
export function scheduledPart({ paymentKind, value, entryFee, cash }: DraftValues): Amount | undefined {
  if (paymentKind === 'royalty') return undefined;
  if (paymentKind === 'entry_fee_and_royalty') return entryFee;
  return paymentKind === 'equity' ? cash : value;
}
