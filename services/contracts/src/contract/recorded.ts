import type { Tx } from '@techbourse/db';
import { fromMinor } from '@techbourse/domain';
import { byFacts } from '../by.ts';
import { consentsOfGrants } from '../consent/store.ts';
import { dealsById, eventsOfDeals } from '../deal/store.ts';
import { rulingsOf } from '../dispute/store.ts';
import { consentFault, grantFault, nameFault, releaseFault } from '../grant/check.ts';
import { grantsOf, rootsOfGrants } from '../grant/store.ts';
import { hashOf } from '../ledger/entry.ts';
import {
  type Facts,
  type Found,
  type RecordedEntry,
  type RecordedNoun,
  type Recorder,
  readerOf,
  sorted,
} from '../ledger/recorder.ts';
import { terminatedBy } from '../ledger/store.ts';
import type { NewGrant } from './claim.ts';
import { agencyFault, type Origin, originFacts, originFault } from './origin.ts';
import {
  type AgencyRow,
  agenciesOfContracts,
  type ConfirmationRow,
  type ContractRow,
  confirmationsOf,
  contractsByIds,
  momentsOfContracts,
  namedByContracts,
  terminationsOf,
  versionsOfContracts,
} from './store.ts';

export const contractSigned: Recorder<SignedRecord> = {
  kind: 'contract.signed',
  what: 'contract',
  forms: [signedFacts, signedWithTitleFacts, signedWithOriginFacts, signedWithConsentFacts],
  load: async (tx, entries) => {
    const records = await recordsOf(tx, entries);
    return (entry) => signedFound(entry, records);
  },
};

export const CONTRACTS: RecordedNoun = {
  readers: [readerOf(contractSigned)],
  named: namedByContracts,
  moments: momentsOfContracts,
};

type Records = Awaited<ReturnType<typeof recordsOf>>;

async function recordsOf(tx: Tx, entries: readonly RecordedEntry[]) {
  const contracts = await contractsByIds(tx, [...new Set(entries.flatMap(({ contractId }) => contractId ?? []))]);
  const ids = contracts.map((row) => row.id);
  const deals = contracts.map((row) => row.dealId);
  const grants = await grantsOf(tx, ids);
  return {
    contracts,
    grants,
    confirmations: await confirmationsOf(tx, contracts),
    agencies: await agenciesOfContracts(tx, ids),
    deals: await dealsById(tx, deals),
    events: await eventsOfDeals(tx, deals),
    versions: await versionsOfContracts(tx, ids),
    consents: await consentsOfGrants(tx, grants),
    /** Decisions by which grants were released. */
    released: await rulingsOf(tx, ids),
    /** The asset of each name and of each grant. */
    roots: await rootsOfGrants(tx, grants),
    /** Contracts that an entry, or a change on record, terminates. */
    terminated: new Set([...(await terminatedBy(tx, ids)), ...(await terminationsOf(tx, ids)).keys()]),
  };
}

function signedFound({ seq, contractId }: RecordedEntry, records: Records): Found<SignedRecord> | undefined {
  const contract = records.contracts.find((row) => row.id === contractId);
  if (contract?.state !== 'signed' || contract.ledgerSeq !== seq) return undefined;
  const of = <T extends { contractId: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.contractId === contractId);
  const [confirmations, agencies, grants] = [of(records.confirmations), of(records.agencies), of(records.grants)];
  const ownHash = { kept: contract.hash, computed: hashOf(contract.terms) };
  const deal = records.deals.find((row) => row.id === contract.dealId);
  if (!deal) return { record: null, ownHash, fault: 'the deal of the contract is not there' };
  const events = records.events.filter((row) => row.dealId === deal.id);
  const origin = { deal, events, versions: of(records.versions) };
  const fault =
    originFault(contract, origin) ??
    agencyFault(agencies, confirmations) ??
    grantFault(contract, grants, records.terminated.has(contract.id)) ??
    releaseFault(grants, records.released) ??
    consentFault(grants, records.consents) ??
    nameFault(grants, records.roots);
  return { record: { contract, confirmations, agencies, grants, origin }, ownHash, fault };
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
      ...byFacts(row),
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

function unlessEmpty(name: string, values: readonly unknown[]): Facts {
  return values.length === 0 ? {} : { [name]: values };
}
