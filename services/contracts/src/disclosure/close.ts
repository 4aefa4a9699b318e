import { type Tx, writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { audit } from '../db/schema.ts';
import { type DisclosureRow, standingDisclosures, updateDisclosure } from './store.ts';
import { tellDisclosures } from './tell.ts';

export type Ending = { actor: Actor; member: Member; at: Date; note?: string | undefined; call: Call };

/** Ends all that stands in a deal, with the secrecy that its sides had agreed on. */
export async function endDisclosuresOf(tx: Tx, dealId: string, ending: Ending): Promise<void> {
  await closeDisclosures(tx, await standingDisclosures(tx, dealId), ending);
}

/** Ends these, on the audit and told. */
export async function closeDisclosures(
  tx: Tx,
  rows: readonly DisclosureRow[],
  ending: Ending,
): Promise<DisclosureRow[]> {
  const { actor, member, at, note, call } = ending;
  const endedBy = member.organisation.id;
  const ended = rows.map((row) => ({ ...row, version: row.version + 1, endedAt: at, endedBy, note: note ?? row.note }));
  for (const row of ended) await updateDisclosure(tx, row);
  await writeAudit(
    tx,
    audit,
    actor,
    ended.map(({ id, dealId, listingId, organisationId, tier }) => ({
      action: 'disclosure.end',
      subject: id,
      data: { dealId, listingId, organisationId, tier },
    })),
  );
  await tellDisclosures(tx, ended, call);
  return ended;
}
