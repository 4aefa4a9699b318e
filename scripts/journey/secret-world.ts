import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@techbourse/testkit';
import { licenceDraft } from '../../services/contracts/test/records.ts';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { readyContent } from '../../services/listings/test/listings.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';

/** What differs between two worlds: words that nobody but who wrote them may read, and who stands behind what. */
export type Secrets = {
  /** A word for each place that keeps a secret. */
  word(place: string): string;
  patent: string;
  /** Which of two companies of the same kind and place is behind the anonymous demand, its deal and its decisions. */
  company: 0 | 1;
};

export type Answer = { status: number; body: string; headers: string };
export type World = {
  exchange: Exchange;
  /** Ids of what was planted, by the part of a path that they stand in. */
  ids: Readonly<Record<string, readonly string[]>>;
  /** Who may not know: by name, a key or none. */
  outsiders: Readonly<Record<string, string | undefined>>;
  /** The two companies: who is behind the anonymous demand, and who is not. */
  companies: { behind: { id: string; name: string }; rival: { id: string; name: string } };
  ask(key: string | undefined, method: string, path: string, body?: unknown): Promise<Answer>;
  logs(): string;
};

const NAMES = ['Northern Mills', 'Southern Mills'];
/** One within what the buyer would pay, one far above it. */
const PRICES = ['100', '90000000'] as const;
const yuan = (amount: string) => ({ amount: `${amount}.00`, currency: 'CNY' });
const text = (value: string) => ({ en: { text: value, origin: 'person' as const } });

/** A whole exchange in which every place that may keep a secret keeps one. */
export async function plant({ word, patent, company }: Secrets): Promise<World> {
  const exchange = await startExchange({ RATE_LIMIT_ORGANISATION: '10000000' });
  const { operator, url } = exchange;
  const ask: World['ask'] = async (key, method, path, body) => {
    const reply = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: await reply.text(), headers: JSON.stringify([...reply.headers]) };
  };
  const made = async (
    key: string,
    path: string,
    body: object = {},
  ): Promise<{ id: string } & Record<string, unknown>> => {
    const answer = await ask(key, 'POST', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body);
  };
  // One after the other: what is told of them at once comes in any order, in each world in another.
  const founded = async (...given: Parameters<typeof exchange.organisation>) => {
    const organisation = await exchange.organisation(...given);
    await drained(exchange, given[0]);
    return organisation;
  };
  const university = await founded('Institute of Waters', 'university');
  const pair = [await founded(NAMES[0] ?? '', 'company'), await founded(NAMES[1] ?? '', 'company')] as const;
  const [buyer, rival] = company === 0 ? pair : [pair[1], pair[0]];
  const stranger = await founded('Stranger Works', 'company');
  const unknown = await operator.post('/api/organisations', {
    body: { kind: 'company', name: text('Newcomer'), country: 'CN' },
  });
  const unverified = await operator.post('/api/organisations/{id}/keys', {
    path: { id: unknown.id },
    body: { name: 'all', scopes: ['listings:read', 'listings:write', 'demands:read', 'demands:write', 'deals:read'] },
  });

  const listing = await made(university.key, '/api/listings', {
    ...readyContent(),
    advantage: { comparator: text(word('advantage')) },
    applications: text(word('applications')),
    confidential: text(word('confidential')),
    price: { kind: 'range', min: yuan(PRICES[company]), max: yuan(`${PRICES[company]}0`) },
    contact: { name: word('contact'), email: `${word('email')}@example.org` },
    inventors: [{ name: 'Li Wei', email: `${word('inventor')}@example.org` }],
    patent: { publicationNumber: patent },
    tiers: { advantage: 'T2', applications: 'T3', price: 'T2', contact: 'T2', inventorEmails: 'T2', patent: 'T2' },
  });
  const invention = await made(university.key, '/api/listings', {
    ...readyContent(),
    title: text(word('invention')),
    abstract: text(`${word('invention abstract')} takes fluoride out of water at once.`),
    keywords: [word('invention keyword')],
    unpublishedInvention: true,
  });
  const draft = await made(university.key, '/api/listings', { ...readyContent(), title: text(word('draft')) });
  for (const { id } of [listing, invention]) {
    await made(university.key, `/api/listings/${id}/publish`, { expectedVersion: 1 });
  }
  const demand = await made(buyer.key, '/api/demands', exampleDemand({ anonymous: true }));
  const wish = await made(buyer.key, '/api/demands', exampleDemand({ title: text(word('wish')) }));
  // As much as the other company has, so that figures of both are alike.
  await made(rival.key, '/api/demands', exampleDemand({ title: text('A draft of ours') }));
  await made(buyer.key, `/api/demands/${demand.id}/open`, { expectedVersion: 1 });

  const pairs = await waitFor(
    async () => {
      const { body } = await ask(buyer.key, 'GET', `/api/pairs?demand=${demand.id}`);
      const { items = [] } = JSON.parse(body) as { items?: { id: string }[] };
      return items.length > 0 && items.map(({ id }) => id);
    },
    { deadlineMs: 240_000, everyMs: 1000, what: 'pairs' },
  );
  const [first = ''] = pairs;
  await made(buyer.key, `/api/pairs/${first}/decisions`, { decision: 'shortlist' });
  const deal = await waitFor(
    () => made(buyer.key, '/api/deals', { listingId: listing.id, demandId: demand.id, note: word('enquiry') }),
    { deadlineMs: 60_000, everyMs: 500, what: 'copies of the records' },
  );
  for (const to of ['nda', 'negotiation']) {
    await made(university.key, `/api/deals/${deal.id}/stage`, { to, note: word(`stage ${to}`) });
    await made(buyer.key, `/api/deals/${deal.id}/stage`, { to });
  }
  await made(university.key, `/api/deals/${deal.id}/disclosures`, { tier: 'T2', note: word('disclosure') });
  const terms = licenceDraft({ title: word('contract'), subject: word('subject') });
  const contract = await made(university.key, `/api/deals/${deal.id}/contracts`, terms);
  const lost = await made(buyer.key, '/api/deals', { listingId: listing.id, note: word('second enquiry') });
  await made(buyer.key, `/api/deals/${lost.id}/lost`, { reason: 'other', note: word('decline') });
  await waitFor(
    async () =>
      (await operator.get('/api/operations/jobs')).items.every(({ counts }) => counts.waiting + counts.active === 0),
    {
      deadlineMs: 60_000,
      everyMs: 500,
      what: 'quiet queues',
    },
  );
  return {
    exchange,
    ids: {
      listings: [listing.id, invention.id, draft.id],
      demands: [demand.id, wish.id],
      pairs,
      deals: [deal.id, lost.id],
      contracts: [contract.id],
      organisations: [university.id, pair[0].id, pair[1].id, unknown.id],
    },
    companies: {
      behind: { id: buyer.id, name: NAMES[company] ?? '' },
      rival: { id: rival.id, name: NAMES[1 - company] ?? '' },
    },
    outsiders: {
      nobody: undefined,
      'a stranger': stranger.key,
      'an organisation that nobody has verified': unverified.key,
      'a company of the same kind as the one behind it': rival.key,
    },
    ask,
    logs: () => {
      const folder = join(exchange.dir, 'logs');
      return readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n');
    },
  };
}
