import type { Tx } from '@techbourse/db';
import { type LedgerFault, type LedgerKind, ledgerContentSchema } from '../api/index.ts';
import { type ConsentRow, consentsBy, consentsOfGrants } from '../consent/store.ts';
import { agencyFault, originFault } from '../contract/origin.ts';
import {
  type ConfirmationRow,
  type ContractRow,
  confirmationsOf,
  contractsByIds,
  type VersionRow,
} from '../contract/store.ts';
import { deskRecordsBy, type RulingRow, rulingsOf, type StandingRow } from '../dispute/store.ts';
import { type Attachments, recordedBy, signedWith, terminationsOf } from '../dossier/store.ts';
import { type AssetRoots, consentFault, endFault, grantFault, nameFault, releaseFault } from '../grant/check.ts';
import { rootsOfGrants } from '../grant/store.ts';
import { joinFault, joinsBy, type KeptJoins } from '../register/store.ts';
import type { ChainRow } from './check.ts';
import { hashOf } from './entry.ts';
import { bodyIn, changeContent, formOf } from './facts.ts';
import { dealsById, type EventRow, eventsOfDeals, type KeptDeal, versionsOfContracts } from './records-store.ts';
import { terminatedBy } from './store.ts';

export type Records = Omit<Attachments, 'disputes'> & {
  contracts: ContractRow[];
  confirmations: ConfirmationRow[];
  /** Contracts signed by these entries that a later entry, or a change on record, terminates. */
  terminated: ReadonlySet<string>;
  deals: KeptDeal[];
  events: EventRow[];
  versions: VersionRow[];
  /** Decisions by which the grants of the contracts signed by these entries were released. */
  released: readonly RulingRow[];
  /** The asset of each name and of each grant. */
  roots: AssetRoots;
  rulings: readonly RulingRow[];
  standings: readonly StandingRow[];
  consents: readonly ConsentRow[];
  joins: KeptJoins;
};

/** The records that a page of entries speaks of, and no others: a contract may have thousands of payments. */
export async function loadRecords(tx: Tx, rows: readonly ChainRow[]): Promise<Records> {
  const ids = [...new Set(rows.flatMap((row) => row.contractId ?? []))];
  const signed = rows.filter((row) => row.kind === 'contract.signed').flatMap((row) => row.contractId ?? []);
  const ended = rows.filter((row) => row.kind === 'contract.terminated').flatMap((row) => row.contractId ?? []);
  const granting = [...new Set([...signed, ...ended])];
  const given = await signedWith(tx, granting);
  const contracts = await contractsByIds(tx, ids);
  const texts = contracts.filter((contract) => signed.includes(contract.id));
  return {
    ...(await recordedBy(
      tx,
      rows.map((row) => row.seq),
    )),
    ...given,
    ...(await deskRecordsBy(
      tx,
      rows.map((row) => row.seq),
    )),
    consents: [
      ...(await consentsBy(
        tx,
        rows.map((row) => row.seq),
      )),
      ...(await consentsOfGrants(tx, given.grants)),
    ],
    joins: await joinsBy(tx, rows),
    released: await rulingsOf(tx, signed),
    roots: await rootsOfGrants(tx, given.grants),
    contracts,
    confirmations: await confirmationsOf(tx, texts),
    terminated: new Set([...(await terminatedBy(tx, signed)), ...(await terminationsOf(tx, signed)).keys()]),
    ...(await originsOf(tx, texts)),
  };
}

async function originsOf(
  tx: Tx,
  signed: readonly ContractRow[],
): Promise<Pick<Records, 'deals' | 'events' | 'versions'>> {
  const deals = signed.map((contract) => contract.dealId);
  return {
    deals: await dealsById(tx, deals),
    events: await eventsOfDeals(tx, deals),
    versions: await versionsOfContracts(
      tx,
      signed.map((contract) => contract.id),
    ),
  };
}

/** Whether the record behind an entry is still what the entry says. */
export function recordFault(row: ChainRow, records: Records): LedgerFault | undefined {
  const { seq } = row;
  const content = ledgerContentSchema.parse(JSON.parse(row.text));
  const form = formOf(content.body);
  if (content.kind === 'ledger.clock_corrected') return undefined; // the entry itself is the record
  const found = foundFor(row, content.kind, form, records);
  if (!found) {
    const message = `The record of entry ${seq} (${row.kind}) is not there`;
    return { seq, problem: 'record_missing', message };
  }
  if (found.ownHash && found.ownHash.kept !== found.ownHash.computed) {
    const message = `The ${found.what} of entry ${seq} was changed: its text no longer gives its hash`;
    return { seq, problem: 'record_changed', message };
  }
  if (found.fault) return { seq, problem: 'record_changed', message: `Entry ${seq}: ${found.fault}` };
  const { body } = found;
  if (!body) {
    const message = `Entry ${seq} (${row.kind}) is in form ${form}, which this version of the exchange does not know`;
    return { seq, problem: 'content', message };
  }
  const names = Object.keys({ ...body, ...content.body });
  const differing = names.filter((name) => hashOf([body[name]]) !== hashOf([content.body[name]]));
  if (differing.length === 0) return undefined;
  const message = `The ${found.what} of entry ${seq} differs from what was recorded: ${differing.sort().join(', ')}`;
  return { seq, problem: 'record_changed', message };
}

/** Kinds that tell of rows in other tables. */
type RecordedKind = Exclude<LedgerKind, 'ledger.clock_corrected'>;

