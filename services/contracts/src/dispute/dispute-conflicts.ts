import { type Tx, writeAudit } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { isNumber } from '../asset/names.ts';
import { audit } from '../db/schema.ts';
import { conflictsAmong } from '../grant/conflicts.ts';
import { type GrantRow, registered } from '../grant/store.ts';
import type { LedgerClock } from '../ledger/clock.ts';
import { type DisputeRow, disputesAbout, insertDispute } from './store.ts';

const EXCHANGE: Actor = { kind: 'system', id: 'assets', organisation: null, scopes: [] };

/**
 * Opens a dispute for each right on a joined asset that conflicts with earlier ones. Rights already disputed or decided
 * are left alone. Call with the asset locked; `rows`: its grants in the order of signing.
 */
export async function disputeConflicts(tx: Tx, clock: LedgerClock, rows: readonly GrantRow[]): Promise<void> {
  if (new Set(rows.map((row) => row.contractId)).size < 2) return;
  const known = await disputesAbout(
    tx,
    rows.map((row) => row.id),
  );
  const isIn = (disputes: readonly DisputeRow[], grant: { id: string }, earlier: { id: string }) =>
    disputes.some((one) => one.grantId === grant.id && one.against?.includes(earlier.id));
  const decided = known.filter((one) => one.state !== 'open');
  const conflicts = conflictsAmong(rows.map(registered), (grant, earlier) => isIn(decided, grant, earlier));
  for (const { grant, against } of conflicts) {
    const ids = against.filter((earlier) => !isIn(known, grant, earlier)).map((earlier) => earlier.id);
    const [later, earlier] = [rows.find((row) => row.id === grant.id), rows.filter((row) => ids.includes(row.id))];
    if (later && earlier.length > 0) await open(tx, clock, later, earlier);
  }
}

async function open(tx: Tx, clock: LedgerClock, later: GrantRow, earlier: readonly GrantRow[]): Promise<void> {
  const name = later.names.find(isNumber) ?? later.names[0] ?? '';
  const against = earlier.map((row) => row.id).sort();
  const row: DisputeRow = {
    id: newId(),
    name,
    number: isNumber(name) ? name.slice(name.indexOf(':') + 1) : null,
    organisationId: null,
    statement: statementOf(later, earlier),
    state: 'open',
    grantId: later.id,
    against,
    openedAt: clock.now(),
    decidedAt: null,
    decidedBy: null,
    reason: null,
  };
  if (!(await insertDispute(tx, row))) return;
  await writeAudit(tx, audit, EXCHANGE, [
    { action: 'title.dispute', subject: row.id, data: { grant: later.id, against } },
  ]);
}

function statementOf(later: GrantRow, earlier: readonly GrantRow[]): string {
  const said = (row: GrantRow) =>
    `${row.kind} of contract ${row.contractId} on ${row.names.join(', ')}, signed ${row.signedAt.toISOString()}`;
  return `What these rights were given on turned out to be one asset, on which the later one cannot stand beside what was signed before it. Later: ${said(later)}. Before: ${earlier.map(said).join('; ')}.`;
}
