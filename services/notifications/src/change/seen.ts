import type { ChangeKind } from '../api/change.ts';

/** Who sees public rows, in the place of an organisation. */
export const EVERYONE = '00000000-0000-0000-0000-000000000000';

/** Whose rows of which kind are seen; by a mandate for one record, those about it. */
export type Audience = { organisationId: string; kind: ChangeKind; about?: string | undefined };

/** What somebody sees of the feed. */
export type ChangeQuery = {
  audience: readonly Audience[];
  /** Kinds of which every row is seen. */
  everything: readonly ChangeKind[];
};

/** A row of the feed with who sees it. */
type Shown = {
  kind: ChangeKind;
  everyone: boolean;
  organisations: readonly string[];
  except: readonly string[];
  about: readonly string[];
};

/** Whether a row is about something of the reader's own organisations. */
export function isOwn({ kind, organisations, about }: Shown, { audience }: ChangeQuery): boolean {
  return ownOf({ kind, about }, audience).some(({ organisationId }) => organisations.includes(organisationId));
}

function ownOf({ kind, about }: Pick<Shown, 'kind' | 'about'>, audience: ChangeQuery['audience']): Audience[] {
  return audience.filter((one) => one.kind === kind && (one.about === undefined || about.includes(one.about)));
}

/**
 * Whether a row is among what somebody sees, as `listChangeRows` finds it: a row of one of its organisations, or a public
 * one, unless it has a row of its own in its place.
 */
export function isSeen(row: Shown, seen: ChangeQuery): boolean {
  const { kind, everyone, organisations, except } = row;
  if (seen.everything.includes(kind)) return true;
  const heard = ownOf(row, seen.audience).map(({ organisationId }) => organisationId);
  if (!everyone) return heard.some((id) => organisations.includes(id));
  return heard.includes(EVERYONE) && !heard.some((id) => except.includes(id));
}
