import { fromMinor } from '@techbourse/domain';
import type { LedgerKind } from '../api/index.ts';
import { rowsOfSigned } from '../contract/signed.ts';
import { type Facts, type RecordedNoun, type Recorder, readerOf, seqsOf, unless } from '../ledger/recorder.ts';
import { namedByRegistrations, type RegistrationRow, registrationsBy } from './store.ts';

type NewRegistration = Omit<RegistrationRow, 'ledgerSeq'>;

export const contractRegistered = recorder('contract.registered', 'registration', {
  forms: [firstRegistrationFacts, registrationFacts],
  seqOf: (row) => row.ledgerSeq,
});
export const registrationConfirmed = recorder('registration.confirmed', 'confirmed registration', {
  forms: [registrationConfirmedFacts],
  seqOf: (row) => row.confirmedSeq,
});
export const registrationVoided = recorder('registration.voided', 'voided registration', {
  forms: [registrationVoidedFacts],
  seqOf: (row) => row.voidedSeq,
});

export const REGISTRATIONS: RecordedNoun = {
  readers: [readerOf(contractRegistered), readerOf(registrationConfirmed), readerOf(registrationVoided)],
  named: namedByRegistrations,
};

type How = Pick<Recorder<NewRegistration>, 'forms'> & { seqOf: (row: RegistrationRow) => number | null };

function recorder(kind: LedgerKind, what: string, { forms, seqOf }: How): Recorder<NewRegistration> {
  return {
    kind,
    what,
    forms,
    load: async (tx, entries) => rowsOfSigned(tx, entries, await registrationsBy(tx, seqsOf(entries)), seqOf),
  };
}

function registrationBase(row: NewRegistration): Facts {
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
function firstRegistrationFacts(row: NewRegistration): Facts {
  return {
    ...registrationBase(row),
    ...unless(null, 'valueDifference', row.valueDifference),
    ...unless(null, 'technologyDifference', row.technologyDifference),
  };
}

function registrationFacts(row: NewRegistration): Facts {
  const { id: registrationId, valueDifference, technologyDifference } = row;
  return { ...registrationBase(row), registrationId, valueDifference, technologyDifference };
}

function registrationConfirmedFacts({ id: registrationId, confirmedBy }: NewRegistration): Facts {
  return { registrationId, confirmedBy };
}

function registrationVoidedFacts(row: NewRegistration): Facts {
  return { registrationId: row.id, reason: row.voidReason, voidedBy: row.voidedBy };
}
