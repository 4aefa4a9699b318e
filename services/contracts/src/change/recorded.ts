import { rowsOfSigned } from '../contract/signed.ts';
import { contractsByIds } from '../contract/store.ts';
import { endFault } from '../grant/check.ts';
import { grantsOf } from '../grant/store.ts';
import { hashOf } from '../ledger/entry.ts';
import { type Facts, type RecordedNoun, type Recorder, readerOf, seqsOf, unless } from '../ledger/recorder.ts';
import { changeContent } from './change.ts';
import { type ChangeRow, changesBy, momentsOfChanges, namedByChanges } from './store.ts';

export const contractAmended = recorder('contract.amended', 'amendment');
export const contractTerminated = recorder('contract.terminated', 'termination');

export const CHANGES: RecordedNoun = {
  readers: [readerOf(contractAmended), readerOf(contractTerminated)],
  named: namedByChanges,
  moments: [momentsOfChanges],
};

function recorder(
  kind: 'contract.amended' | 'contract.terminated',
  what: 'amendment' | 'termination',
): Recorder<Omit<ChangeRow, 'ledgerSeq'>> {
  return {
    kind,
    what,
    forms: [changeFacts],
    load: async (tx, entries) => {
      const ids = [...new Set(entries.flatMap(({ contractId }) => contractId ?? []))];
      const contracts = new Map((await contractsByIds(tx, ids)).map((row) => [row.id, row]));
      const grants = what === 'termination' ? await grantsOf(tx, ids) : [];
      const find = await rowsOfSigned(tx, entries, await changesBy(tx, seqsOf(entries)), (row) => row.ledgerSeq);
      return (entry) => {
        const found = find(entry);
        const contract = contracts.get(entry.contractId ?? '');
        if (found?.record?.kind !== what || !contract) return undefined;
        const { record } = found;
        const ended = grants.filter((row) => row.contractId === contract.id);
        return {
          record,
          ownHash: { kept: record.hash, computed: hashOf(changeContent(contract, record)) },
          fault: what === 'termination' ? endFault(ended, record.body.effectiveOn) : undefined,
        };
      };
    },
  };
}

function changeFacts(row: Omit<ChangeRow, 'ledgerSeq'>): Facts {
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
