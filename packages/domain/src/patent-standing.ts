import { z } from 'zod';
import { isBefore } from './calendar.ts';
import { countryCodes } from './country-code.ts';
import type { LegalEventKind } from './listing.ts';
import { readPatentNumber } from './patent-number.ts';
import { FORMER_STATES, REGIONAL_OFFICES } from './patent-office.ts';
import { vocabulary } from './vocabulary.ts';

/** Offices that grant for several countries. */
export const regionalOffices = vocabulary('RegionalOffice', {
  EP: { zh: '欧洲专利局', en: 'European Patent Office', ru: 'Европейское патентное ведомство' },
  EA: { zh: '欧亚专利局', en: 'Eurasian Patent Office', ru: 'Евразийское патентное ведомство' },
  WO: { zh: '国际申请（PCT）', en: 'International (PCT)', ru: 'Международная заявка (PCT)' },
  AP: { zh: '非洲地区知识产权组织', en: 'ARIPO', ru: 'АРОИС' },
  OA: { zh: '非洲知识产权组织', en: 'OAPI', ru: 'АОИС' },
  GC: { zh: '海湾合作委员会专利局', en: 'GCC Patent Office', ru: 'Патентное ведомство ССАГПЗ' },
});

const PLACES: [string, ...string[]] = [
  'EP',
  ...REGIONAL_OFFICES.filter((code) => code !== 'EP'),
  ...FORMER_STATES,
  ...countryCodes,
];

/** Where a right is: a country, or an office that grants for several (`EP`, `EA`, `WO`, `AP`, `OA`, `GC`), or a former state. */
export const patentPlaceSchema = z
  .enum(PLACES, {
    error: 'Not a country or patent office: use a code such as CN, EP, EA or WO',
  })
  .meta({ id: 'PatentPlace' });

export const rightStandings = vocabulary('RightStanding', {
  live: { zh: '有效或审查中', en: 'In force or pending', ru: 'Действует или на рассмотрении' },
  partly_over: { zh: '部分国家已失效', en: 'Over in some countries', ru: 'Прекращён в части стран' },
  over: { zh: '已失效', en: 'No longer in force', ru: 'Больше не действует' },
});
export type RightStanding = (typeof rightStandings.codes)[number];

type Event = { readonly on: string; readonly country: string; readonly kind: LegalEventKind };
type Member = {
  readonly applicationNumber?: string | undefined;
  readonly publicationNumber?: string | undefined;
  readonly legalEvents?: readonly Event[] | undefined;
};
type Family = Member & { readonly family?: readonly Member[] | undefined };

// What ends a right, and what shows that it stands; other events say nothing of that.
const ENDS: readonly LegalEventKind[] = ['lapsed', 'expired', 'refused', 'application_withdrawn', 'invalidated'];
const STANDS: readonly LegalEventKind[] = ['filed', 'granted', 'in_force', 'fee_paid', 'restored'];

/** States of the regional patents in which rights are traded country by country (EPO and EAPO, as of 2024). */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  EP: 'AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC ME MK MT NL NO PL PT RO RS SE SI SK SM TR'.split(
    ' ',
  ),
  EA: ['AM', 'AZ', 'BY', 'KG', 'KZ', 'RU', 'TJ', 'TM'],
};

/** The main document and the other members of its family. */
export const membersOf = ({ family = [], ...main }: Family): Member[] => [main, ...family];

/** Office of a document, by its numbers. */
export function officeOf({ publicationNumber, applicationNumber }: Member): string | undefined {
  const publication = publicationNumber ? readPatentNumber(publicationNumber, 'publication') : undefined;
  const application = applicationNumber ? readPatentNumber(applicationNumber, 'application') : undefined;
  return publication?.ok ? publication.value.office : application?.ok ? application.value.office : undefined;
}

/** Whether the last event that tells says that the right ended, of those at one place. */
function isOver(events: readonly Event[]): boolean {
  const telling = events.filter(({ kind }) => ENDS.includes(kind) || STANDS.includes(kind));
  const last = telling.reduce<Event | undefined>(
    (latest, event) => (latest && isBefore(event.on, latest.on) ? latest : event),
    undefined,
  );
  return last !== undefined && ENDS.includes(last.kind);
}

/**
 * Where the rights of a family stand, by what happened to each: `over` when every right ended, `partly_over` when some
 * did. An international application is no right of its own beside others. A document of which nothing is known is live.
 *
 * @example standingOf({ publicationNumber: 'CN110569471B', legalEvents: [{ on: '2024-01-05', country: 'CN', kind: 'lapsed' }] }) // 'over'
 */
export function standingOf(patent: Family): RightStanding {
  const rights = rightsOf(patent);
  const own = rights.filter(({ place }) => place !== 'WO');
  const counted = own.length > 0 ? own : rights;
  const over = counted.filter((right) => right.isOver).length;
  return over === 0 ? 'live' : over === counted.length ? 'over' : 'partly_over';
}

/**
 * Where the rights of a family stand in some countries: by what happened in each, else by the regional patents that it
 * belongs to. A country of which nothing is known stands as the family does.
 *
 * @example standingIn(patent, ['DE', 'CN']) // 'partly_over'
 */
export function standingIn(patent: Family, countries: readonly string[]): RightStanding {
  const rights = rightsOf(patent);
  const whole = standingOf(patent);
  const over = countries.filter((country) => {
    const own = rights.filter(({ place }) => place === country);
    const regional = rights.filter(({ place }) => REGIONS[place ?? '']?.includes(country));
    const known = own.length > 0 ? own : regional;
    return known.length > 0 ? known.every(({ isOver }) => isOver) : whole === 'over';
  });
  return over.length === 0 ? 'live' : over.length === countries.length ? 'over' : 'partly_over';
}

/** Each right of a family, with its place and whether it ended. */
function rightsOf(patent: Family): { place: string | undefined; isOver: boolean }[] {
  const members = membersOf(patent);
  const places = members.map(officeOf);
  const told = members.flatMap(({ legalEvents = [] }) => legalEvents);
  const toldAt = (place: string | undefined) => told.filter(({ country }) => country === place);
  const documents = members.map(({ legalEvents = [] }, index) => {
    const place = places[index];
    // Where two documents are of one office, each has the events that stand with it.
    const isAlone = places.filter((other) => other === place).length === 1;
    return { place, isOver: isOver(isAlone ? toldAt(place) : legalEvents.filter(({ country }) => country === place)) };
  });
  // Countries of a regional patent, and others that are known by what happened there alone.
  const elsewhere = [...new Set(told.map(({ country }) => country))].filter((country) => !places.includes(country));
  return [...documents, ...elsewhere.map((place) => ({ place, isOver: isOver(toldAt(place)) }))];
}
