import { type Facts, found, type RecordedNoun, type Recorder, readerOf, seqsOf } from '../ledger/recorder.ts';
import { namedByRulings, type RulingRow, rulingsBy } from './store.ts';

type NewRuling = Omit<RulingRow, 'ledgerSeq'>;

export const grantsReleased = recorder('title.released');
export const disputeRejected = recorder('title.dispute_rejected');

export const DISPUTES: RecordedNoun = {
  readers: [readerOf(grantsReleased), readerOf(disputeRejected)],
  named: namedByRulings,
};

function recorder(kind: 'title.released' | 'title.dispute_rejected'): Recorder<NewRuling> {
  return {
    kind,
    what: 'decision of a dispute',
    forms: [rulingFacts],
    load: async (tx, entries) => {
      const rows = await rulingsBy(tx, seqsOf(entries));
      return ({ seq }) => found(rows.find((row) => row.ledgerSeq === seq));
    },
  };
}

function rulingFacts(row: NewRuling): Facts {
  const { id: rulingId, disputeId, outcome, reason, grants, decidedBy } = row;
  return { rulingId, disputeId, outcome, reason, grants, decidedBy };
}
