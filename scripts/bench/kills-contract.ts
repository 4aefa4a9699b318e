import { ApiError } from '@techbourse/cli';
import type { ConfirmReceipt, Deal, TechnologyContract } from '@techbourse/contracts/api';
import type { Exchange } from '../exchange/exchange.ts';
import { demandRow, listingRow } from './texts.ts';

type Owner = Awaited<ReturnType<Exchange['organisation']>>;

const VALUE = { amount: '900000000.00', currency: 'EUR' };
const COPY_DEADLINE_MS = 60_000;

/** A contract on a running royalty that both have signed: payments can be recorded on it without end. */
export async function signRoyaltyContract(seller: Owner, buyer: Owner): Promise<string> {
  const listing = await seller.api.post<{ id: string; version: number }>('/api/listings', listingRow(990_001));
  await seller.api.post(`/api/listings/${listing.id}/publish`, { expectedVersion: listing.version });
  const demand = await buyer.api.post<{ id: string; version: number }>('/api/demands', demandRow(990_002));
  await buyer.api.post(`/api/demands/${demand.id}/open`, { expectedVersion: demand.version });
  const deal = await opened(buyer, { listingId: listing.id, demandId: demand.id });
  await seller.api.post(`/api/deals/${deal.id}/stage`, { to: 'agreed' });
  await buyer.api.post(`/api/deals/${deal.id}/stage/accept`, { to: 'agreed' });
  const today = new Date().toISOString().slice(0, 10);
  const contract = await seller.api.post<TechnologyContract>(`/api/deals/${deal.id}/contracts`, {
    type: 'licence',
    kind: 'know_how_licence',
    title: 'Licence on a running royalty',
    subject: 'A recipe.',
    place: { country: 'CN' },
    term: { from: today, to: null, law: 'CN' },
    value: VALUE,
    technologyValue: VALUE,
    payment: { kind: 'royalty', royalty: { ratePercent: 4, base: 'net_sales' } },
    licence: {
      exclusivity: 'non_exclusive',
      fieldOfUse: { kind: 'all' },
      territory: { kind: 'worldwide' },
      sublicensing: 'forbidden',
    },
  });
  const text = { version: contract.version, hash: contract.hash };
  await seller.api.post(`/api/contracts/${contract.id}/confirm`, text);
  const { state } = await buyer.api.post<ConfirmReceipt>(`/api/contracts/${contract.id}/confirm`, text);
  if (state !== 'signed') throw new Error(`both confirmed, yet the contract is ${state}`);
  return contract.id;
}

/** Listing and demand reach the service of the deals a moment after they were let out. */
async function opened(buyer: Owner, parts: { listingId: string; demandId: string }): Promise<Deal> {
  for (const end = Date.now() + COPY_DEADLINE_MS; ; ) {
    try {
      return await buyer.api.post<Deal>('/api/deals', parts);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404 || Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** One payment, recorded by the buyer and confirmed by the seller; `number` is its note and, in cents, its amount. */
export async function pay(contractId: string, parties: { seller: Owner; buyer: Owner }, number: number): Promise<void> {
  const path = `/api/contracts/${contractId}/payments`;
  const amount = (number / 100 + 1).toFixed(2);
  const paidOn = new Date().toISOString().slice(0, 10);
  const payment = { amount, currency: VALUE.currency, paidOn, note: noteOf(number) };
  const { id } = await parties.buyer.api.post<{ id: string }>(path, payment);
  await parties.seller.api.post(`${path}/${id}/confirm`, {});
}

export const noteOf = (number: number): string => `payment no. ${number}`;

/** The notes of the contract's confirmed payments, one for each. */
export async function confirmedNotes(contractId: string, { api }: Owner): Promise<string[]> {
  const { payments } = await api.get<TechnologyContract>(`/api/contracts/${contractId}`);
  return payments.filter(({ state }) => state === 'confirmed').map(({ note }) => note ?? '');
}
