import type { Issue } from '@techbourse/api-schema';
import type { Executor, Tx } from '@techbourse/db';
import { isBefore } from '@techbourse/domain';
import { fail, pointerOf } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { ListingContent } from '../api/content.ts';
import { patentDays } from '../api/patent.ts';
import { accessLevelOf } from './disclosure.ts';
import { findOwners } from './store.ts';

/** What a listing says of the world that cannot be so: days of what has happened that are still to come. */
export function factIssues({ patent }: Pick<ListingContent, 'patent'>, today: string): Issue[] {
  return patentDays(patent ?? {})
    .filter(({ day }) => isBefore(today, day))
    .map(({ path }) => ({
      pointer: pointerOf(['patent', ...path]),
      rule: 'patent.in_the_future',
      message: `This has not happened yet: today is ${today}`,
    }));
}

/** Whether the listing that a content names exists for its owner. */
export function referenceIssues(
  { differsFrom }: Pick<ListingContent, 'differsFrom'>,
  known: ReadonlySet<string>,
): Issue[] {
  if (!differsFrom || known.has(differsFrom.listing)) return [];
  const message = 'There is no such listing';
  return [{ pointer: '/differsFrom/listing', rule: 'listing.differs_from_unknown', message }];
}

/** The listings among those named that this member can see. */
export async function visibleListings(
  tx: Executor | Tx,
  member: Member,
  contents: readonly Pick<ListingContent, 'differsFrom'>[],
): Promise<Set<string>> {
  const named = contents.flatMap(({ differsFrom }) => differsFrom?.listing ?? []);
  if (named.length === 0) return new Set();
  const owners = await findOwners(tx, [...new Set(named)]);
  return new Set(owners.filter((one) => accessLevelOf(member, one, 'listing.edit')).map(({ id }) => id));
}

/** @throws AppError VALIDATION naming each field that cannot be so. */
export async function assertFacts(tx: Tx, member: Member, content: ListingContent, today: string): Promise<void> {
  const known = await visibleListings(tx, member, [content]);
  const issues = [...factIssues(content, today), ...referenceIssues(content, known)];
  if (issues.length > 0) throw fail.validation('listing.not_so', 'Some fields say what cannot be so', issues);
}
