import { writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, issuesOf, newId, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import {
  type ContractTerms,
  type DraftContractRequest,
  draftContractRequestSchema,
  type EditContractRequest,
} from '../api/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { sideOf } from '../deal/load.ts';
import { noteDealEvent } from '../deal/tell.ts';
import { writeFor } from '../rows.ts';
import { assertContractStage, checkedTerms, columnsOf, keepVersion } from './draft.ts';
import { draftContextOf, getLockedDraft } from './load.ts';
import { type ContractRow, updateContract } from './store.ts';
import { withPresentNames } from './terms.ts';
import { assertWithinMandate } from './within-mandate.ts';

/**
 * Writes a new version of a draft, with the present names of parties that were renamed since; an edit of nothing else is
 * the way to take those in. Confirmations belong to a version, so the new one has none.
 */
export async function editContract(
  ctx: Context,
  actor: Actor,
  id: string,
  input: EditContractRequest,
  call: Call,
): Promise<{ id: string }> {
  const member = authorise(actor, 'contract.edit');
  const request = { verb: 'contract.edit', id, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { deal, contract } = await getLockedDraft(tx, id, member, 'contract.edit');
    assertDraft(contract);
    assertContractStage(deal);
    if (input.expectedVersion !== contract.version) {
      const { version, hash } = contract;
      throw fail.conflict('contract.version', 'The contract was edited since you read it', { version, hash });
    }
    const now = ctx.clock.now();
    const writing = { writerId: member.organisation.id, before: contract.terms.patents };
    const named = {
      listings: input.listings ?? contract.terms.listings,
      agencies: input.agencies ?? contract.terms.agencies,
    };
    const context = await draftContextOf(tx, deal, named, { day: today(ctx), before: contract.terms });
    const draft = editedDraft(withPresentNames(contract.terms, context), input);
    const terms = await checkedTerms(tx, draft, context, writing);
    assertWithinMandate(member, deal, terms);
    const columns = columnsOf(terms);
    // An unchanged text is no new version, so its confirmations stay.
    if (columns.hash === contract.hash) return { id };
    const row: ContractRow = { ...contract, ...columns, version: contract.version + 1, updatedAt: now };
    await updateContract(tx, row);
    await keepVersion(tx, row, member, now);
    await noteDealEvent(tx, actor, {
      id: newId(),
      dealId: deal.id,
      kind: 'contract_edited',
      side: sideOf(deal, member),
      at: now,
      fromStage: null,
      toStage: null,
      note: `version ${row.version}`,
    });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.edit', subject: id, data: { version: row.version, hash: row.hash } },
    ]);
    return { id };
  });
}

/** Applies an edit to the present text; null clears a field. @throws VALIDATION. */
export function editedDraft(terms: ContractTerms, edit: EditContractRequest): DraftContractRequest {
  const { assets: _made, ...present } = terms;
  const { expectedVersion: _seen, ...changes } = edit;
  const merged: Record<string, unknown> = { ...present, ...changes };
  for (const [name, value] of Object.entries(merged)) if (value === null) delete merged[name];
  const read = draftContractRequestSchema.safeParse(merged);
  if (read.success) return read.data;
  throw fail.validation('input.invalid', 'Some fields are not valid', issuesOf(read.error));
}

export function assertDraft(contract: ContractRow): void {
  if (contract.state === 'draft') return;
  const message =
    contract.state === 'signed'
      ? 'A signed contract is never edited: record an amendment'
      : 'The deal of this contract was lost';
  throw fail.invalidState(`contract.${contract.state}`, message);
}
