import { createEmbedder, type Embedder, toolsDir } from '@techbourse/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Matcher } from './matcher.ts';

const offers = {
  membrane: 'A ceramic membrane separates oil from the waste water of refineries at a high flux.',
  battery: 'A sulfide electrolyte for all-solid batteries conducts lithium ions at room temperature.',
  wheat: 'A wheat variety withstands drought and yellow rust and keeps its yield.',
};
const need = 'We want to separate oil from waste water of our refinery by a membrane.';
const needs = {
  en: need,
  zh: '我们需要用陶瓷膜分离炼油厂废水中的油。',
  ru: 'Нужна мембрана для отделения нефти от сточных вод.',
};

const records = Object.entries(offers).map(([id, text]) => ({ id, texts: { en: [text] } }));
let embedder: Embedder;
beforeAll(async () => {
  embedder = await createEmbedder({ toolsDir: toolsDir() });
});
afterAll(() => embedder.close());

async function matcherOf(listings: readonly (typeof records)[number][] = records): Promise<Matcher> {
  const matcher = new Matcher(embedder, { today: '2026-11-30' });
  await matcher.add('listing', listings);
  await matcher.add('demand', [{ id: 'need', texts: { en: [need] } }]);
  return matcher;
}

describe('a matcher in memory', () => {
  it.each(['en', 'zh', 'ru'] as const)('finds the offer that meets a need written in %s', async (language) => {
    const matcher = await matcherOf();
    await matcher.add('demand', [{ id: 'own', texts: { [language]: [needs[language]] } }]);
    expect((await matcher.rank('demand', 'own'))[0]?.id).toBe('membrane');
  });

  it('explains the score it ranks by, and base and contributions sum to it', async () => {
    const matcher = await matcherOf();
    for (const { id, score } of await matcher.rank('demand', 'need')) {
      const why = matcher.explain(id, 'need', 'en');
      const sum = Object.values(why.parts).reduce((all, part) => all + part.contribution, why.base);
      expect(why.score).toBe(score);
      expect(sum).toBeCloseTo(score, 4);
      expect(why.words.length).toBe(why.reasons.length);
    }
    expect(matcher.explain('membrane', 'need', 'zh').words.join('')).toMatch(/\p{Script=Han}/u);
  });

  it('ranks alike from both sides and for any order of records', async () => {
    const [one, other] = [await matcherOf(), await matcherOf(records.toReversed())];
    expect(await one.rank('demand', 'need')).toEqual(await other.rank('demand', 'need'));
    const [seen] = await one.rank('listing', 'membrane');
    expect(seen).toEqual({ id: 'need', score: (await one.rank('demand', 'need'))[0]?.score });
  });

  it('replaces a record that is added again, and forgets one that is removed', async () => {
    const matcher = await matcherOf();
    await matcher.add('listing', [{ id: 'membrane', texts: { en: [offers.wheat] } }]);
    const scores = new Map((await matcher.rank('demand', 'need')).map(({ id, score }) => [id, score]));
    expect(scores.get('membrane') ?? 0).toBeLessThan(0.1);
    matcher.remove('listing', 'membrane');
    expect((await matcher.rank('demand', 'need')).map(({ id }) => id)).not.toContain('membrane');
    await expect(matcher.rank('listing', 'membrane')).rejects.toThrow('there is no listing membrane');
    expect(() => matcher.explain('membrane', 'need', 'en')).toThrow('there is no listing membrane');
  });

  it('leaves out impossible pairs: an expired offer, an unwanted deal kind, an offer of the same owner', async () => {
    const matcher = await matcherOf([]);
    const texts = { en: [offers.membrane] };
    await matcher.add('demand', [
      { id: 'need', texts: { en: [need] }, facts: { organisationId: 'mill', dealKinds: ['assignment'] } },
    ]);
    await matcher.add('listing', [
      { id: 'good', texts },
      { id: 'lapsed', texts, facts: { validUntil: '2026-11-29' } },
      { id: 'licence', texts, facts: { offers: ['non_exclusive_licence'] } },
      { id: 'own', texts, facts: { organisationId: 'mill' } },
    ]);
    expect((await matcher.rank('demand', 'need')).map(({ id }) => id)).toEqual(['good']);
  });
});
