import type { Issue } from '@techbourse/api-schema';
import { withExclusiveLock } from '@techbourse/db';
import type {
  FoundOrganisation,
  ImportOrganisations,
  NewOrganisationRow,
  OrganisationImport,
  OrganisationResult,
} from '@techbourse/gateway/api';
import { organisationRowSchema } from '@techbourse/gateway/api';
import { AppError, authorise, type Call, issuesOf } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { createOrganisation } from './create.ts';
import { gramsOfAll, LIKE_MIN, nearestLikeness } from './name.ts';
import { identifiedAs, stateOf } from './organisation.ts';
import { findByGrams, findByIdentifiers, type OrganisationRow } from './store.ts';

/** Names that are looked at for their likeness; those that share the most pieces come first. */
const LOOKED_AT = 100;
const ALIKE_MAX = 20;

/**
 * Adds the organisations of a list. Every row is a write of its own: what was added before a fault stays, and the same list
 * sent again finds it. Rows of the list that are the same organisation are told apart by nothing: the second is refused.
 * @throws AppError CONFLICT (`exclusive.running`) while another list is added.
 */
export async function importOrganisations(
  ctx: Context,
  actor: Actor,
  input: ImportOrganisations,
  call: Call,
): Promise<OrganisationImport> {
  authorise(actor, 'organisation.create');
  if (input.dryRun) return takeRows(ctx, actor, input, call);
  // Two at once would both find that an organisation is not there yet, and both add it.
  return withExclusiveLock(ctx.db, 'the import of organisations', () => takeRows(ctx, actor, input, call));
}

async function takeRows(
  ctx: Context,
  actor: Actor,
  { rows, dryRun }: ImportOrganisations,
  call: Call,
): Promise<OrganisationImport> {
  const results: OrganisationResult[] = [];
  const earlier: { index: number; row: NewOrganisationRow }[] = [];
  for (const [index, given] of rows.entries()) {
    const read = readRow(given);
    if ('issues' in read) {
      results.push(rejected(index, read.issues));
      continue;
    }
    const { row } = read;
    const same = earlier.find((one) => isSame(one.row, row));
    if (same) {
      const message = `The same organisation stands in row ${same.index} of this request`;
      results.push(rejected(index, [{ pointer: '', rule: 'import.repeated', message }]));
      continue;
    }
    earlier.push({ index, row });
    results.push({ index, alike: [], issues: [], ...(await takeRow(ctx, actor, row, dryRun, call)) });
  }
  const counts = { created: 0, exists: 0, alike: 0, rejected: 0 };
  for (const { status } of results) counts[status] += 1;
  return { counts, results };
}

function readRow(given: unknown): { row: NewOrganisationRow } | { issues: Issue[] } {
  const read = organisationRowSchema.safeParse(given);
  return read.success ? { row: read.data } : { issues: issuesOf(read.error) };
}

const rejected = (index: number, issues: Issue[]): OrganisationResult => ({
  index,
  status: 'rejected',
  id: null,
  alike: [],
  issues,
});

type Taken = Pick<OrganisationResult, 'status' | 'id'> & Partial<Pick<OrganisationResult, 'alike' | 'issues'>>;

async function takeRow(
  ctx: Context,
  actor: Actor,
  { differsFrom, ...input }: NewOrganisationRow,
  dryRun: boolean,
  call: Call,
): Promise<Taken> {
  const { orm } = ctx.db;
  const seen = visibleTo(actor, 'organisation.read');
  const texts = textsOf(input);
  const [known] = (await findByIdentifiers(orm, identifiedAs(input.identifiers).identifiers, seen)).filter(isThere);
  if (known) return { status: 'exists', id: known.mergedInto ?? known.id };
  const alike = (await findByGrams(orm, gramsOfAll(input.name), { seen, limit: LOOKED_AT }))
    .filter((row) => stateOf(row) === 'active' || stateOf(row) === 'suspended')
    .map((row) => ({ row, likeness: nearestLikeness(texts, row.name) }))
    .filter(({ row, likeness }) => likeness >= LIKE_MIN && !differsFrom.includes(row.id))
    .sort((a, b) => b.likeness - a.likeness);
  const [nearest] = alike;
  if (nearest?.likeness === 1 && nearest.row.country === input.country) return { status: 'exists', id: nearest.row.id };
  if (nearest) {
    const shown = alike.slice(0, ALIKE_MAX).map(({ row, likeness }) => alikeView(row, likeness));
    return { status: 'alike', id: null, alike: shown };
  }
  if (dryRun) return { status: 'created', id: null };
  try {
    // A key of the request would answer the second row with the first.
    const { idempotencyKey: _one, ...rest } = call;
    return { status: 'created', id: (await createOrganisation(ctx, actor, input, rest)).id };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.kind === 'INTERNAL') throw thrown;
    const issues = thrown.issues.length > 0 ? [...thrown.issues] : [issueOf(thrown)];
    return { status: 'rejected', id: null, issues };
  }
}

/** One that was deleted is no longer there; of one that was merged the other is. */
const isThere = (row: OrganisationRow) => stateOf(row) !== 'deleted';

const issueOf = ({ reason, message }: AppError): Issue => ({ pointer: '', rule: reason, message });

const textsOf = ({ name }: Pick<NewOrganisationRow, 'name'>) =>
  Object.values(name).flatMap((each) => (each ? [each.text] : []));

/** What the operator sees of it, verified or not. */
function alikeView(row: OrganisationRow, likeness: number): FoundOrganisation {
  return {
    id: row.id,
    kind: row.kind as FoundOrganisation['kind'],
    name: row.name,
    country: row.country,
    region: row.region,
    verified: row.verifiedAt !== null,
    by: 'name',
    likeness: Math.round(likeness * 100) / 100,
  };
}

/** Of one identifier, or of the same name in the same country. */
function isSame(a: NewOrganisationRow, b: NewOrganisationRow): boolean {
  const [ofA, ofB] = [identifiedAs(a.identifiers).identifiers, identifiedAs(b.identifiers).identifiers];
  const schemes = Object.keys(ofA) as (keyof typeof ofA)[];
  if (schemes.some((scheme) => ofA[scheme] !== undefined && ofA[scheme] === ofB[scheme])) return true;
  return a.country === b.country && nearestLikeness(textsOf(a), b.name) === 1;
}
