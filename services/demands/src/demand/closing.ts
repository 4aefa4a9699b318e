import {
  anonymousWorkPlace,
  dayInAll,
  endOfDayInAll,
  type OrganisationRef,
  type ShownPlace,
  zonesOf,
} from '@techbourse/domain';
import type { DemandContent } from '../api/content.ts';

type Placed = {
  content: Pick<DemandContent, 'place' | 'anonymous'>;
  organisation: OrganisationRef;
  shownPlace: ShownPlace;
};

/**
 * The time zones whose day is that of a demand: of its place, which is its owner's where it names none, else of the
 * exchange. Of an anonymous one only the place of work that everybody sees counts: when it ends must not tell where its
 * company is.
 */
export function zonesOfDemand({ content, organisation, shownPlace }: Placed, exchangeZone: string): readonly string[] {
  const place = content.anonymous
    ? anonymousWorkPlace(content.place, organisation, shownPlace)
    : (content.place ?? organisation);
  const zones = place ? zonesOf(place) : [];
  return zones.length > 0 ? zones : [exchangeZone];
}

/** Today where the demand is. */
export function todayOf(demand: Placed, now: Date, exchangeZone: string): string {
  return dayInAll(now, zonesOfDemand(demand, exchangeZone));
}

/** The moment at which the last day of a demand is over where it is. */
export function closesAtOf(demand: Placed, openUntil: string, exchangeZone: string): Date {
  return endOfDayInAll(openUntil, zonesOfDemand(demand, exchangeZone));
}
