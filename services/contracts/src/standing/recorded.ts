import { type Facts, found, type RecordedNoun, type Recorder, readerOf, seqsOf } from '../ledger/recorder.ts';
import { namedByStandings, type StandingRow, standingsBy } from './store.ts';

type NewStanding = Omit<StandingRow, 'ledgerSeq' | 'recordedAt'>;

export const standingRecorded: Recorder<NewStanding> = {
  kind: 'title.standing_recorded',
  what: 'standing',
  forms: [standingFacts],
  load: async (tx, entries) => {
    const rows = await standingsBy(tx, seqsOf(entries));
    return ({ seq }) => found(rows.find((row) => row.ledgerSeq === seq));
  },
};

export const standingWithdrawn: Recorder<Omit<StandingRow, 'recordedAt'>> = {
  kind: 'title.standing_withdrawn',
  what: 'withdrawn standing',
  forms: [standingWithdrawnFacts],
  load: async (tx, entries) => {
    const rows = await standingsBy(tx, seqsOf(entries));
    return ({ seq }) => found(rows.find((row) => row.withdrawnSeq === seq));
  },
};

export const STANDINGS: RecordedNoun = {
  readers: [readerOf(standingRecorded), readerOf(standingWithdrawn)],
  named: namedByStandings,
};

function standingFacts(row: NewStanding): Facts {
  const { id: standingId, name, number, organisationId, reason, recordedBy } = row;
  return { standingId, name, number, organisationId, reason, recordedBy };
}

function standingWithdrawnFacts(row: Omit<StandingRow, 'recordedAt'>): Facts {
  const { id: standingId, withdrawnReason: reason, withdrawnBy } = row;
  return { standingId, reason, withdrawnBy };
}
