import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, type Schemas } from '@techbourse/client';
import type { Exchange } from '../exchange/exchange.ts';
import { demandRow, listingRow } from './texts.ts';

type Owner = Awaited<ReturnType<Exchange['organisation']>>;

const VALUE = { amount: '900000000.00', currency: 'EUR' } as const;
const COPY_DEADLINE_MS = 60_000;

/** A contract on a running royalty that both have signed: payments can be recorded on it without end. */
export async function signRoyaltyContract(seller: Owner, buyer: Owner): Promise<string> {
  const listing = await seller.api.post('/api/listings', { body: listingRow(990_001) });
  const published = { path: { id: listing.id }, body: { expectedVersion: listing.version } };
  await seller.api.post('/api/listings/{id}/publish', published);
  const demand = await buyer.api.post('/api/demands', { body: demandRow(990_002) });
  await buyer.api.post('/api/demands/{id}/open', {
    path: { id: demand.id },
    body: { expectedVersion: demand.version },
  });
  const { id } = await opened(buyer, { listingId: listing.id, demandId: demand.id });
  const path = { id };
  await seller.api.post('/api/deals/{id}/stage', { path, body: { to: 'agreed' } });
  await buyer.api.post('/api/deals/{id}/stage/accept', { path, body: { to: 'agreed' } });
  const today = new Date().toISOString().slice(0, 10);
  const contract = await seller.api.post('/api/deals/{id}/contracts', {
    path,
    body: {
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
    },
  });
  const text = { path: { id: contract.id }, body: { version: contract.version, hash: contract.hash } };
  await seller.api.post('/api/contracts/{id}/confirm', text);
  const { state } = await buyer.api.post('/api/contracts/{id}/confirm', text);
  if (state !== 'signed') throw new Error(`both confirmed, yet the contract is ${state}`);
  return contract.id;
}

/** Listing and demand reach the service of the deals a moment after they were let out. */
async function opened(buyer: Owner, parts: { listingId: string; demandId: string }): Promise<Schemas['Deal']> {
  for (const end = Date.now() + COPY_DEADLINE_MS; ; ) {
    try {
      return await buyer.api.post('/api/deals', { body: parts });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404 || Date.now() > end) throw error;
    }
    await wait(200);
  }
}

/** One payment, recorded by the buyer and confirmed by the seller; `number` is its note and, in cents, its amount. */
export async function pay(contractId: string, parties: { seller: Owner; buyer: Owner }, number: number): Promise<void> {
  const amount = (number / 100 + 1).toFixed(2);
  const paidOn = new Date().toISOString().slice(0, 10);
  const payment = { amount, currency: VALUE.currency, paidOn, note: noteOf(number) };
  const path = { id: contractId };
  const { id } = await parties.buyer.api.post('/api/contracts/{id}/payments', { path, body: payment });
  const confirmed = { path: { ...path, paymentId: id } };
  await parties.seller.api.post('/api/contracts/{id}/payments/{paymentId}/confirm', confirmed);
}

export const noteOf = (number: number): string => `payment no. ${number}`;

/** The notes of the contract's confirmed payments, one for each. */
export async function confirmedNotes(contractId: string, { api }: Owner): Promise<string[]> {
  const { payments } = await api.get('/api/contracts/{id}', { path: { id: contractId } });
  return payments.filter(({ state }) => state === 'confirmed').map(({ note }) => note ?? '');
}
