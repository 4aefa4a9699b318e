import { ApiError, type Client, type Schemas } from '@techbourse/client';
import { toMinor } from '@techbourse/domain';
import { CHECK_VALUE, checkContract, checkDemand, checkListing } from './records.ts';
import { expect, ifThere, type Steps, until } from './steps.ts';

/** Who takes part: each with its id and a client of its own key. */
export type CheckParties = {
  seller: Client;
  buyer: Client;
  agency: { id: string; name: string; api: Client };
};

export type MainJobResult = {
  pairScore: number;
  parts: number;
  reasons: number;
  ledgerEntries: number;
};

/** Listing and demand go in, a pair comes out, a contract is signed, and its value stands in the statistics. */
export async function runMainJob(steps: Steps, parties: CheckParties): Promise<MainJobResult> {
  const { seller, buyer } = parties;
  const run = crypto.randomUUID().slice(0, 8);

  const demand = await steps.run('demand opened', async () => {
    const draft = await buyer.post('/api/demands', { body: checkDemand(run) });
    return buyer.post('/api/demands/{id}/open', { path: { id: draft.id }, body: { expectedVersion: draft.version } });
  });
  const listing = await steps.run('listing published', async () => {
    const draft = await seller.post('/api/listings', { body: checkListing(run) });
    return seller.post('/api/listings/{id}/publish', {
      path: { id: draft.id },
      body: { expectedVersion: draft.version },
    });
  });
  const pairId = `${listing.id}_${demand.id}`;
  const detail = await steps.run('pair visible to both', () => pairOfBoth(parties, listing.id, demand.id, pairId));
  await steps.run('pair found by search', async () => {
    for (const [api, word] of [
      [seller, '溶解氧'],
      [buyer, 'biofouling'],
    ] as const) {
      await until('the pair in the search', async () => {
        const { items } = await api.get('/api/pairs/search', { query: { limit: 100, q: word } });
        return items.find(({ id }) => id === pairId);
      });
    }
  });
  await steps.run('shortlisted by both', async () => {
    const path = { id: pairId };
    for (const api of [seller, buyer]) {
      await api.post('/api/pairs/{id}/decisions', { path, body: { decision: 'shortlist' } });
    }
    // Each side reads its own; the other side's shortlist is nobody else's business.
    const [sold, bought] = [
      await seller.get('/api/pairs/{id}', { path }),
      await buyer.get('/api/pairs/{id}', { path }),
    ];
    const states = { listing: sold.state.listing, demand: bought.state.demand };
    expect(
      Object.values(states).every((state) => state === 'shortlisted'),
      `the sides are ${JSON.stringify(states)}`,
    );
    expect(sold.state.demand === 'suggested', `the seller sees the buyer's shortlist: ${sold.state.demand}`);
  });
  const deal = await steps.run('deal opened', async () => {
    const opened = await until('the deal', () =>
      ifThere(buyer.post('/api/deals', { body: { listingId: listing.id, demandId: demand.id, pairId } })),
    );
    const path = { id: opened.id };
    for (const to of ['negotiation', 'agreed'] as const) {
      const proposed = await seller.post('/api/deals/{id}/stage', { path, body: { to, note: 'price and term' } });
      expect(proposed.stage !== to, `one side alone moved the deal to ${to}`);
      const accepted = await buyer.post('/api/deals/{id}/stage/accept', { path, body: { to, note: 'as talked over' } });
      expect(accepted.stage === to, `the deal that both moved to ${to} is in ${accepted.stage}`);
    }
    return opened;
  });
  const before = await signedTotals(parties);
  const contractId = await steps.run('contract signed by both', () => sign(parties, deal.id));
  await steps.run('payment confirmed by both', () => pay(parties, contractId));
  const ledgerEntries = await steps.run('ledger verified', async () => {
    const ledger = await seller.get('/api/ledger/verify');
    expect(ledger.ok && ledger.entries > 0, `the ledger is broken: ${JSON.stringify(ledger.fault)}`);
    return ledger.entries;
  });
  await steps.run('value in the statistics', async () => {
    const after = await signedTotals(parties);
    for (const [index, { what, count, minor }] of after.entries()) {
      const grown = { count: count - (before[index]?.count ?? 0), minor: minor - (before[index]?.minor ?? 0n) };
      const right = grown.count === 1 && grown.minor === toMinor(CHECK_VALUE);
      expect(
        right,
        `${what} grew by ${grown.count} contracts and ${grown.minor} fen, not by one of ${CHECK_VALUE.amount}`,
      );
    }
  });
  await steps.run('pair says deal', async () => {
    await until('the state "deal" on both sides', async () => {
      const { state } = await seller.get('/api/pairs/{id}', { path: { id: pairId } });
      return state.listing === 'deal' && state.demand === 'deal' ? true : undefined;
    });
  });
  await steps.run('demand solved by the contract', async () => {
    const path = { id: demand.id };
    const closed = await until('the closed demand', async () => {
      const read = await buyer.get('/api/demands/{id}', { path });
      return read.state === 'closed' ? read : undefined;
    });
    const [solution] = closed.solvedBy ?? [];
    const right = closed.outcome === 'solved' && solution?.contractId === contractId && solution.dealId === deal.id;
    expect(right, `the demand says ${JSON.stringify({ outcome: closed.outcome, solvedBy: closed.solvedBy })}`);
    const offered = await until('the contract on its listing', async () => {
      const read = await seller.get('/api/listings/{id}', { path: { id: listing.id } });
      return read.contracts ? read : undefined;
    });
    expect(offered.state === 'published', `a simple licence made its listing ${offered.state}`);
  });
  await steps.run('listing taken back', async () => {
    await seller.post('/api/listings/{id}/withdraw', {
      path: { id: listing.id },
      body: { reason: 'end of the check' },
    });
  });
  return {
    pairScore: detail.score,
    parts: Object.keys(detail.parts).length,
    reasons: detail.reasons.length,
    ledgerEntries,
  };
}

