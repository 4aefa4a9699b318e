import { type Tx, writeAudit } from '@techbourse/db';
import { toMinor } from '@techbourse/domain';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId, today } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import type { ContractTerms, DraftContractRequest } from '../api/index.ts';
import { byOf } from '../by.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { contractsOfDeals } from '../deal/contract-store.ts';
import { canContract } from '../deal/deal.ts';
import { getLockedDeal, sideOf } from '../deal/load.ts';
import type { DealRow } from '../deal/store.ts';
import { noteDealEvent } from '../deal/tell.ts';
import { hashOf } from '../ledger/entry.ts';
import { writeFor } from '../rows.ts';
import { draftContextOf, offeredAgencies } from './load.ts';
import { numberIssues } from './number-standing.ts';
import { rightIssues } from './right-standing.ts';
import { type ContractRow, insertContract, insertVersion } from './store.ts';
import { completeTerms, type DraftContext, termIssues } from './terms.ts';
import { assertWithinMandate } from './within-mandate.ts';

/** Writes the first text of a deal's contract; either side may, once the sides negotiate. */
export async function draftContract(
  ctx: Context,
  actor: Actor,
  dealId: string,
  input: DraftContractRequest,
  call: Call,
): Promise<{ id: string }> {
  const member = authorise(actor, 'contract.draft');
  const request = { verb: 'contract.draft', dealId, input };
  return writeFor(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const deal = await getLockedDeal(tx, dealId, member, { action: 'contract.draft' });
    assertContractStage(deal);
    const present = (await contractsOfDeals(tx, [dealId])).get(dealId);
    if (present) {
      throw fail.conflict('contract.already_drafted', 'This deal has a contract already', { contractId: present });
    }
    const day = today(ctx);
    const agencies = input.agencies ?? (await offeredAgencies(tx, deal, { writer: member, day }));
    const draft = { ...input, agencies };
    const context = await draftContextOf(tx, deal, draft, { day });
    const terms = await checkedTerms(tx, draft, context, { writerId: member.organisation.id, before: [] });
    assertWithinMandate(member, deal, terms);
    const now = ctx.clock.now();
    const row: ContractRow = {
      id: newId(),
      dealId,
      state: 'draft',
      version: 1,
      createdAt: now,
      updatedAt: now,
      sellerId: deal.sellerId,
      buyerId: deal.buyerId,
      signedAt: null,
      ledgerSeq: null,
      ...columnsOf(terms),
    };
    await insertContract(tx, row);
    await keepVersion(tx, row, member, now);
    await noteDealEvent(tx, actor, {
      id: newId(),
      dealId,
      kind: 'contract_drafted',
      side: sideOf(deal, member),
      note: null,
      at: now,
      fromStage: null,
      toStage: null,
    });
    await writeAudit(tx, audit, actor, [
      { action: 'contract.draft', subject: row.id, data: { dealId, version: 1, hash: row.hash } },
    ]);
    return { id: row.id };
  });
}

export function assertContractStage(deal: DealRow): void {
  if (canContract(deal.stage)) return;
  throw fail.invalidState(
    'contract.deal_stage',
    `A contract is written in the stages negotiation and agreed; the deal is in ${deal.stage}`,
    { details: { stage: deal.stage } },
  );
}

/** The whole text of a draft. @throws VALIDATION with every fault. */
export async function checkedTerms(
  tx: Tx,
  draft: DraftContractRequest,
  context: DraftContext,
  writing: { writerId: string; before: readonly string[] },
): Promise<ContractTerms> {
  const terms = completeTerms(draft, context);
  const issues = [
    ...termIssues(terms, context),
    ...(await numberIssues(tx, terms, { sellerId: context.seller.id, ...writing })),
    ...(await rightIssues(tx, terms)),
  ];
  if (issues.length > 0) throw fail.validation('contract.invalid', 'Some parts of the contract do not agree', issues);
  return terms;
}

/** The columns derived from a text. */
export function columnsOf(terms: ContractTerms) {
  return {
    terms,
    hash: hashOf(terms),
    type: terms.type,
    currency: terms.value.currency,
    valueMinor: toMinor(terms.value),
    technologyMinor: toMinor(terms.technologyValue),
  };
}

export function keepVersion(tx: Tx, row: ContractRow, member: Member, at: Date): Promise<void> {
  const { id: contractId, version, hash, terms } = row;
  return insertVersion(tx, { contractId, version, hash, terms, editedBy: member.organisation.id, at, ...byOf(member) });
}
