import { amongEveryRow, type Tx, writeAudit } from '@techbourse/db';
import type { Call } from '@techbourse/platform';
import { authorise, fail, newId } from '@techbourse/platform';
import { type Actor, type Member, rowsOf, sees, visibleTo } from '@techbourse/policy';
import type { LedgerReceipt, RecordConsentRequest } from '../api/index.ts';
import { lockAssets, lockRegister } from '../asset/store.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import type { RegisteredGrant } from '../grant/grant.ts';
import { licensorReach } from '../grant/licensor.ts';
import { grantsOf, grantsOn, registered, rootsGranted } from '../grant/store.ts';
import { appendOne, type PlacedEntry, receiptOfEntry, recordOnce } from '../ledger/append.ts';
import { assertKnownToParties } from '../organisation/known.ts';
import { boundsIssues, boundsOf } from './bounds.ts';
import { consentRecorded } from './recorded.ts';
import { allows, type ConsentRow, insertConsent, isAgencyOf } from './store.ts';

/**
 * The present licensor of a licence consents to one sublicence: its sublicensee, highest kind, territory and term. Bounds
 * that are left out are those of the licence.
 * @throws FORBIDDEN for others who see the licence: its parties, an agency that it names, the operator; NOT_FOUND for
 * everybody else
 */
export async function recordConsent(
  ctx: Context,
  actor: Actor,
  input: RecordConsentRequest,
  call: Call,
): Promise<LedgerReceipt> {
  const member = authorise(actor, 'title.consent');
  const request = { verb: 'title.consent', input };
  return recordOnce(ctx, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const { contractId, sublicensee, kind } = input;
    const licence = await licenceOf(tx, member, input);
    assertConsentFits(licence, input);
    await assertKnownToParties(tx, '/sublicensee', sublicensee);
    const { fieldOfUse, territory, from: fromDay, to: toDay } = boundsOf(licence, input);
    const row: Omit<ConsentRow, 'ledgerSeq' | 'recordedAt'> = {
      id: newId(),
      contractId,
      consentedBy: member.organisation.id,
      sublicensee,
      kind,
      fieldOfUse,
      territory,
      fromDay,
      toDay,
      withdrawnReason: null,
      withdrawnBy: null,
      withdrawnSeq: null,
    };
    const write = async ({ seq, at }: PlacedEntry) => {
      await insertConsent(tx, { ...row, recordedAt: at, ledgerSeq: seq });
      await writeAudit(tx, audit, actor, [
        { action: 'title.consent', subject: row.id, data: { contractId, sublicensee, kind, seq } },
      ]);
    };
    const record = (recordedAt: Date) => ({ ...row, recordedAt });
    return appendOne({ recorder: consentRecorded, contractId, record, write }, (entered) => ({
      id: row.id,
      ledger: receiptOfEntry(entered),
    }));
  });
}

/** The licence, if the member is its licensor within all of the bounds; locks its assets. @throws AppError */
async function licenceOf(tx: Tx, member: Member, input: RecordConsentRequest): Promise<RegisteredGrant> {
  const notFound = fail.notFound('title.licence_not_found', 'There is no such licence of your organisation');
  await lockRegister(tx);
  const roots = await rootsGranted(tx, input.contractId);
  await lockAssets(tx, roots);
  const licences = (await grantsOf(tx, [input.contractId])).map(registered);
  const registers = [...(await grantsOn(tx, roots)).values()].map((rows) => rows.map(registered));
  const organisationId = member.organisation.id;
  const reaches = (bounds: (licence: RegisteredGrant) => Parameters<typeof licensorReach>[3]) =>
    registers.flatMap((grants) =>
      grants
        .filter((grant) => licences.some(({ id }) => id === grant.id) && grant.kind !== 'assignment')
        .map((licence) => ({
          licence,
          grants,
          reach: licensorReach(organisationId, licence, grants, bounds(licence)),
        })),
    );
  if (!reaches((licence) => licence).some(({ reach }) => reach !== 'none')) {
    const parties = licences.flatMap(({ grantor, grantee }) => [grantor, grantee]);
    const isSeen = sees(visibleTo(member, 'contract.read'), { parties });
    const isAgency =
      !isSeen && (await amongEveryRow(tx, rowsOf(member), () => isAgencyOf(tx, input.contractId, organisationId)));
    if (licences.length === 0 || !(isSeen || isAgency)) throw notFound;
    throw fail.forbidden('title.not_licensor', 'Only the present licensor of this licence can consent');
  }
  const asked = reaches((licence) => boundsOf(licence, input));
  const whole = asked.find(({ reach }) => reach === 'all');
  if (whole) return whole.licence;
  const nearest = asked.find(({ reach }) => reach === 'part') ?? asked[0];
  const message = 'The licence does not reach so far, or your organisation is not its licensor in all of it';
  const issues = nearest ? boundsIssues(organisationId, nearest, input) : [];
  throw fail.validation('title.consent_bounds', message, issues);
}

function assertConsentFits(licence: RegisteredGrant, { kind, sublicensee }: RecordConsentRequest): void {
  if (licence.sublicensing !== 'with_consent') {
    const message =
      licence.sublicensing === 'allowed'
        ? 'This licence allows sublicences as it is'
        : 'This licence forbids sublicences';
    throw fail.invalidState('title.consent_not_asked', message);
  }
  if (!allows(licence, kind)) {
    const message = `A licensee gives nothing more exclusive than its own licence, which is ${licence.kind}`;
    throw fail.validation('title.consent_kind', message, [{ pointer: '/kind', rule: 'title.consent_kind', message }]);
  }
  if (sublicensee !== licence.grantee) return;
  const message = 'The sublicensee is somebody else than the licensee';
  const issue = { pointer: '/sublicensee', rule: 'title.consent_sublicensee', message };
  throw fail.validation('title.consent_sublicensee', message, [issue]);
}
