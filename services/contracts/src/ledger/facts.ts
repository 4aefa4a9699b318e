import { fromMinor } from '@techbourse/domain';
import type { LedgerKind } from '../api/index.ts';
import type { ConsentRow } from '../consent/store.ts';
import type { NewGrant } from '../contract/claim.ts';
import { type Origin, originFacts } from '../contract/origin.ts';
import type { AgencyRow, ConfirmationRow, ContractRow } from '../contract/store.ts';
import type { RulingRow, StandingRow } from '../dispute/store.ts';
import type { ChangeRow } from '../dossier/store.ts';
import type { AnswerRow, PaymentRow, VoidRow } from '../payment/store.ts';
import type { Join } from '../register/store.ts';
import type { RegistrationRow } from '../registration/store.ts';

/**
 * What an entry says about its record, made from the record's rows: once when the entry is written, and again by the
 * verification, which compares the two. A column that is not here could be changed unseen.
 *
 * Entries are never written again, so each kind keeps every form that its entries were ever written in. To let an entry
 * say more, add a function to the end of the kind's list in `FORMS` and leave those before it alone: new entries take
 * the last form, `form` in their body names it (a body without one is in form 1), and old entries are still compared
 * in theirs. A column that is younger than a form belongs into that form as well, by `unless`: only where it is not what
 * the migration gave to old rows.
 */
type Facts = Record<string, unknown>;

/** What an entry of each kind records. The number of the entry is known only once the facts are. */
export type RecordOf = {
  'contract.signed': SignedRecord;
  'contract.amended': Recorded<ChangeRow>;
  'contract.terminated': Recorded<ChangeRow>;
  'contract.registered': Recorded<RegistrationRow>;
  'registration.confirmed': Recorded<RegistrationRow>;
  'registration.voided': Recorded<RegistrationRow>;
  'payment.recorded': Recorded<PaymentRow>;
  'payment.confirmed': Recorded<AnswerRow>;
  'payment.disputed': Recorded<AnswerRow>;
  'payment.voided': Recorded<VoidRow>;
  'title.released': Recorded<RulingRow>;
  'title.dispute_rejected': Recorded<RulingRow>;
  'title.standing_recorded': Omit<StandingRow, 'ledgerSeq' | 'recordedAt'>;
  'title.standing_withdrawn': Omit<StandingRow, 'recordedAt'>;
  'title.consent_recorded': Recorded<ConsentRow>;
  'title.consent_withdrawn': ConsentRow;
  'asset.joined': Join;
  'ledger.clock_corrected': ClockCorrected;
};

/** `aheadTo`: the time of the entry before, to which a wrong clock had run. This entry is the record. */
export type ClockCorrected = { reason: string; aheadTo: Date | null; correctedBy: string; actorId: string };

type Recorded<Row> = Omit<Row, 'ledgerSeq'>;

const FORMS: { [Kind in LedgerKind]: readonly ((record: RecordOf[Kind]) => Facts)[] } = {
  'contract.signed': [signedFacts, signedWithTitleFacts, signedWithOriginFacts, signedWithConsentFacts],
  'contract.amended': [changeFacts],
  'contract.terminated': [changeFacts],
  'contract.registered': [firstRegistrationFacts, registrationFacts],
  'registration.confirmed': [registrationConfirmedFacts],
  'registration.voided': [registrationVoidedFacts],
  'payment.recorded': [firstPaymentFacts, paymentFacts],
  'payment.confirmed': [answerFacts],
  'payment.disputed': [answerFacts],
  'payment.voided': [voidFacts],
  'title.released': [rulingFacts],
  'title.dispute_rejected': [rulingFacts],
  'title.standing_recorded': [standingFacts],
  'title.standing_withdrawn': [standingWithdrawnFacts],
  'title.consent_recorded': [consentFacts],
  'title.consent_withdrawn': [consentWithdrawnFacts],
  'asset.joined': [joinFacts],
  'ledger.clock_corrected': [
    ({ reason, aheadTo, correctedBy, actorId }) => ({
      reason,
      correctedBy,
      actorId,
      aheadTo: aheadTo?.toISOString() ?? null,
    }),
  ],
};

/** The body of a new entry: the facts of its record in the newest form of its kind. */
export function bodyOf<Kind extends LedgerKind>(kind: Kind, record: RecordOf[Kind]): Facts {
  return bodyIn(kind, FORMS[kind].length, record) ?? {};
}

