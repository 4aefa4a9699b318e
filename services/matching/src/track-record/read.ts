import { today } from '@techbourse/platform';
import type { TrackRecord } from '../api/track-record.ts';
import type { Context } from '../context.ts';
import { readContactPlaces, readDeclines, type Span } from './store.ts';

const MONTHS = 12;
/** With fewer, figures would say what one organisation did. */
const AT_LEAST = { contacts: 10, organisations: 5 };

/**
 * How good the pairs of this exchange were, by what people did with them. Whole months that are over, so that no single
 * decision can be seen in a figure that has just changed.
 */
export async function readTrackRecord(ctx: Pick<Context, 'db' | 'config' | 'clock'>): Promise<TrackRecord> {
  const { span, months } = wholeMonths(today(ctx));
  const [found, declines] = await Promise.all([
    readContactPlaces(ctx.db.orm, span),
    readDeclines(ctx.db.orm, span, AT_LEAST.organisations),
  ]);
  const isEnough = found.contacts >= AT_LEAST.contacts && found.organisations >= AT_LEAST.organisations;
  const share = (count: number) => Number((count / found.contacts).toFixed(2));
  return {
    months,
    atLeast: AT_LEAST,
    places: isEnough
      ? {
          contacts: found.contacts,
          first: share(found.first),
          firstThree: share(found.firstThree),
          firstTen: share(found.firstTen),
        }
      : null,
    declines,
  };
}

/** The last whole months before a day of the exchange. */
function wholeMonths(day: string): { span: Span; months: TrackRecord['months'] } {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const firstOf = (back: number) => new Date(Date.UTC(year, month - 1 - back, 1));
  const name = (date: Date) => date.toISOString().slice(0, 7);
  return {
    span: { from: firstOf(MONTHS), until: firstOf(0) },
    months: { from: name(firstOf(MONTHS)), until: name(firstOf(1)) },
  };
}
