import { type Facts, found, type RecordedNoun, type Recorder, readerOf, seqsOf } from '../ledger/recorder.ts';
import { type ConsentRow, consentsBy, momentsOfConsents, namedByConsents } from './store.ts';

type NewConsent = Omit<ConsentRow, 'ledgerSeq'>;

export const consentRecorded: Recorder<NewConsent> = {
  kind: 'title.consent_recorded',
  what: 'consent',
  forms: [consentFacts],
  load: async (tx, entries) => {
    const rows = await consentsBy(tx, seqsOf(entries));
    return ({ seq, contractId }) => found(rows.find((row) => row.ledgerSeq === seq && row.contractId === contractId));
  },
};

export const consentWithdrawn: Recorder<ConsentRow> = {
  kind: 'title.consent_withdrawn',
  what: 'withdrawn consent',
  forms: [consentWithdrawnFacts],
  load: async (tx, entries) => {
    const rows = await consentsBy(tx, seqsOf(entries));
    return ({ seq, contractId }) =>
      found(rows.find((row) => row.withdrawnSeq === seq && row.contractId === contractId));
  },
};

export const CONSENTS: RecordedNoun = {
  readers: [readerOf(consentRecorded), readerOf(consentWithdrawn)],
  named: namedByConsents,
  moments: [momentsOfConsents],
};

function consentFacts(row: NewConsent): Facts {
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