/** The body that an entry of this form has when its record is as it was. Nothing when there is no such form. */
export function bodyIn<Kind extends LedgerKind>(kind: Kind, form: number, record: RecordOf[Kind]): Facts | undefined {
  const facts = FORMS[kind][form - 1]?.(record);
  return facts && (form === 1 ? facts : { ...facts, form });
}

/** The form in which the body of an entry was written. */
export function formOf(body: Facts): number {
  const { form } = body;
  return typeof form === 'number' && Number.isInteger(form) && form > 1 ? form : 1;
}

/** For a form older than the column: the entry says nothing of it, so any value but that of old rows shows. */
export function unless<T>(was: T, name: string, value: T): Facts {
  return value === was ? {} : { [name]: value };
}

function unlessEmpty(name: string, values: readonly unknown[]): Facts {
  return values.length === 0 ? {} : { [name]: values };
}

export type SignedRecord = {
  contract: ContractRow;
  confirmations: readonly ConfirmationRow[];
  agencies: readonly AgencyRow[];
  grants: readonly NewGrant[];
  origin: Origin;
};

/** With what led to the contract: its deal, the history of that, and every text. */
function signedWithOriginFacts(record: SignedRecord): Facts {
  return { ...signedWithTitleFacts(record), ...originFacts(record.contract, record.origin) };
}

/** With the consents that allowed each right. */
function signedWithConsentFacts(record: SignedRecord): Facts {
  const { grants } = signedWithTitleFacts(record);
  const consents = new Map(record.grants.map((row) => [row.id, row.consents]));
  return {
    ...signedWithOriginFacts(record),
    grants: grants.map((grant) => ({ ...grant, consents: consents.get(grant.id) ?? [] })),
  };
}

function signedFacts({ contract, confirmations, agencies, grants }: SignedRecord): Facts {
  return {
    dealId: contract.dealId,
    version: contract.version,
    contractHash: contract.hash,
    type: contract.type,
    value: fromMinor(contract.valueMinor, contract.currency),
    technologyValue: fromMinor(contract.technologyMinor, contract.currency),
    sellerId: contract.sellerId,
    buyerId: contract.buyerId,
    signedAt: contract.signedAt?.toISOString() ?? null,
    confirmations: sorted(confirmations, (row) => row.organisationId).map((row) => ({
      organisationId: row.organisationId,
      hash: row.hash,
      actorKind: row.actorKind,
      actorId: row.actorId,
      at: row.at.toISOString(),
    })),
    agencies: sorted(agencies, (row) => row.organisationId).map(({ organisationId, name, side }) => ({
      organisationId,
      name,
      side,
    })),
    // Simple licences were not kept then, and each name of an asset had a row of its own.
    exclusiveGrants: sorted(
      grants.filter((row) => row.kind !== 'simple'),
      (row) => row.names[0] ?? '',
    ).map((row) => ({
      asset: row.names[0],
      grantee: row.grantee,
      transferable: row.sublicensing !== 'forbidden',
      fieldOfUse: row.fieldOfUse,
      territory: row.territory,
      from: row.fromDay,
      to: row.toDay,
      ...unlessEmpty('consents', row.consents),
    })),
  };
}

/** Every right that the contract gives, whom it shuts out or not, with where it comes from. */
function signedWithTitleFacts(record: SignedRecord) {
  const { exclusiveGrants: _earlier, ...facts } = signedFacts(record);
  return {
    ...facts,
    grants: sorted(record.grants, (row) => row.id).map((row) => ({
      id: row.id,
      assetId: row.assetId,
      names: row.names,
      kind: row.kind,
      grantor: row.grantor,
      grantee: row.grantee,
      sublicensing: row.sublicensing,
      besides: row.besides,
      fieldOfUse: row.fieldOfUse,
      territory: row.territory,
      from: row.fromDay,
      to: row.toDay,
      parents: row.parents,
      original: row.original,
      ...unlessEmpty('consents', row.consents),
    })),
  };
}

function paymentBase(row: Recorded<PaymentRow>): Facts {
  return {
    paymentId: row.id,
    amount: fromMinor(row.amountMinor, row.currency),
    paidOn: row.paidOn,
    scheduleLine: row.scheduleLine,
    note: row.note,
    recordedBy: row.recordedBy,
  };
}

