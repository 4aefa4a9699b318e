import { type Tx, writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId, today } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import type { ConfirmContractRequest, ConfirmReceipt } from '../api/index.ts';
import { byOf } from '../by.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { sideOf } from '../deal/load.ts';
import type { DealRow } from '../deal/store.ts';
import { noteDealEvent } from '../deal/tell.ts';
import { append, appendOne, recordOnce } from '../ledger/append.ts';
import { hashOf } from '../ledger/entry.ts';
import type { KnownOrganisations } from '../organisation/names.ts';
import { organisations } from '../organisation/store.ts';
import { registerListing } from '../register/register.ts';
import { acceptBothSides } from './both-sides.ts';
import { claimTitle, RegisterBehind } from './claim.ts';
import { assertContractStage } from './draft.ts';
import { assertDraft } from './edit.ts';
import { draftContextOf, getLockedDraft } from './load.ts';
import type { SignedRecord } from './recorded.ts';
import { signingEntry } from './sign.ts';
import { type ContractRow, confirmationsOf, insertConfirmation } from './store.ts';
import { type RenamedParty, renamedParties, termIssues } from './terms.ts';
import { assertWithinMandate } from './within-mandate.ts';

/**
 * A party confirms exactly the text it has read: version and hash. The confirmation of the second party signs the
 * contract in the same transaction.
 */
export async function confirmContract(
  ctx: Context,
  actor: Actor,
  id: string,
  input: ConfirmContractRequest,
  call: Call,
): Promise<ConfirmReceipt> {
  const member = authorise(actor, 'contract.sign');
  const request = { verb: 'contract.confirm', id, input };
  return withRegister(ctx, () =>
    recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
      const { deal, contract } = await getLockedDraft(tx, id, member, 'contract.sign');
      assertDraft(contract);
      assertContractStage(deal);
      assertSameText(contract, input);
      await assertTermsStand(tx, { deal, contract, day: today(ctx) });
      const at = ctx.clock.now();
      assertWithinMandate(member, deal, contract.terms);
      await acceptBothSides(tx, { member, deal, contract, accepts: input.bothSides ?? [], at });
      const grants = await claimTitle(tx, { member, contract }, ctx.clock);
      const { version, hash } = contract;
      const organisationId = member.organisation.id;
      const isNew = await insertConfirmation(tx, {
        contractId: id,
        version,
        hash,
        organisationId,
        actorKind: actor.kind,
        actorId: actor.id,
        at,
        agencyName: null,
        ...byOf(actor),
      });
      if (isNew) await noteConfirmation(tx, { actor, member, deal, contract, at });
      const confirmations = await confirmationsOf(tx, [contract]);
      const confirmedBy = confirmations.map((row) => row.organisationId);
      const whole = [contract.sellerId, contract.buyerId].every((party) => confirmedBy.includes(party));
      if (!whole) {
        return append<ConfirmReceipt>([], () => ({ id, state: 'draft', version, hash, confirmedBy, ledger: null }));
      }
      const others = confirmedBy.filter((one) => one !== organisationId);
      assertStillVerified(contract, others, await organisations.findAll(tx, others));
      const entry = await signingEntry(tx, { actor, deal, contract, confirmations, grants, call });
      return appendOne<SignedRecord, ConfirmReceipt>(entry, (entered) => ({
        id,
        state: 'signed',
        version,
        hash,
        confirmedBy,
        ledger: { seq: entered.seq, hash: entered.hash },
      }));
    }),
  );
}

/** Retries of a signature while newer versions of its listings keep arriving. */
const WAITS_FOR_REGISTER = 5;

/** Runs work that needs registered listings; registers missing ones and retries. */
async function withRegister<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RegisterBehind)) throw error;
      if (tries === WAITS_FOR_REGISTER) {
        throw fail.unavailable('contract.register_behind', 'The listings of this contract change too fast: try again');
      }
      for (const id of error.listings) await registerListing(ctx, id);
    }
  }
}

/**
 * A signature binds organisations that the operator knows at that moment. Whoever signs is known by its token; the others
 * confirmed earlier and may have lost their verification since. Of whom the register has not heard, the confirmation was
 * taken from a verified organisation.
 */
function assertStillVerified(
  { terms, version }: ContractRow,
  others: readonly string[],
  known: KnownOrganisations,
): void {
  const isLost = (id: string) => others.includes(id) && known.get(id)?.verifiedNow === false;
  const lost = (['parties', 'agencies'] as const).flatMap((list) =>
    terms[list].flatMap(({ organisationId, name }, index) =>
      isLost(organisationId) ? [{ organisationId, name, pointer: `/${list}/${index}` }] : [],
    ),
  );
  if (lost.length === 0) return;
  const issues = lost.map(({ name, pointer }) => ({
    pointer,
    rule: 'contract.party_unverified',
    message: `${name} is not verified any more`,
  }));
  throw fail.invalidState(
    'contract.party_unverified',
    'Who confirmed lost its verification since: it is signed once the operator has verified it again. Of an agency, an edit takes it out of the text',
    { issues, details: { version, organisations: lost.map(({ pointer: _at, ...one }) => one) } },
  );
}

/** @throws CONFLICT with the present version and hash. */
export function assertSameText(contract: ContractRow, input: Pick<ConfirmContractRequest, 'version' | 'hash'>): void {
  const { version, hash } = contract;
  if (input.version !== version) {
    throw fail.conflict('contract.version', 'The contract was edited since you read it', { version, hash });
  }
  if (input.hash !== hash || hashOf(contract.terms) !== hash) {
    throw fail.conflict('contract.hash', 'This is not the hash of that version', { version, hash });
  }
}

/** Checks the terms again, because rules may have changed since the text was written. */
async function assertTermsStand(
  tx: Tx,
  { deal, contract, day }: { deal: DealRow; contract: ContractRow; day: string },
): Promise<void> {
  const context = await draftContextOf(tx, deal, contract.terms, { day, before: contract.terms });
  const renamed = renamedParties(contract.terms.parties, context);
  if (renamed.length > 0) throw renamedSince(contract, renamed);
  const issues = termIssues(contract.terms, context);
  if (issues.length > 0) {
    throw fail.invalidState('contract.invalid', 'The contract no longer satisfies the rules: edit it first', {
      issues,
    });
  }
}

/** Whoever signs must know who the other party is by now: the text takes the present names first. */
function renamedSince({ version }: ContractRow, renamed: readonly RenamedParty[]) {
  const issues = renamed.map(({ index, inText, inRegister }) => ({
    pointer: `/parties/${index}/name`,
    rule: 'contract.party_renamed',
    message: `"${inText}" of the text is "${inRegister}" in the register by now`,
  }));
  const said = issues.map(({ message }) => message).join('; ');
  return fail.invalidState(
    'contract.party_renamed',
    `${said}. An edit, also of nothing else, takes the present name into a new version, which both parties confirm`,
    { issues, details: { version, parties: renamed.map(({ index: _at, ...names }) => names) } },
  );
}

type Confirming = { actor: Actor; member: Member; deal: DealRow; contract: ContractRow; at: Date };

async function noteConfirmation(tx: Tx, { actor, member, deal, contract, at }: Confirming): Promise<void> {
  const { id, version, hash } = contract;
  await noteDealEvent(tx, actor, {
    id: newId(),
    dealId: deal.id,
    kind: 'contract_confirmed',
    side: sideOf(deal, member),
    at,
    fromStage: null,
    toStage: null,
    note: `version ${version}`,
  });
  await writeAudit(tx, audit, actor, [{ action: 'contract.confirm', subject: id, data: { version, hash } }]);
}