async function pairOfBoth(
  { seller, buyer }: CheckParties,
  listingId: string,
  demandId: string,
  pairId: string,
): Promise<Schemas['PairDetail']> {
  for (const [api, query] of [
    [seller, { listing: listingId }],
    [buyer, { demand: demandId }],
  ] as const) {
    await until('the pair', async () => {
      const page = await ifThere(api.get('/api/pairs', { query: { ...query, limit: 100 } }));
      return page?.items.find(({ id }) => id === pairId);
    });
  }
  const detail = await buyer.get('/api/pairs/{id}', { path: { id: pairId } });
  expect(
    Object.values(detail.parts).some(({ value }) => value !== null),
    'the pair has no parts',
  );
  expect(detail.reasons.length > 0 && detail.words.length > 0, 'the pair has no reasons');
  return detail;
}

async function sign({ seller, buyer, agency }: CheckParties, dealId: string): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const body = checkContract(agency, today);
  const draft = await seller.post('/api/deals/{id}/contracts', { path: { id: dealId }, body });
  const path = { id: draft.id };
  const text = { path, body: { version: draft.version, hash: draft.hash } };
  const confirmed = await agency.api.post('/api/contracts/{id}/agency-part/confirm', text);
  expect(confirmed.confirmedAt !== null, 'the agency confirmed its part, yet it is not confirmed');
  const first = await seller.post('/api/contracts/{id}/confirm', text);
  expect(first.state === 'draft', `one confirmation alone made the contract ${first.state}`);
  const read = await buyer.get('/api/contracts/{id}', { path });
  const second = await buyer.post('/api/contracts/{id}/confirm', {
    path,
    body: { version: read.version, hash: read.hash },
  });
  expect(second.state === 'signed' && second.ledger !== null, `both confirmed, yet the contract is ${second.state}`);
  return draft.id;
}

/** Both record the same payment: the second is asked back and confirms the first, and it is paid once. */
async function pay({ seller, buyer }: CheckParties, contractId: string): Promise<void> {
  const path = { id: contractId };
  // Yesterday in Greenwich has begun in every zone that the exchange may be in.
  const paidOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const payment = { ...CHECK_VALUE, paidOn, earlyReason: 'paid on account' };
  const recorded = await buyer.post('/api/contracts/{id}/payments', { path, body: payment });
  expect(recorded.state === 'reported', `one party alone made the payment ${recorded.state}`);
  const again = await seller
    .post('/api/contracts/{id}/payments', { path, body: payment })
    .catch((error: unknown) => error);
  const refused = again instanceof ApiError && again.problem.reason === 'payment.duplicate';
  expect(refused, `the same payment again was answered with ${JSON.stringify(again)}`);
  await seller.post('/api/contracts/{id}/payments/{paymentId}/confirm', { path: { ...path, paymentId: recorded.id } });
  const { paid, balance } = await buyer.get('/api/contracts/{id}', { path });
  const right = paid?.amount === CHECK_VALUE.amount && balance?.open.amount === '0.00' && balance.nextDue === null;
  expect(right, `${CHECK_VALUE.amount} were paid, the contract says ${JSON.stringify({ paid, balance })}`);
}

/** Signed values in CNY of the seller's licences and of what the agency brokered of them: exact, as for a party. */
async function signedTotals({
  seller,
  agency,
}: CheckParties): Promise<{ what: string; count: number; minor: bigint }[]> {
  const cuts = [
    { by: 'type', group: 'licence' },
    { by: 'agency', group: agency.id },
  ] as const;
  return Promise.all(
    cuts.map(async ({ by, group }) => {
      const query = { by, kind: 'signed', of: 'own', currency: CHECK_VALUE.currency } as const;
      const { items } = await seller.get('/api/statistics/contracts', { query });
      const row = items.find((item) => item.group === group);
      return { what: `${by} ${group}`, count: row?.count ?? 0, minor: row ? toMinor(row.value) : 0n };
    }),
  );
}
