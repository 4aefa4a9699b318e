import type { Schemas } from '@techbourse/client';
import type { Mandate } from './reads.ts';

type Right = Schemas['Scope'];
type Terms = Pick<Mandate, 'about' | 'rights'>;

/** What a mandate is for, as people say it: all or one record, and of all what its rights reach. */
export const SCOPES = ['all', 'listings', 'demands', 'listing', 'demand'] as const;
export type AboutCode = (typeof SCOPES)[number];
/** What the agency may do beyond reading. */
export const MAYS = ['write', 'mediate', 'sign'] as const;
export type May = (typeof MAYS)[number];

export type MandateValues = {
  /** The organisation on the other side. */
  other: string | null;
  about: AboutCode;
  record: string | null;
  may: May[];
  exclusive: boolean;
  from: string;
  to: string;
  percent: number | '';
  base: Schemas['CommissionRate']['base'];
  fixed: number | '';
  currency: Schemas['Money']['currency'] | null;
  note: string;
};

export const NEW_MANDATE: MandateValues = {
  other: null,
  about: 'all',
  record: null,
  may: ['write', 'mediate'],
  exclusive: false,
  from: '',
  to: '',
  percent: '',
  base: 'value',
  fixed: '',
  currency: null,
  note: '',
};

const nouns = (about: AboutCode): readonly ('listings' | 'demands')[] => {
  if (about === 'all') return ['listings', 'demands'];
  return about === 'listing' || about === 'listings' ? ['listings'] : ['demands'];
};

/** The rights that the form gives: to read what it is for, and what is ticked. */
export function rightsOf({ about, may }: Pick<MandateValues, 'about' | 'may'>): Right[] {
  const own = nouns(about);
  return [
    ...own.map((noun): Right => `${noun}:read`),
    'pairs:read',
    'deals:read',
    ...(may.includes('write') ? own.map((noun): Right => `${noun}:write`) : []),
    ...(may.includes('mediate') ? (['pairs:decide', 'deals:write', 'contacts:read'] as const) : []),
    ...(may.includes('sign') ? (['contracts:sign'] as const) : []),
  ];
}

/** What a mandate is for, in the code that people read it by. */
export function aboutCode({ about, rights }: Terms): AboutCode | 'other' {
  if (about.kind !== 'all') return about.kind;
  const [ofListings, ofDemands] = [rights.includes('listings:read'), rights.includes('demands:read')];
  if (ofListings && ofDemands) return 'all';
  return ofListings ? 'listings' : ofDemands ? 'demands' : 'other';
}

function commissionIn({ percent, base, fixed, currency }: MandateValues): Schemas['Commission'] | null {
  if (percent === '' && fixed === '') return null;
  return {
    ...(percent !== '' && { rate: { percent, base } }),
    ...(fixed !== '' && currency && { fixed: { amount: String(fixed), currency } }),
  };
}

/** The terms that are sent; `split`: shares that the form does not show, and keeps. */
export function termsOf(values: MandateValues, split?: Schemas['Commission']['split']) {
  const { about, record, exclusive, from, to, note } = values;
  const commission = commissionIn(values);
  const isOne = about === 'listing' || about === 'demand';
  return {
    about: (isOne ? { kind: about, id: record ?? '' } : { kind: 'all' }) satisfies Mandate['about'] as Mandate['about'],
    rights: rightsOf(values),
    exclusive,
    ...(from && { from }),
    to: to || null,
    commission: commission && split ? { ...commission, split } : commission,
    note: note.trim() || null,
  };
}

/** A proposal as the form shows it. */
export function valuesOf(mandate: Mandate, side: Schemas['MandateSide']): MandateValues {
  const { about, rights, exclusive, from, to, commission, note } = mandate;
  const code = aboutCode(mandate);
  const has = (right: Right) => rights.includes(right);
  return {
    other: side === 'agency' ? mandate.client.id : mandate.agency.id,
    about: code === 'other' ? 'all' : code,
    record: about.kind === 'all' ? null : about.id,
    may: MAYS.filter((may) =>
      may === 'write'
        ? has('listings:write') || has('demands:write')
        : has(may === 'sign' ? 'contracts:sign' : 'deals:write'),
    ),
    exclusive,
    from,
    to: to ?? '',
    percent: commission?.rate?.percent ?? '',
    base: commission?.rate?.base ?? 'value',
    fixed: commission?.fixed ? Number(commission.fixed.amount) : '',
    currency: commission?.fixed?.currency ?? null,
    note: note ?? '',
  };
}

export const MANDATE_POINTERS = {
  other: '/clientId',
  about: '/about',
  record: '/about/id',
  may: '/rights',
  exclusive: '/exclusive',
  from: '/from',
  to: '/to',
  percent: '/commission/rate',
  fixed: '/commission/fixed/amount',
  currency: '/commission/fixed/currency',
  commission: '/commission',
  note: '/note',
} as const;

type Standing = Pick<Mandate, 'id' | 'agency' | 'about' | 'exclusive' | 'from' | 'to'>;

/**
 * The first of a client's accepted mandates that a new one cannot stand beside: about the same and at the same time, and one
 * of the two exclusive; or of the same agency for exactly the same.
 */
export function conflictOf(
  values: MandateValues,
  agencyId: string | null,
  today: string,
  accepted: readonly Standing[],
) {
  const from = values.from || today;
  const isOne = values.about === 'listing' || values.about === 'demand';
  const subject = isOne ? values.record : null;
  const found = accepted.find((other) => {
    const meets = (values.to === '' || other.from <= values.to) && (other.to === null || other.to >= from);
    if (!meets) return false;
    const its = other.about.kind === 'all' ? null : other.about.id;
    if (other.agency.id === agencyId) return its === subject;
    return (values.exclusive || other.exclusive) && (its === null || subject === null || its === subject);
  });
  return found && { with: found, isSame: found.agency.id === agencyId };
}

/** Days within which a mandate is said to end soon, as the exchange counts them. */
const SOON_DAYS = 30;

export function endsSoon({ state, to }: Pick<Mandate, 'state' | 'to'>, today: string): boolean {
  return state === 'in_force' && to !== null && to <= dayAfter(today, SOON_DAYS);
}

export function dayAfter(day: string, days: number): string {
  const later = new Date(`${day}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}

/** The day where the reader is. */
export function todayHere(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
