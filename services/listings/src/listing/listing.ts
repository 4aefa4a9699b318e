import type { Issue } from '@techbourse/api-schema';
import {
  type DealKind,
  fieldOfIpcCodes,
  type ListingAction,
  type ListingState,
  listingTransitions,
  nextState,
  type OrganisationRef,
  organisationRefSchema,
  standingIn,
  standingOf,
  type TechnologyField,
  yearsLater,
} from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import { decide, type Member } from '@techbourse/policy';
import { applyEdit } from '@techbourse/record';
import { type ListingContent, listingContentSchema } from '../api/content.ts';

/** States in which a listing holds its patent: the same family may not be listed beside it. */
export const LIVE_STATES: readonly ListingState[] = ['draft', 'in_review', 'published', 'reserved'];
const EDITABLE: readonly ListingState[] = ['draft', 'in_review', 'published'];

/** Furthest a listing may be valid. Years. Validity keeps listings from going stale. */
const VALIDITY_YEARS_MAX = 5;

/** The state that `action` leads to. @throws AppError INVALID_STATE naming both. */
export function stateAfter(state: ListingState, action: ListingAction): ListingState {
  const next = nextState(listingTransitions, state, action);
  if (next) return next;
  throw fail.invalidState(
    `listing.${action}.from_${state}`,
    `A listing that is ${state} cannot be changed by ${action}`,
  );
}

export const isEditable = (state: ListingState): boolean => EDITABLE.includes(state);

export function assertEditable(state: ListingState): void {
  if (isEditable(state)) return;
  throw fail.invalidState(`listing.edit.${state}`, `A listing that is ${state} cannot be edited`);
}

/** Content after an edit: given fields replace, `null` empties. @throws ZodError when the whole is not valid. */
export function editContent(content: ListingContent, changes: Record<string, unknown>): ListingContent {
  return listingContentSchema.parse(applyEdit(content, changes));
}

/** Ways to deal that need a right in force. */
const RIGHTS_OFFERED: readonly DealKind[] = [
  'assignment',
  'exclusive_licence',
  'sole_licence',
  'non_exclusive_licence',
  'open_licence',
];

/** What a listing still needs before anyone else may see it; empty when it is ready. */
export function publishIssues(content: ListingContent, today: string): Issue[] {
  const issues: Issue[] = [];
  const need = (met: unknown, field: string, message: string, rule = `missing_${field}`) => {
    if (!met) issues.push({ pointer: `/${field}`, rule: `listing.publish.${rule}`, message });
  };
  need(content.title, 'title', 'A title is needed in at least one language');
  need(content.abstract, 'abstract', 'An abstract is needed in at least one language');
  need(content.offers?.length, 'offers', 'Say at least one way to deal: assignment, a licence, joint development ...');
  need(content.readiness, 'readiness', 'Say how ready it is: level 1 to 9');
  const isClassified = content.ipc?.length || content.keywords?.length;
  need(isClassified, 'keywords', 'Give IPC codes or keywords, so that it can be found', 'missing_classification');
  need(
    !content.unpublishedInvention || fieldOf(content),
    'field',
    'An unpublished invention is shown by its field: give it, or IPC codes',
  );
  need(content.kind !== 'patent' || content.patent, 'patent', 'A patent needs its number');
  const ofRights = content.offers?.some((kind) => RIGHTS_OFFERED.includes(kind));
  const isOver = content.patent !== undefined && standingOf(content.patent) === 'over';
  need(
    !(ofRights && isOver),
    'offers',
    'The right is over, by its legal events: it can be neither licensed nor assigned; offer what remains, or record that it was restored',
    'right_over',
  );
  need(
    isOver || !(ofRights && isOverThere(content)),
    'territory',
    'In these countries the right is over, by its legal events: offer it where it stands, or record that it was restored',
    'right_over_there',
  );
  if (content.validUntil !== undefined) {
    need(content.validUntil >= today, 'validUntil', 'The last day of validity has passed', 'already_expired');
    const most = yearsLater(today, VALIDITY_YEARS_MAX);
    need(content.validUntil <= most, 'validUntil', `The last day may be ${most} at the latest`, 'valid_too_long');
  }
  return issues;
}

/** Whether the right is over in each of the countries for which it is offered. */
function isOverThere({ patent, territory }: ListingContent): boolean {
  return patent !== undefined && territory?.kind === 'countries' && standingIn(patent, territory.countries) === 'over';
}

/** @throws AppError INVALID_STATE with one issue per missing field. */
export function assertPublishable(content: ListingContent, today: string): void {
  const issues = publishIssues(content, today);
  const [first] = issues;
  if (!first) return;
  throw fail.invalidState(first.rule, `Not ready to be published: ${first.message}`, { issues });
}

/** Content with a last day: a year from `today` unless the owner named one. */
export function withValidity(content: ListingContent, today: string): ListingContent {
  return { ...content, validUntil: content.validUntil ?? yearsLater(today, 1) };
}

export function fieldOf(content: Pick<ListingContent, 'field' | 'ipc'>): TechnologyField | undefined {
  return content.field ?? fieldOfIpcCodes(content.ipc ?? []);
}

/** An edit of a published listing is public at once. An unverified organisation must not bypass the review. */
export function assertMayEditPublic(member: Member): void {
  if (member.organisation.verified || decide(member, 'listing.return').allowed) return;
  throw fail.forbidden('listing.edit.unverified', 'Until your organisation is verified, ask the operator to edit this');
}

/** The owner on a record after a write: as its member knows it now; the operator's writes change nothing of it. */
export function ownerAfter(
  member: Member,
  before: { organisationId: string; organisation: OrganisationRef },
): OrganisationRef {
  return member.organisation.id === before.organisationId
    ? organisationRefSchema.parse(member.organisation)
    : before.organisation;
}
