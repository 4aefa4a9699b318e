import { ApiError, type Client, type Schemas } from '@techbourse/client';
import { catalogue } from './catalogue/index.ts';

/** Organisations of the demo by their keys in the catalogue, each as itself. */
export type MandateParties = (key: string) => { id: string; api: Client };

const AGENCY = 'xingqiao';
const READ = ['listings:read', 'demands:read', 'pairs:read', 'deals:read'] as const;
const WORK = [
  ...READ,
  'listings:write',
  'demands:write',
  'pairs:decide',
  'deals:write',
  'contacts:read',
] as const satisfies Schemas['Scope'][];

type DemoMandate = {
  client: string;
  rights: readonly Schemas['Scope'][];
  commission: Schemas['Commission'];
  /** Days from today on; absent: without an end. */
  days?: number;
  isAccepted: boolean;
};

/** One that runs, one that ends soon, one that waits for its answer. */
const mandates: readonly DemoMandate[] = [
  {
    client: 'jincheng',
    rights: WORK,
    commission: { rate: { percent: 2.5, base: 'technology_value' } },
    isAccepted: true,
  },
  {
    client: 'lanjiang',
    rights: WORK,
    commission: { rate: { percent: 3, base: 'value' }, fixed: { amount: '20000', currency: 'CNY' } },
    days: 24,
    isAccepted: true,
  },
  { client: 'songhe', rights: READ, commission: { rate: { percent: 3, base: 'value' } }, isAccepted: false },
];

/** Deals that the agency opens for a client; in the second the other side has answered. */
const deals = [
  { client: 'jincheng', demand: 'D-edge-vision', listing: 'L-tiny-networks', isAnswered: false },
  { client: 'jincheng', demand: 'D-cold-fast-charge', listing: 'L-battery-selfheat', isAnswered: true },
] as const;

/** Gives the agency of the demo its clients, once: what stands already, in whatever state, stays as it is. */
export async function ensureMandates(parties: MandateParties, today: Date): Promise<number> {
  const agency = parties(AGENCY);
  const { items } = await agency.api.get('/api/mandates', { query: { side: 'agency', limit: 100 } });
  for (const { client: key, rights, commission, days, isAccepted } of mandates) {
    const client = parties(key);
    if (items.some((known) => known.client.id === client.id)) continue;
    const proposed = await agency.api.post('/api/mandates', {
      body: { clientId: client.id, rights: [...rights], commission, to: days ? dayIn(today, days) : null },
      idempotencyKey: `demo-mandate-${key}`,
    });
    if (!isAccepted) continue;
    const body = { expectedVersion: proposed.version };
    await client.api.post('/api/mandates/{id}/accept', { path: { id: proposed.id }, body });
  }
  return mandates.length;
}

/** Opens deals for a client where their records are paired and nothing is going on yet. */
export async function ensureDeals(parties: MandateParties): Promise<number> {
  const agency = parties(AGENCY);
  let opened = 0;
  for (const { client: key, demand, listing, isAnswered } of deals) {
    const client = parties(key);
    const pair = await pairOf(client.api, demand, listing);
    if (!pair) continue;
    const { items } = await client.api.get('/api/deals', { query: { demand: pair.demand.id, limit: 100 } });
    if (items.some((deal) => deal.listing.id === pair.listing.id)) continue;
    const deal = await agency.api
      .post('/api/deals', {
        body: {
          listingId: pair.listing.id,
          demandId: pair.demand.id,
          pairId: pair.id,
          note: 'Our client would like to see how it performs in its own cells. Which data can you show?',
        },
        onBehalfOf: client.id,
      })
      .catch((error: unknown) => {
        // Left the market, or its mandate has ended: the demo goes on without it.
        if (error instanceof ApiError && [403, 404, 409, 422].includes(error.status)) return undefined;
        throw error;
      });
    if (!deal) continue;
    opened += 1;
    const owner = catalogue.listings.find((one) => one.key === listing)?.owner ?? '';
    if (!isAnswered) continue;
    const body = { to: 'evaluation' as const, note: 'We can send test data after a short agreement.' };
    await parties(owner).api.post('/api/deals/{id}/stage', { path: { id: deal.id }, body });
  }
  return opened;
}

/** The pair of two records of the catalogue, by their titles. */
async function pairOf(api: Client, demandKey: string, listingKey: string) {
  const demand = catalogue.demands.find(({ key }) => key === demandKey);
  const listing = catalogue.listings.find(({ key }) => key === listingKey);
  const query = { owner: 'me', side: 'demand', limit: 100 } as const;
  const { items } = await api.get('/api/pairs/search', { query });
  return items.find(
    (pair) => isTitled(pair.demand.title, demand?.title) && isTitled(pair.listing.title, listing?.title),
  );
}

function isTitled(title: Schemas['Pair']['listing']['title'], wanted: Record<string, string> = {}): boolean {
  return Object.values(title).some((text) => text !== undefined && Object.values(wanted).includes(text.text));
}

function dayIn(today: Date, days: number): string {
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
