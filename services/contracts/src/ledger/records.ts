import type { Tx } from '@techbourse/db';
import { type LedgerFault, ledgerContent } from '../contract/index.ts';
import { type Attachments, recordedBy, signedWith } from '../technology-contract/additions-store.ts';
import {
  type ConfirmationRow,
  type ContractRow,
  confirmationsOf,
  contractsByIds,
} from '../technology-contract/store.ts';
import type { ChainRow } from './check.ts';
import { hashOf } from './entry.ts';
import { changeContent, changeFacts, paymentFacts, registrationFacts, signedFacts, voidFacts } from './facts.ts';

export type Records = Attachments & { contracts: ContractRow[]; confirmations: ConfirmationRow[] };

/** The records that a page of entries speaks of, and no others: a contract may have thousands of payments. */
export async function loadRecords(tx: Tx, rows: readonly ChainRow[]): Promise<Records> {
  const ids = [...new Set(rows.map((row) => row.contractId))];
  const signed = rows.filter((row) => row.kind === 'contract.signed').map((row) => row.contractId);
  const contracts = await contractsByIds(tx, ids);
  const texts = contracts.filter((contract) => signed.includes(contract.id));
  return {
    ...(await recordedBy(
      tx,
      rows.map((row) => row.seq),
    )),
    ...(await signedWith(tx, signed)),
    contracts,
    confirmations: await confirmationsOf(tx, texts),
  };
}

/** Whether the record behind an entry is still what the entry says. */
export function recordFault(row: ChainRow, records: Records): LedgerFault | undefined {
  const { seq } = row;
  const content = ledgerContent.parse(JSON.parse(row.text));
  const found = factsOf(row, records);
  if (!found) {
    const message = `The record of entry ${seq} (${row.kind}) is not there`;
    return { seq, problem: 'record_missing', message };
  }
  if (found.ownHash && found.ownHash.kept !== found.ownHash.computed) {
    const message = `The ${found.what} of entry ${seq} was changed: its text no longer gives its hash`;
    return { seq, problem: 'record_changed', message };
  }
  const names = Object.keys({ ...found.facts, ...content.body });
  const differing = names.filter((name) => hashOf([found.facts[name]]) !== hashOf([content.body[name]]));
  if (differing.length === 0) return undefined;
  const message = `The ${found.what} of entry ${seq} differs from what was recorded: ${differing.sort().join(', ')}`;
  return { seq, problem: 'record_changed', message };
}

type Found = { what: string; facts: Record<string, unknown>; ownHash?: { kept: string; computed: string } };

function factsOf({ seq, kind, contractId }: ChainRow, records: Records): Found | undefined {
  const of = <T extends { contractId: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.contractId === contractId);
  const contract = records.contracts.find((row) => row.id === contractId);
  if (contract?.state !== 'signed') return undefined;
  switch (kind) {
    case 'contract.signed': {
      if (contract.ledgerSeq !== seq) return undefined;
      const confirmations = of(records.confirmations);
      const facts = signedFacts({
        ...{ contract, confirmations, agencies: of(records.agencies), grants: of(records.grants) },
      });
      return { what: 'contract', facts, ownHash: { kept: contract.hash, computed: hashOf(contract.terms) } };
    }
    case 'payment.recorded': {
      const row = of(records.payments).find((one) => one.ledgerSeq === seq);
      return row && { what: 'payment', facts: paymentFacts(row) };
    }
    case 'payment.voided': {
      const row = of(records.voids).find((one) => one.ledgerSeq === seq);
      return row && { what: 'voided payment', facts: voidFacts(row) };
    }
    case 'contract.registered': {
      const row = of(records.registrations).find((one) => one.ledgerSeq === seq);
      return row && { what: 'registration', facts: registrationFacts(row) };
    }
    default: {
      const wanted = kind === 'contract.terminated' ? 'termination' : 'amendment';
      const row = of(records.changes).find((one) => one.ledgerSeq === seq && one.kind === wanted);
      if (!row) return undefined;
      return {
        what: wanted,
        facts: changeFacts(row),
        ownHash: { kept: row.hash, computed: hashOf(changeContent(contract, row)) },
      };
    }
  }
}
