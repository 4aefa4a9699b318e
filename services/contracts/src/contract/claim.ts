import { amongEveryRow, type Tx } from '@techbourse/db';
import { fail, newId } from '@techbourse/platform';
import { isOwnOrParty, type Member, rowsOf } from '@techbourse/policy';
import type { ContractTerms } from '../api/index.ts';
import { nameInForm, numberName } from '../asset/names.ts';
import { insertAsset, insertNames, lockAssets, lockRegister, lockRegisterToChange, rootsOf } from '../asset/store.ts';
import { allows, consentOf, lockUnused } from '../consent/store.ts';
import { encumbrancesInTheWay } from '../grant/encumbrance.ts';
import { type Consent, type GrantKind, grantOf, type RegisteredGrant, type WantedGrant } from '../grant/grant.ts';
import { ownersOf } from '../grant/owners.ts';
import { type GrantRow, grantsOn, registered } from '../grant/store.ts';
import { judgeGrant, type Refusal } from '../grant/title.ts';
import type { LedgerClock } from '../ledger/clock.ts';
import { findListings } from '../projection/store.ts';

/** A grant that a signature will register, without what is known only then. */
export type NewGrant = Omit<GrantRow, 'signedAt' | 'ledgerSeq'>;

type Claiming = { member: Member; contract: { id: string; sellerId: string; buyerId: string; terms: ContractTerms } };

/**
 * Computes the grants of a contract with the sources of the seller's right. Locks the assets, so that of two conflicting
 * signatures one comes first. A refusal names the conflicting grant only to its parties and to the holder of the title
 * above it.
 * @throws CONFLICT
 */
export async function claimTitle(tx: Tx, { member, contract }: Claiming, clock: LedgerClock): Promise<NewGrant[]> {
  const grant = grantOf(contract.terms);
  if (!grant) return [];
  const names = [...new Set(contract.terms.assets.map(nameInForm))];
  await openRegister(tx, names, contract.terms, clock);
  const roots = await rootsOf(tx, names);
  const assets = new Map<string, string[]>();
  for (const name of names) {
    const root = roots.get(name) ?? '';
    assets.set(root, [...(assets.get(root) ?? []), name]);
  }
  await lockAssets(tx, [...assets.keys()]);
  const standing = await grantsOn(tx, [...assets.keys()]);
  const owners = await ownersOf(tx, [...assets.keys()]);
  // Of the licensor of the seller, whom the buyer has no contract with.
  const consents = await amongEveryRow(tx, rowsOf(member), () =>
    lockedConsents(tx, standing, { ...grant, ...contract }),
  );
  const wanted: WantedGrant = { ...grant, grantor: contract.sellerId, grantee: contract.buyerId };
  return [...assets].map(([assetId, ofAsset]) => {
    const rows = standing.get(assetId) ?? [];
    const grants = rows.map(registered);
    const isOriginal = owners.get(assetId)?.includes(contract.sellerId) ?? false;
    const verdict = judgeGrant(wanted, grants, isOriginal, consents);
    if (!verdict.stands) {
      const isSeller = member.organisation.id === contract.sellerId;
      const known = isSeller ? encumbrancesInTheWay(wanted, grants, isOriginal) : [];
      throw refusalOf(member, verdict, { names: ofAsset, terms: contract.terms, rows, known });
    }
    const { from: fromDay, to: toDay, besides, ...rest } = wanted;
    return {
      id: newId(),
      contractId: contract.id,
      assetId,
      names: ofAsset,
      ...rest,
      besides: [...besides],
      fromDay,
      toDay,
      parents: verdict.parents,
      original: verdict.original,
      consents: verdict.consents,
      endedOn: null,
      releasedSeq: null,
    };
  });
}

/** Locks the consents to this sublicence, so that none is withdrawn or used elsewhere meanwhile. */
async function lockedConsents(
  tx: Tx,
  standing: ReadonlyMap<string, readonly GrantRow[]>,
  { kind, sellerId, buyerId }: { kind: GrantKind; sellerId: string; buyerId: string },
): Promise<Consent[]> {
  const licences = [...standing.values()]
    .flat()
    .filter((row) => row.grantee === sellerId && row.sublicensing === 'with_consent');
  const rows = await lockUnused(tx, {
    contractIds: licences.map((row) => row.contractId),
    sublicensee: buyerId,
  });
  return rows.filter((row) => allows(row, kind)).map(consentOf);
}

/** The register lacks listings that a contract quotes: they must be registered first, in a transaction of their own. */
export class RegisterBehind extends Error {
  readonly listings: readonly string[];

  constructor(listings: readonly string[]) {
    super(`the register of assets lags behind ${listings.join(', ')}`);
    this.listings = listings;
  }
}

