import type { Schemas } from '@techbourse/client';
import type { Format } from '../words/format.ts';
import type { Words } from '../words/words.tsx';

type Territory = Schemas['Territory'];
/** A territory as a form has it. */
export type TerritoryValues = { territoryKind: '' | 'worldwide' | 'countries'; countries: string[] };

export function territoryValuesOf(territory: Territory | undefined): TerritoryValues {
  if (!territory) return { territoryKind: '', countries: [] };
  return territory.kind === 'worldwide'
    ? { territoryKind: 'worldwide', countries: [] }
    : { territoryKind: 'countries', countries: [...territory.countries] };
}

export function territoryOf({ territoryKind, countries }: TerritoryValues): Territory | undefined {
  if (territoryKind === 'worldwide') return { kind: 'worldwide' };
  // Which countries there are is checked by the exchange.
  return territoryKind === 'countries' ? { kind: 'countries', countries: countries as never } : undefined;
}

export function territoryIn(territory: Territory, words: Words, format: Pick<Format, 'list' | 'country'>): string {
  return territory.kind === 'worldwide'
    ? words.record.territories.worldwide
    : format.list(territory.countries.map((code) => format.country(code)));
}
