import type { DemandSnapshot } from '@techbourse/demands/api';
import type { MandateChanged } from '@techbourse/gateway/api';
import type { ListingIdentified, ListingSnapshot } from '@techbourse/listings/api';
import { type Clock, newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { asService, testActor, testSettings } from '@techbourse/testkit';
import { confirmAgency } from '../src/agency/confirm.ts';
import type { DraftContractRequest, MoveDealRequest } from '../src/api/index.ts';
import { readContractsConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import { confirmContract } from '../src/contract/confirm.ts';
import { draftContract } from '../src/contract/draft.ts';
import { moveDeal } from '../src/deal/move.ts';
import { openDeal } from '../src/deal/open.ts';
import { getContract } from '../src/dossier/queries.ts';
import { projectRecord } from '../src/ingest/jobs.ts';
import { followMandate } from '../src/mandate/follow.ts';
import { followOrganisation } from '../src/organisation/follow.ts';
import { demandOf, licenceDraft, listingOf } from './records.ts';

/** A clock that tests move. */
export function movableClock(start = '2026-11-22T08:00:00.000Z'): Clock & { set(at: string): void } {
  let at = new Date(start);
  return { now: () => at, set: (next) => (at = new Date(next)) };
}

/** A context on a database of this test file alone. A clock that is put in may be far from the database's. */
export async function testContext(clock?: Clock, settings: Record<string, string> = {}): Promise<Context> {
  const far = clock ? { LEDGER_CLOCK_TOLERANCE_SECONDS: String(100 * 365 * 86_400) } : {};
  const config = readContractsConfig({ ...(await asService(await testSettings(), 'contracts')), ...far, ...settings });
  return createContext(config, clock ? { clock } : {});
}

export const university = (name?: string) => testActor({ kind: 'university', ...(name ? { name } : {}) });
/** Agencies of this test file, by their ids: a draft that names one needs it in the register. */
const agencies = new Map<string, Member>();
export function agency(name?: string): Member {
  const made = testActor({ kind: 'agency', ...(name ? { name } : {}) });
  agencies.set(made.organisation.id, made);
  return made;
}
export const company = (name?: string) => testActor({ kind: 'company', ...(name ? { name } : {}) });

const told = (type: string, key: string, version: number, payload: unknown) => ({
  eventId: newId(),
  type,
  key,
  version,
  occurredAt: new Date().toISOString(),
  payload,
});

/** What identity tells of an organisation: as its token has it, but for what is given. */
export async function tellOrganisation(
  ctx: Context,
  { organisation }: Member,
  {
    version = 1,
    ...over
  }: { version?: number; name?: string; kind?: string; verified?: boolean; country?: string } = {},
) {
  const { id, kind, country, verified } = organisation;
  const name = over.name === undefined ? organisation.name : { en: { text: over.name, origin: 'person' } };
  const payload = { id, kind, country, verified, shownPlace: 'none', version, ...over, name };
  await followOrganisation(ctx, told('organisation.changed', id, version, payload));
}

/** What identity tells of a mandate: accepted and in force, about all that the client has, but for what is given. */
export async function tellMandate(
  ctx: Context,
  { client, agency }: { client: Member; agency: Member },
  over: Partial<MandateChanged> = {},
): Promise<MandateChanged> {
  const at = '2026-01-05T00:00:00.000Z';
  const payload: MandateChanged = {
    id: newId(),
    version: 2,
    clientId: client.organisation.id,
    agencyId: agency.organisation.id,
    state: 'accepted',
    about: { kind: 'all' },
    exclusive: false,
    from: '2026-01-05',
    to: null,
    rights: ['deals:read', 'deals:write', 'contracts:sign'],
    commission: { rate: { percent: 5, base: 'value' } },
    proposedBy: 'client',
    proposedAt: at,
    acceptedAt: at,
    closed: null,
    ...over,
  };
  await followMandate(ctx, told('mandate.changed', payload.id, payload.version, payload));
  return payload;
}

export async function publish(ctx: Context, seller: Member, over: Partial<ListingSnapshot> = {}) {
  const listing = listingOf(seller, over);
  await projectRecord(ctx, told('listing.published', listing.id, listing.version, listing));
  return listing;
}

/** What only the owner of a listing may see of it, as it is told with a publication. */
export async function identify(ctx: Context, listing: ListingSnapshot, over: Partial<ListingIdentified> = {}) {
  const payload = { id: listing.id, organisationId: listing.organisation.id, ...listing.patent, ...over };
  await projectRecord(ctx, told('listing.identified', listing.id, listing.version, payload));
}

export async function openDemand(ctx: Context, buyer: Member, over: Partial<DemandSnapshot> = {}) {
  const demand = demandOf(buyer, over);
  await projectRecord(ctx, told('demand.opened', demand.id, demand.version, demand));
  return demand;
}

type OpenStage = MoveDealRequest['to'];
export type Parties = { seller: Member; buyer: Member };

/** A stage that the seller proposes and the buyer accepts. */
export async function moveTogether(ctx: Context, { seller, buyer }: Parties, dealId: string, to: OpenStage) {
  await moveDeal(ctx, seller, dealId, { to }, {});
  await moveDeal(ctx, buyer, dealId, { to }, {});
}

/** A deal between a new listing and a new demand, in the stage wanted. */
export async function startDeal(
  ctx: Context,
  options: Partial<Parties> & { listing?: ListingSnapshot; stage?: 'enquiry' | 'negotiation' | 'agreed' } = {},
) {
  const seller = options.seller ?? university();
  const buyer = options.buyer ?? company();
  const listing = options.listing ?? (await publish(ctx, seller));
  const demand = await openDemand(ctx, buyer);
  const { id } = await openDeal(ctx, buyer, { listingId: listing.id, demandId: demand.id }, {});
  const stage = options.stage ?? 'negotiation';
  if (stage !== 'enquiry') await moveTogether(ctx, { seller, buyer }, id, stage);
  return { id, seller, buyer, listing, demand };
}

export async function startContract(
  ctx: Context,
  options: Parameters<typeof startDeal>[1] & { draft?: Partial<DraftContractRequest> } = {},
) {
  const deal = await startDeal(ctx, options);
  for (const { organisationId } of options.draft?.agencies ?? []) {
    const named = agencies.get(organisationId);
    if (named) await tellOrganisation(ctx, named);
  }
  const { id } = await draftContract(ctx, deal.seller, deal.id, licenceDraft(options.draft), {});
  const { version, hash } = await getContract(ctx, deal.seller, id);
  return { ...deal, dealId: deal.id, id, text: { version, hash } };
}

/** A contract that both parties confirmed, after the agencies given. */
export async function signedContract(
  ctx: Context,
  {
    agencies: confirming = [],
    ...options
  }: Parameters<typeof startContract>[1] & { agencies?: readonly Member[] } = {},
) {
  const contract = await startContract(ctx, options);
  for (const each of confirming) await confirmAgency(ctx, each, contract.id, contract.text, {});
  await confirmContract(ctx, contract.seller, contract.id, contract.text, {});
  const receipt = await confirmContract(ctx, contract.buyer, contract.id, contract.text, {});
  return { ...contract, receipt };
}
