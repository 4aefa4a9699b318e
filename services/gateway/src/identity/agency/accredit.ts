import { type Tx, writeAudit } from '@techbourse/db';
import type { Accreditation, NewAccreditation } from '@techbourse/gateway/api';
import { authorise, type Call, newId, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { assertAgency, viewAccreditation } from './agency.ts';
import { publishAccreditation } from './publish.ts';
import { type AccreditationRow, insertAccreditation } from './store.ts';

/** The operator records that an agency is accredited, and by whom. */
export async function accreditAgency(
  ctx: Context,
  actor: Actor,
  agencyId: string,
  input: NewAccreditation,
  call: Call,
): Promise<Accreditation> {
  const operator = authorise(actor, 'agency.accredit');
  const request = { verb: 'agency.accredit', agencyId, input };
  const context = { actor: operator, key: call.idempotencyKey, request };
  const view = await writeOnce(ctx, context, async (tx) => {
    assertAgency(actor, await lockOrganisation(tx, agencyId));
    const row = await recordAccreditation(tx, actor, agencyId, input, call);
    return viewAccreditation(row, today(ctx));
  });
  ctx.changes.emit('agency', agencyId);
  return view;
}

/** Puts an accreditation on record, audited and told. `because`: by which request it came. */
export async function recordAccreditation(
  tx: Tx,
  operator: Actor,
  agencyId: string,
  input: NewAccreditation,
  call: Call,
  because: { requestId?: string } = {},
): Promise<AccreditationRow> {
  const { from: fromDay, to: toDay, note, ...terms } = input;
  const given = { ...terms, fromDay, toDay, note: note ?? null };
  const row = await insertAccreditation(tx, { id: newId(), agencyId, ...given, state: 'granted' });
  await publishAccreditation(tx, row, call.requestId);
  const data = { accreditationId: row.id, ...because, ...input };
  await writeAudit(tx, audit, operator, [{ action: 'agency.accredited', subject: agencyId, data }]);
  return row;
}
