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
 * The time zones that decide a demand's day: those of its place or else its owner's place, else the exchange's. For an
 * anonymous demand only the public place of work counts, so that its end does not reveal the company's place.
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

/** The end of a demand's last day in its time zones. */
export function closesAtOf(demand: Placed, openUntil: string, exchangeZone: string): Date {
  return endOfDayInAll(openUntil, zonesOfDemand(demand, exchangeZone));
}
