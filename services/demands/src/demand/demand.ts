import type { Issue } from '@techbourse/api-schema';
import {
  type DemandAction,
  type DemandState,
  demandTransitions,
  fieldOfIpcCodes,
  nextState,
  type OrganisationRef,
  organisationRefSchema,
  type ShownPlace,
  type TechnologyField,
  yearsLater,
} from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import { decide, type Member } from '@techbourse/policy';
import { applyEdit } from '@techbourse/record';
import { type DemandContent, demandInputSchema } from '../api/content.ts';
import { selfIdentifications } from './self-identification.ts';

const EDITABLE: readonly DemandState[] = ['draft', 'in_review', 'open'];

/** How long a demand without a deadline stays open, and how far a deadline may lie ahead. Years. */
const OPEN_YEARS_DEFAULT = 1;
const DEADLINE_YEARS_MAX = 5;

/** The state that `action` leads to. @throws AppError INVALID_STATE naming both. */
export function stateAfter(state: DemandState, action: DemandAction): DemandState {
  const next = nextState(demandTransitions, state, action);
  if (next) return next;
  throw fail.invalidState(`demand.${action}.from_${state}`, `A demand that is ${state} cannot be changed by ${action}`);
}

export function assertEditable(state: DemandState): void {
  if (EDITABLE.includes(state)) return;
  throw fail.invalidState(`demand.edit.${state}`, `A demand that is ${state} cannot be edited`);
}

/** An edit of an open demand is public at once. An unverified organisation must not bypass the review. */
export function assertMayEditOpen(member: Member): void {
  if (member.organisation.verified || decide(member, 'demand.return').allowed) return;
  throw fail.forbidden('demand.edit.unverified', 'Until your organisation is verified, ask the operator to edit this');
}

/** The owner after a write: its own write updates it, the operator's does not. */
export function ownerAfter(
  member: Member,
  record: { organisation: OrganisationRef; shownPlace: ShownPlace },
): { organisation: OrganisationRef; shownPlace: ShownPlace } {
  const { organisation, shownPlace } = record;
  if (member.organisation.id !== organisation.id) return { organisation, shownPlace };
  return {
    organisation: organisationRefSchema.parse(member.organisation),
    shownPlace: member.organisation.shownPlace ?? 'none',
  };
}

/** Content after an edit: given fields replace, `null` empties. @throws ZodError when the whole is not valid. */
export function editContent(content: DemandContent, changes: Record<string, unknown>): DemandContent {
  return demandInputSchema.parse(applyEdit(content, changes));
}

/** The issues that keep the demand from being opened; empty when it is ready. */
export function openIssues(content: DemandContent, owner: OrganisationRef, today: string): Issue[] {
  const issues: Issue[] = [];
  const need = (met: unknown, pointer: string, rule: string, message: string) => {
    if (!met) issues.push({ pointer, rule: `demand.open.${rule}`, message });
  };
  need(content.title, '/title', 'missing_title', 'A title is needed in at least one language');
  need(content.problem, '/problem', 'missing_problem', 'The problem is needed in at least one language');
  if (content.deadline !== undefined) {
    need(content.deadline >= today, '/deadline', 'deadline_passed', 'The deadline has passed');
    const most = yearsLater(today, DEADLINE_YEARS_MAX);
    need(content.deadline <= most, '/deadline', 'deadline_too_far', `The deadline may be ${most} at the latest`);
  }
  if (content.anonymous) {
    for (const pointer of selfIdentifications(content, owner)) {
      const message = 'The demand is anonymous, but by this text one can find out that it is yours';
      need(false, pointer, 'names_the_company', message);
    }
  }
  return issues;
}

/** @throws AppError INVALID_STATE with one issue per fault. */
export function assertOpenable(content: DemandContent, owner: OrganisationRef, today: string): void {
  const issues = openIssues(content, owner, today);
  const [first] = issues;
  if (!first) return;
  throw fail.invalidState(first.rule, `Not ready to be opened: ${first.message}`, { issues });
}

/** Last day on which a demand is open that opens, or is renewed, on `today`. */
export function openUntilOf(content: DemandContent, today: string): string {
  return content.deadline ?? yearsLater(today, OPEN_YEARS_DEFAULT);
}

export function fieldOf(content: Pick<DemandContent, 'field' | 'ipc'>): TechnologyField | undefined {
  return content.field ?? fieldOfIpcCodes(content.ipc ?? []);
}
