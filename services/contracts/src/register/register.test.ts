import { newId } from '@techbourse/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { company, identify, publish, testContext, university } from '../../test/exchange.ts';
import { give, licence } from '../../test/rights.ts';
import { rootsOf } from '../asset/store.ts';
import { projectRecord } from '../ingest/jobs.ts';
import { registerMissing } from './register.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);
let serial = 140_000_000;
const freshNumber = () => `CN${serial++}A`;
const sells = (seller: ReturnType<typeof university>, listing: Awaited<ReturnType<typeof publish>>) =>
  give(ctx, { seller, buyer: company(), listing, draft: licence() });
const assetOf = async (listing: { id: string }) =>
  (await rootsOf(ctx.jobs.orm, [`listing:${listing.id}`])).values().next().value;

const WORDS = `A polydopamine layer of twelve nanometres keeps proteins and algae off polyamide reverse osmosis membranes. In twelve
  hundred hours on natural seawater the flux fell by six per cent, against thirty-one per cent for the uncoated membrane, and
  chemical cleaning was needed once instead of five times.`;
const text = (words: string, language: 'en' | 'zh' = 'en') => ({
  [language]: { text: words, origin: 'person' as const },
});
const knowHow = (words: string, language?: 'en' | 'zh') => ({
  kind: 'know_how' as const,
  abstract: text(words, language),
  title: text('Antifouling coating', language),
});

describe('an asset without a number', () => {
  it('is sold once, however often its owner lists it', async () => {
    const seller = university();
    const first = await publish(ctx, seller, knowHow(WORDS));
    const copy = await publish(ctx, seller, knowHow(WORDS.replace('algae', 'bacteria').replace('once', 'rarely')));
    expect(await assetOf(copy)).toBe(await assetOf(first));
    expect(await sells(seller, first)).toEqual(isId);
    expect(await sells(seller, copy)).toBe('contract.exclusive_conflict');
    const other = await publish(
      ctx,
      seller,
      knowHow(`${WORDS.slice(0, 120)} What follows speaks of ${'another thing '.repeat(9)}`),
    );
    expect(await sells(seller, other)).toEqual(isId);
  });

  it('is told by its characters in Chinese', async () => {
    const seller = university();
    const words =
      '本发明公开了一种用于海水淡化反渗透膜的防污涂层，该涂层厚度为十二纳米，可防止蛋白质和藻类附着，通量下降仅为百分之六，清洗次数由五次减少为一次。';
    const first = await publish(ctx, seller, knowHow(words, 'zh'));
    const copy = await publish(ctx, seller, knowHow(words.replace('十二', '十五'), 'zh'));
    expect(await assetOf(copy)).toBe(await assetOf(first));
  });

  it('is another one when the owner says so, or is another’s', async () => {
    const seller = university();
    const first = await publish(ctx, seller, knowHow(WORDS));
    const id = newId();
    await identify(ctx, { ...first, id }, { differsFrom: first.id });
    const other = await publish(ctx, seller, { ...knowHow(WORDS), id });
    expect(await assetOf(other)).not.toBe(await assetOf(first));
    const foreign = await publish(ctx, university(), knowHow(WORDS));
    expect(await assetOf(foreign)).not.toBe(await assetOf(first));
  });

  it('is not told by its text when both have numbers', async () => {
    const seller = university();
    const [one, two] = [
      await publish(ctx, seller, { ...knowHow(WORDS), kind: 'patent', patent: { publicationNumber: freshNumber() } }),
      await publish(ctx, seller, { ...knowHow(WORDS), kind: 'patent', patent: { publicationNumber: freshNumber() } }),
    ];
    expect(await assetOf(one)).not.toBe(await assetOf(two));
    const bare = await publish(ctx, seller, knowHow(WORDS));
    expect([await assetOf(one), await assetOf(two)]).toContain(await assetOf(bare));
  });
});

describe('numbers', () => {
  it('of one listing or family are one asset, also when a third listing shows it later', async () => {
    const seller = university();
    const [application, publication] = ['CN201910823456.0', freshNumber()];
    const first = await publish(ctx, seller, { patent: { applicationNumber: application } });
    const second = await publish(ctx, seller, { patent: { publicationNumber: publication } });
    expect(await sells(seller, first)).toEqual(isId);
    await publish(ctx, seller, { patent: { applicationNumber: application, publicationNumber: publication } });
    expect(await assetOf(second)).toBe(await assetOf(first));
    expect(await sells(seller, second)).toBe('contract.exclusive_conflict');
  });

  it('that only the owner may see are the same asset, and are not shown', async () => {
    const seller = university();
    const publicationNumber = freshNumber();
    const hidden = await publish(ctx, seller);
    await identify(ctx, hidden, { publicationNumber });
    const shown = await publish(ctx, seller, { patent: { publicationNumber } });
    expect(await assetOf(shown)).toBe(await assetOf(hidden));
    expect(await sells(seller, hidden)).toEqual(isId);
    expect(await sells(seller, shown)).toBe('contract.exclusive_conflict');
  });

  it('of somebody else are not joined with what one has given away: nobody’s grants come upon another’s patent', async () => {
    const [owner, stranger] = [university(), university()];
    const [victim, own] = [freshNumber(), freshNumber()];
    const listing = await publish(ctx, owner, { patent: { publicationNumber: victim, familyId: `f-${victim}` } });
    const theirs = await publish(ctx, stranger, { patent: { publicationNumber: own } });
    expect(await sells(stranger, theirs)).toEqual(isId);
    const patent = { applicationNumber: 'CN201910823456.0', publicationNumber: own, familyId: `f-${victim}` };
    const edited = { ...theirs, version: 3, patent };
    const event = { eventId: newId(), type: 'listing.published', key: theirs.id, version: 3, payload: edited };
    await projectRecord(ctx, { ...event, occurredAt: new Date().toISOString() });
    expect(await assetOf(theirs)).not.toBe(await assetOf(listing));
    expect(await sells(owner, listing)).toEqual(isId);
  });
});

describe('listings copied before there was a register', () => {
  it('are registered later, in the order of their publication', async () => {
    const number = freshNumber();
    const [late, early] = [university(), university()];
    const second = await publish(ctx, late, {
      patent: { publicationNumber: number },
      publishedAt: '2026-05-01T00:00:00.000Z',
    });
    const first = await publish(ctx, early, {
      patent: { publicationNumber: number },
      publishedAt: '2026-01-01T00:00:00.000Z',
    });
    await ctx.jobs.sql`delete from contracts.listing_name where listing_id in (${first.id}, ${second.id})`;
    await ctx.db
      .sql`update contracts.listing_copy set registered_version = null where id in (${first.id}, ${second.id})`;
    expect(await registerMissing(ctx)).toBe(2);
    expect(await registerMissing(ctx)).toBe(0);
    expect(await sells(early, first)).toEqual(isId);
    expect(await sells(late, second)).not.toEqual(isId);
  });
});