function firstPaymentFacts(row: Recorded<PaymentRow>): Facts {
  return {
    ...paymentBase(row),
    ...unless(null, 'settles', row.settles),
    ...unless(false, 'allocated', row.allocated),
    ...unless(null, 'earlyReason', row.earlyReason),
    ...unless(null, 'unusualReason', row.unusualReason),
    ...unless(null, 'duplicateOf', row.duplicateOf),
  };
}

function paymentFacts(row: Recorded<PaymentRow>): Facts {
  const { settles, allocated, earlyReason, unusualReason, duplicateOf } = row;
  return { ...paymentBase(row), settles, allocated, earlyReason, unusualReason, duplicateOf };
}

function answerFacts({ paymentId, answer, reason, recordedBy }: Recorded<AnswerRow>): Facts {
  return { paymentId, answer, reason, recordedBy };
}

function voidFacts(row: Recorded<VoidRow>): Facts {
  return { paymentId: row.paymentId, reason: row.reason, recordedBy: row.recordedBy };
}

function registrationBase(row: Recorded<RegistrationRow>): Facts {
  return {
    authority: row.authority,
    number: row.number,
    registeredOn: row.registeredOn,
    value: fromMinor(row.valueMinor, row.currency),
    technologyValue: fromMinor(row.technologyMinor, row.currency),
    recordedBy: row.recordedBy,
  };
}

// The id was given to old rows by the migration; no fact of theirs hangs on it.
function firstRegistrationFacts(row: Recorded<RegistrationRow>): Facts {
  return {
    ...registrationBase(row),
    ...unless(null, 'valueDifference', row.valueDifference),
    ...unless(null, 'technologyDifference', row.technologyDifference),
  };
}

function registrationFacts(row: Recorded<RegistrationRow>): Facts {
  const { id: registrationId, valueDifference, technologyDifference } = row;
  return { ...registrationBase(row), registrationId, valueDifference, technologyDifference };
}

function registrationConfirmedFacts({ id: registrationId, confirmedBy }: Recorded<RegistrationRow>): Facts {
  return { registrationId, confirmedBy };
}

function registrationVoidedFacts(row: Recorded<RegistrationRow>): Facts {
  return { registrationId: row.id, reason: row.voidReason, voidedBy: row.voidedBy };
}

function rulingFacts(row: Recorded<RulingRow>): Facts {
  const { id: rulingId, disputeId, outcome, reason, grants, decidedBy } = row;
  return { rulingId, disputeId, outcome, reason, grants, decidedBy };
}

function standingFacts(row: Omit<StandingRow, 'ledgerSeq' | 'recordedAt'>): Facts {
  const { id: standingId, name, number, organisationId, reason, recordedBy } = row;
  return { standingId, name, number, organisationId, reason, recordedBy };
}

function standingWithdrawnFacts(row: Omit<StandingRow, 'recordedAt'>): Facts {
  const { id: standingId, withdrawnReason: reason, withdrawnBy } = row;
  return { standingId, reason, withdrawnBy };
}

function consentFacts(row: Recorded<ConsentRow>): Facts {
  return {
    consentId: row.id,
    consentedBy: row.consentedBy,
    sublicensee: row.sublicensee,
    kind: row.kind,
    fieldOfUse: row.fieldOfUse,
    territory: row.territory,
    from: row.fromDay,
    to: row.toDay,
    recordedAt: row.recordedAt.toISOString(),
  };
}

function consentWithdrawnFacts(row: ConsentRow): Facts {
  const { id: consentId, withdrawnReason: reason, withdrawnBy } = row;
  return { consentId, reason, withdrawnBy };
}

function joinFacts({ assetId, joined, names }: Join): Facts {
  return { assetId, joined: [...joined].sort(), names: [...names].sort() };
}

function changeFacts(row: Recorded<ChangeRow>): Facts {
  return {
    changeId: row.id,
    hash: row.hash,
    text: row.body.text,
    effectiveOn: row.body.effectiveOn,
    proposedBy: row.proposedBy,
    confirmedBy: row.confirmedBy,
    // what was withdrawn or declined is never made
    ...unless(null, 'closedAs', row.closedAs),
    ...unless(null, 'closedBy', row.closedBy),
    ...unless(null, 'closedAt', row.closedAt?.toISOString() ?? null),
    ...unless(null, 'closedReason', row.closedReason),
  };
}

/** What the two parties confirm of a change, as hashed. */
export function changeContent(
  contract: { id: string; hash: string },
  change: { kind: string; body: ChangeRow['body'] },
) {
  return { contractId: contract.id, contractHash: contract.hash, kind: change.kind, ...change.body };
}

function sorted<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