type Found = {
  what: string;
  body: Record<string, unknown> | undefined;
  ownHash?: { kept: string; computed: string };
  /** What is wrong with what follows from the record. */
  fault?: string | undefined;
};

/** The record of an entry, in the words of its form. */
function foundFor(
  { seq, contractId }: ChainRow,
  kind: RecordedKind,
  form: number,
  records: Records,
): Found | undefined {
  if (kind === 'asset.joined') return joinFound(seq, form, records);
  const decided = deskFound({ seq, contractId }, kind, form, records);
  if (decided) return decided;
  const of = <T extends { contractId: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.contractId === contractId);
  const ofEntry = <T extends { contractId: string; ledgerSeq: number | null }>(rows: readonly T[]) =>
    of(rows).find((one) => one.ledgerSeq === seq);
  const contract = records.contracts.find((row) => row.id === contractId);
  if (contract?.state !== 'signed') return undefined;
  switch (kind) {
    case 'title.released':
    case 'title.dispute_rejected':
    case 'title.standing_recorded':
    case 'title.standing_withdrawn':
    case 'title.consent_recorded':
    case 'title.consent_withdrawn':
      return undefined; // read before, since they may concern no contract
    case 'contract.signed': {
      if (contract.ledgerSeq !== seq) return undefined;
      const [confirmations, agencies, grants] = [of(records.confirmations), of(records.agencies), of(records.grants)];
      const ownHash = { kept: contract.hash, computed: hashOf(contract.terms) };
      const deal = records.deals.find((row) => row.id === contract.dealId);
      if (!deal) return { what: 'contract', body: {}, ownHash, fault: 'the deal of the contract is not there' };
      const events = records.events.filter((row) => row.dealId === deal.id);
      const origin = { deal, events, versions: of(records.versions) };
      const body = bodyIn(kind, form, { contract, confirmations, agencies, grants, origin });
      const fault =
        originFault(contract, origin) ??
        agencyFault(agencies, confirmations) ??
        grantFault(contract, grants, records.terminated.has(contract.id)) ??
        releaseFault(grants, records.released) ??
        consentFault(grants, records.consents) ??
        nameFault(grants, records.roots);
      return { what: 'contract', body, ownHash, fault };
    }
    case 'payment.recorded': {
      const row = ofEntry(records.payments);
      return row && { what: 'payment', body: bodyIn(kind, form, row) };
    }
    case 'payment.voided': {
      const row = ofEntry(records.voids);
      return row && { what: 'voided payment', body: bodyIn(kind, form, row) };
    }
    case 'payment.confirmed':
    case 'payment.disputed': {
      const row = ofEntry(records.answers);
      return row && { what: 'answer to a payment', body: bodyIn(kind, form, row) };
    }
    case 'contract.registered': {
      const row = ofEntry(records.registrations);
      return row && { what: 'registration', body: bodyIn(kind, form, row) };
    }
    case 'registration.confirmed': {
      const row = of(records.registrations).find((one) => one.confirmedSeq === seq);
      return row && { what: 'confirmed registration', body: bodyIn(kind, form, row) };
    }
    case 'registration.voided': {
      const row = of(records.registrations).find((one) => one.voidedSeq === seq);
      return row && { what: 'voided registration', body: bodyIn(kind, form, row) };
    }
    case 'contract.amended':
    case 'contract.terminated': {
      const what = kind === 'contract.terminated' ? 'termination' : 'amendment';
      const row = ofEntry(records.changes);
      if (row?.kind !== what) return undefined;
      const computed = hashOf(changeContent(contract, row));
      const fault = kind === 'contract.terminated' ? endFault(of(records.grants), row.body.effectiveOn) : undefined;
      return { what, body: bodyIn(kind, form, row), ownHash: { kept: row.hash, computed }, fault };
    }
  }
}

/** Names and assets that became one, by the rows that name the entry. */
function joinFound(seq: number, form: number, records: Records): Found | undefined {
  const join = records.joins.bySeq.get(seq);
  if (!join) return undefined;
  return { what: 'join of assets', body: bodyIn('asset.joined', form, join), fault: joinFault(join, records.joins) };
}

/** What the operator decided about titles. */
function deskFound(
  { seq, contractId }: Pick<ChainRow, 'seq' | 'contractId'>,
  kind: RecordedKind,
  form: number,
  records: Records,
): Found | undefined {
  switch (kind) {
    case 'title.released':
    case 'title.dispute_rejected': {
      const row = records.rulings.find((one) => one.ledgerSeq === seq);
      return row && { what: 'decision of a dispute', body: bodyIn(kind, form, row) };
    }
    case 'title.standing_recorded': {
      const row = records.standings.find((one) => one.ledgerSeq === seq);
      return row && { what: 'standing', body: bodyIn(kind, form, row) };
    }
    case 'title.standing_withdrawn': {
      const row = records.standings.find((one) => one.withdrawnSeq === seq);
      return row && { what: 'withdrawn standing', body: bodyIn(kind, form, row) };
    }
    case 'title.consent_recorded': {
      const row = records.consents.find((one) => one.ledgerSeq === seq && one.contractId === contractId);
      return row && { what: 'consent', body: bodyIn(kind, form, row) };
    }
    case 'title.consent_withdrawn': {
      const row = records.consents.find((one) => one.withdrawnSeq === seq && one.contractId === contractId);
      return row && { what: 'withdrawn consent', body: bodyIn(kind, form, row) };
    }
    default:
      return undefined;
  }
}
