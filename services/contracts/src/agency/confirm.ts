import { EVERY_ROW, type Tx, writeAudit } from '@techbourse/db';
import { organisationRefSchema } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import { type Actor, EVERYTHING } from '@techbourse/policy';
import type { AgencyPart, ConfirmAgencyRequest } from '../api/index.ts';
import { byOf } from '../by.ts';
import type { Context } from '../context.ts';
import { partOf } from '../contract/agencies.ts';
import { assertSameText } from '../contract/confirm.ts';
import { assertDraft } from '../contract/edit.ts';
import { contractNotFound, seesContract } from '../contract/load.ts';
import { confirmationsOf, findContract, insertConfirmation, lockContract } from '../contract/store.ts';
import { audit } from '../db/schema.ts';
import { agenciesOf } from '../deal/agencies.ts';
import { eventRowsOf, lockDeal } from '../deal/store.ts';
import { noteDealEvent } from '../deal/tell.ts';
import { nameOf } from '../organisation/names.ts';
import { organisations } from '../organisation/store.ts';
import { writeFor } from '../rows.ts';
import { assertAgency, assertDeclared, viewPart } from './agency.ts';

/**
 * An agency confirms its part in this version of a draft, under its registered name. Agencies that have not confirmed by
 * the signing stay out of the record.
 */
export async function confirmAgency(
  ctx: Context,
  actor: Actor,
  id: string,
  input: ConfirmAgencyRequest,
  call: Call,
): Promise<AgencyPart> {
  const member = authorise(actor, 'contract.confirm_agency_part');
  const organisationId = member.organisation.id;
  const request = { verb: 'contract.confirm_agency', id, input };
  return writeFor(
    ctx,
    { actor: member, key: call.idempotencyKey, request },
    async (tx) => {
      const seen = await findContract(tx, id, EVERYTHING);
      if (!seen || !partOf(seen, organisationId)) {
        if (!seen || !seesContract(member, seen)) throw contractNotFound();
        throw fail.forbidden('contract.no_part', 'Only an agency that this contract names can confirm its part');
      }
      // Locks are always taken on the deal first.
      await lockDeal(tx, seen.dealId, EVERYTHING);
      const contract = await lockContract(tx, id);
      const part = contract && partOf(contract, organisationId);
      if (!contract || !part) throw contractNotFound();
      assertAgency(member);
      assertDraft(contract);
      assertSameText(contract, input);
      assertDeclared(part, input.bothSides);
      const { version, hash, dealId } = contract;
      const at = ctx.clock.now();
      // Whom the register has not heard of yet is verified as its token says: the action asks for it.
      const known = await organisations.find(tx, organisationId);
      const agencyName = nameOf(known ?? organisationRefSchema.parse(member.organisation));
      const isNew = await insertConfirmation(tx, {
        contractId: id,
        version,
        hash,
        organisationId,
        actorKind: actor.kind,
        actorId: actor.id,
        at,
        agencyName,
        ...byOf(actor),
      });
      if (isNew && part.side === 'both') await noteDeclaration(tx, actor, { dealId, organisationId, at });
      if (isNew) {
        await noteDealEvent(tx, actor, {
          id: newId(),
          dealId,
          kind: 'agency_confirmed',
          side: null,
          at,
          note: `${agencyName}, version ${version}`,
          fromStage: null,
          toStage: null,
        });
        await writeAudit(tx, audit, actor, [
          { action: 'contract.confirm_agency', subject: id, data: { version, hash, side: part.side } },
        ]);
      }
      return viewPart(contract, part, await confirmationsOf(tx, [contract]));
    },
    EVERY_ROW,
  );
}

/** Whoever confirms that it stands on both sides has declared it. */
async function noteDeclaration(
  tx: Tx,
  actor: Actor,
  { dealId, organisationId, at }: { dealId: string; organisationId: string; at: Date },
): Promise<void> {
  const [own] = agenciesOf(await eventRowsOf(tx, dealId), [{ organisationId, side: 'both' }]).filter(
    (agency) => agency.organisationId === organisationId,
  );
  if (own?.declaredAt) return;
  const empty = { side: null, fromStage: null, toStage: null, note: null };
  const event = { id: newId(), dealId, kind: 'both_sides_declared', aboutAgencyId: organisationId, at, ...empty };
  await noteDealEvent(tx, actor, event);
}