/** Locks the register with every name of the contract in it. @throws RegisterBehind */
async function openRegister(tx: Tx, names: readonly string[], terms: ContractTerms, clock: LedgerClock): Promise<void> {
  const listings = terms.listings.map((quote) => quote.listingId);
  await assertRegistered(tx, listings);
  if ((await rootsOf(tx, names)).size === names.length) return lockRegister(tx);
  await lockRegisterToChange(tx);
  await assertRegistered(tx, listings);
  const known = await rootsOf(tx, names);
  for (const name of names.filter((one) => !known.has(one))) {
    const id = newId();
    await insertAsset(tx, id, clock.now());
    await insertNames(tx, id, [name]);
  }
}

type Refused = { refusal: Refusal; by: RegisteredGrant | null };
type Asked = {
  names: readonly string[];
  terms: ContractTerms;
  rows: readonly GrantRow[];
  /** Conflicting licences that the member may know, because it holds the title above them. */
  known: readonly RegisteredGrant[];
};

const REASONS: Readonly<Record<Refusal, { reason: string; message: string }>> = {
  conflict: { reason: 'contract.exclusive_conflict', message: 'leaves no room for this right' },
  assigned_away: {
    reason: 'contract.title_assigned',
    message: 'has assigned the title that this right would come from',
  },
  no_right: { reason: 'contract.no_standing', message: '' },
  beyond_right: {
    reason: 'contract.beyond_right',
    message: 'gave the seller its right, which does not reach over all of this field, territory and term',
  },
  beyond_licence: { reason: 'contract.beyond_licence', message: 'is a licence under which so much cannot be granted' },
  no_sublicensing: { reason: 'contract.no_sublicensing', message: 'gave the seller a licence without sublicences' },
  needs_consent: {
    reason: 'contract.sublicence_consent',
    message:
      'allows sublicences with the consent of its licensor only, of which there is no record that covers this one (POST /title/consents)',
  },
  several_sources: {
    reason: 'contract.several_sources',
    message: 'and other contracts gave the seller this right part by part: write a contract for each part',
  },
};

/** The refusal for a member: with details for a party of the conflicting grant, else without. */
function refusalOf(member: Member, { refusal, by }: Refused, { names, terms, rows, known }: Asked) {
  const numbers = names.filter((name) => !name.startsWith('listing:'));
  if (refusal === 'no_right') {
    const pointers = terms.patents.flatMap((number, index) =>
      numbers.includes(numberName(number)) ? [`/patents/${index}`] : [],
    );
    const what = numbers.length > 0 ? numbers.join(', ') : 'this listing';
    return fail.conflict(
      'contract.no_standing',
      `The seller has no standing for ${what}: no published listing of its own that stands for it, no right on record, no confirmation by the operator`,
      { assets: names, fields: pointers.length > 0 ? pointers : ['/listings'] },
    );
  }
  if (refusal === 'conflict' && known.length > 0) return knownConflict(known, names, rows);
  if (!by || !isOwnOrParty(member, { parties: [by.grantor, by.grantee] })) {
    return fail.conflict(
      'contract.exclusive_conflict',
      'A right on record is in conflict with this contract. Whoever holds the title of a number may dispute that right',
    );
  }
  const asset = nameOf(by, names, rows);
  const { reason, message } = REASONS[refusal];
  return fail.conflict(reason, `Contract ${by.contractId} ${message} (${asset})`, { ...toldOf(by), asset });
}

function knownConflict(known: readonly RegisteredGrant[], names: readonly string[], rows: readonly GrantRow[]) {
  const { reason, message } = REASONS.conflict;
  const contracts = [...new Map(known.map((grant) => [grant.contractId, toldOf(grant)])).values()];
  const [first] = contracts;
  const asset = known[0] && nameOf(known[0], names, rows);
  const said = contracts.map(({ contractId, kind }) => `Contract ${contractId} (${kind}) ${message}`).join('; ');
  return fail.conflict(
    reason,
    `${said} (${asset}). An exclusive or sole licence stands beside simple ones that it names in licence.besides`,
    { ...first, asset, contracts },
  );
}

function toldOf({ contractId, kind, from, to, endedOn }: RegisteredGrant) {
  return { contractId, kind, from, to: endedOn ?? to };
}

/** The name, among those of the contract, of the asset of a grant. */
function nameOf(grant: RegisteredGrant, names: readonly string[], rows: readonly GrantRow[]): string | undefined {
  const row = rows.find((one) => one.id === grant.id);
  return names.find((name) => row?.names.includes(name)) ?? names[0];
}

async function assertRegistered(tx: Tx, listings: readonly string[]): Promise<void> {
  const stale = (await findListings(tx, listings)).filter(
    (copy) => copy.snapshot && copy.registeredVersion !== copy.version,
  );
  if (stale.length > 0) throw new RegisterBehind(stale.map((copy) => copy.id));
}
