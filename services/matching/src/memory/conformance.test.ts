import type { DealKind, PairSide, Restrictions, Territory } from '@techbourse/domain';
import {
  type DemandFacts,
  type ListingFacts,
  otherSide,
  type ProfileOf,
  packPassages,
  packProfile,
  retrieve,
  score,
  violatedConstraint,
} from '@techbourse/matching-engine';
import { newId } from '@techbourse/platform';
import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, empty, restarted, testWorker } from '../../test/jobs.ts';
import { closed, demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import { saveProfile } from '../profile/store.ts';

const TODAY = '2026-11-22';
const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company' });

/** What every way to find candidates must do alike, on real engines and profiles of the real pipeline. */
describe.each(['exact', 'meilisearch'])('the %s retriever', async (kind) => {
  const ctx = await testWorker({ ...(await testSettings()), MATCHING_RETRIEVER: kind, MATCHING_SCORE_MIN: '0' });
  let worker = restarted(ctx);
  afterAll(() => ctx.close());
  beforeEach(async () => {
    await empty(ctx);
    worker = restarted(ctx);
  });

  async function subjectOf<S extends PairSide>(side: S, id: string): Promise<ProfileOf<S>> {
    await worker.sync.catchUp();
    const subject = (await worker.profiles.load(side, [id])).get(id);
    if (!subject) throw new Error(`no ${side} ${id}`);
    return subject;
  }
  /** Ids of the candidates of a record, the best score first. */
  async function ranked(side: PairSide, id: string, today = TODAY): Promise<string[]> {
    if (side === 'listing') {
      const listing = await subjectOf('listing', id);
      const found = await retrieve(worker.retriever, 'listing', listing, today);
      return order(found, (demand) => score(listing, demand, worker.retriever.corpus, weights()).score);
    }
    const demand = await subjectOf('demand', id);
    const found = await retrieve(worker.retriever, 'demand', demand, today);
    return order(found, (listing) => score(listing, demand, worker.retriever.corpus, weights()).score);
  }
  const weights = () => worker.weights.current();

  test('ranks the fitting record first in each of three languages', async () => {
    const dyes = listingSnapshotOf(university, {
      title: { en: 'Removal of azo dyes', zh: '去除偶氮染料', ru: 'Удаление азокрасителей' },
      abstract: {
        en: 'A photocatalytic reactor removes azo dyes from textile wastewater.',
        zh: '光催化反应器去除印染废水中的偶氮染料。',
        ru: 'Фотокаталитический реактор удаляет азокрасители из сточных вод.',
      },
    });
    const battery = listingSnapshotOf(university, {
      title: 'Lithium battery electrolyte',
      abstract: 'An electrolyte that lets lithium cells charge in winter below minus twenty degrees.',
    });
    const bearing = listingSnapshotOf(university, {
      title: 'Bearing diagnosis',
      abstract: 'Finds faults of rolling bearings from the vibration of a gearbox.',
    });
    const needs = {
      en: demandSnapshotOf(company, { title: 'Dyes in wastewater', problem: 'Remove azo dyes from our wastewater.' }),
      zh: demandSnapshotOf(company, {
        title: { zh: '印染废水' },
        problem: { zh: '需要去除印染废水中的偶氮染料。' },
      }),
      ru: demandSnapshotOf(company, {
        title: { ru: 'Красители в сточных водах' },
        problem: { ru: 'Нужно удалить азокрасители из сточных вод фабрики.' },
      }),
    };
    await deliver(worker, ...[dyes, battery, bearing].map(published), ...Object.values(needs).map(opened));
    for (const need of Object.values(needs)) {
      const found = await ranked('demand', need.id);
      expect(found[0]).toBe(dyes.id);
      expect(found.toSorted()).toEqual([dyes.id, battery.id, bearing.id].toSorted());
    }
    expect((await ranked('listing', dyes.id)).toSorted()).toEqual(
      Object.values(needs)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test('sees new versions, and no record that left or expired', async () => {
    const offer = listingSnapshotOf(university, {
      title: 'Removal of azo dyes',
      abstract: 'A reactor for textile wastewater.',
    });
    const brief = listingSnapshotOf(university, { title: 'Dyes for a while' }, { validUntil: '2026-11-22' });
    const need = demandSnapshotOf(company, { title: 'Dyes', problem: 'Remove azo dyes from wastewater.' });
    await deliver(worker, published(offer), published(brief), opened(need));
    expect((await ranked('demand', need.id)).toSorted()).toEqual([offer.id, brief.id].toSorted());
    expect(await ranked('demand', need.id, '2026-11-23')).toEqual([offer.id]);

    await deliver(worker, published({ ...offer, version: 2, offers: ['service'] }));
    const [found] = await retrieve(worker.retriever, 'demand', await subjectOf('demand', need.id), '2026-11-23');
    expect(found).toMatchObject({ id: offer.id, version: 2 });
    await deliver(worker, opened({ ...need, version: 2, dealKinds: ['assignment'] }));
    expect(await ranked('demand', need.id, '2026-11-23')).toEqual([]);
    await deliver(worker, opened({ ...need, version: 3, dealKinds: ['service'] }));
    expect(await ranked('demand', need.id, '2026-11-23')).toEqual([offer.id]);

    await deliver(worker, withdrawn(offer, 3));
    expect(await ranked('demand', need.id)).toEqual([]);
    await deliver(worker, published({ ...offer, version: 4 }));
    await deliver(worker, closed(need, 4));
    expect(await ranked('listing', offer.id)).toEqual([]);
  });

  test('finds records that another worker wrote', async () => {
    const offer = listingSnapshotOf(university, { title: 'Removal of azo dyes' });
    const need = demandSnapshotOf(company, { title: 'Dyes', problem: 'Remove azo dyes.' });
    const first = restarted(ctx);
    await deliver(first, published(offer));
    await deliver(worker, opened(need));
    await first.sync.catchUp();
    const listing = (await first.profiles.load('listing', [offer.id])).get(offer.id);
    if (!listing) throw new Error('the listing is open');
    expect((await retrieve(first.retriever, 'listing', listing, TODAY)).map(({ id }) => id)).toEqual([need.id]);
    expect(await ranked('demand', need.id)).toEqual([offer.id]);
  });

  test('returns exactly the records that hard constraints allow', async () => {
    await ctx.db.sql`update matching.embedding set serving_dimensions = 4`;
    const next = randomFrom(11);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
    const organisations = [newId(), newId(), newId()];
    const listings = Array.from({ length: 60 }, () => save('listing', listingFacts(pick, organisations), next));
    const demands = Array.from({ length: 40 }, () => save('demand', demandFacts(pick, organisations), next));
    const saved = { listing: await Promise.all(listings), demand: await Promise.all(demands) };
    let allowed = 0;
    for (const side of ['listing', 'demand'] as const) {
      for (const own of saved[side]) {
        const may = saved[otherSide(side)].filter((other) => {
          const [listing, demand] = side === 'listing' ? [own, other] : [other, own];
          return violatedConstraint(listing.facts as ListingFacts, demand.facts as DemandFacts, TODAY) === undefined;
        });
        allowed += may.length;
        expect((await ranked(side, own.id)).toSorted()).toEqual(may.map(({ id }) => id).toSorted());
      }
    }
    // Neither everything nor nothing: the facts put every constraint to work.
    expect(allowed).toBeGreaterThan(200);
    expect(allowed).toBeLessThan(2 * 60 * 40 * 0.5);
  });

  async function save(side: PairSide, facts: ListingFacts | DemandFacts, next: () => number) {
    const id = newId();
    const whole = Float32Array.from({ length: 4 }, () => next() - 0.5);
    const embedder = worker.embedders.own.id;
    const packed = packProfile({ terms: {}, whole, passages: packPassages([whole], 4) });
    const rest = { ipc: [], wording: { terms: {}, passages: [] }, keyTerms: [], embedder };
    // Nobody reads the card here.
    const card = {} as Parameters<typeof saveProfile>[1]['card'];
    await ctx.db.orm.transaction((tx) =>
      saveProfile(tx, { side, id, version: 1, organisationId: facts.organisationId, card, facts, packed, ...rest }),
    );
    return { id, facts };
  }
});

function order<P extends { id: string }>(found: readonly P[], worth: (one: P) => number): string[] {
  return found
    .map((one) => [worth(one), one.id] as const)
    .sort((a, b) => b[0] - a[0])
    .map(([, id]) => id);
}

type Pick = <T>(values: readonly T[]) => T;

const KINDS: readonly (readonly DealKind[])[] = [
  [],
  ['open_licence'],
  ['assignment', 'open_licence'],
  ['service'],
  ['non_exclusive_licence', 'exclusive_licence'],
];
const TERRITORIES: readonly (Territory | undefined)[] = [
  undefined,
  { kind: 'worldwide' },
  { kind: 'countries', countries: ['CN', 'RU'] },
  { kind: 'countries', countries: ['RU'] },
  { kind: 'countries', countries: ['US'] },
];
const LIMITS: readonly (Restrictions | undefined)[] = [
  undefined,
  undefined,
  undefined,
  { onlyCountries: ['CN', 'RU'] },
  { notCountries: ['US'] },
];
const COUNTRIES: readonly (readonly string[] | undefined)[] = [undefined, ['CN'], ['CN', 'RU'], ['US'], ['CN', 'US']];
const DAYS: readonly (string | undefined)[] = [undefined, '2026-11-21', '2026-11-22', '2027-01-01', '2027-01-01'];

function listingFacts(pick: Pick, organisations: readonly string[]): ListingFacts {
  return {
    organisationId: pick(organisations),
    offers: pick(KINDS),
    territory: pick(TERRITORIES),
    validUntil: pick(DAYS),
    countries: pick(COUNTRIES),
    restrictions: pick(LIMITS),
  };
}

function demandFacts(pick: Pick, organisations: readonly string[]): DemandFacts {
  return {
    organisationId: pick(organisations),
    dealKinds: pick(KINDS),
    territory: pick(TERRITORIES),
    openUntil: pick(DAYS),
    countries: pick(COUNTRIES),
    restrictions: pick(LIMITS),
    exclusivity: pick([undefined, 'required', 'preferred'] as const),
  };
}

/** The same numbers on every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
