import type { LocalizedText } from '@techbourse/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, exampleSnapshot, testContext } from '../../test/demands.ts';
import type { DemandSnapshot } from '../api/events.ts';
import { searchDemandsSchema } from '../api/search.ts';
import { toDocument } from './document.ts';
import { searchDemands } from './search.ts';
import { demandsIndex } from './settings.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const chinese = (text: string): LocalizedText => ({ zh: { text, origin: 'person' } });
const russian = (text: string): LocalizedText => ({ ru: { text, origin: 'person' } });
const bare = { keywords: [], requiredResults: [], ipc: [] };

const CORPUS: Record<string, Partial<DemandSnapshot>> = {
  membrane: {
    title: english('Proton exchange membrane for drones'),
    problem: english('The stack of our fuel cell loses power in dry air.'),
    ipc: ['H01M 8/10'],
    openedAt: '2026-01-01T00:00:00.000Z',
  },
  membraneNewer: {
    title: english('Proton exchange membrane for buses'),
    problem: english('The stack of our fuel cell loses power in dry air.'),
    openedAt: '2026-03-01T00:00:00.000Z',
  },
  keyword: {
    title: english('Longer life of an electrolyser'),
    keywords: ['proton exchange membrane'],
    problem: english('Hydrogen crosses over after 3000 hours.'),
  },
  element: {
    title: english('Cleaner hydrogen'),
    elements: { material: english('proton exchange membrane with a barrier layer') },
    problem: english('Carbon monoxide gets through.'),
  },
  inProblem: {
    title: english('Stable humidity for a test bench'),
    problem: english('The proton exchange membrane of the bench dries out.'),
  },
  oneWord: {
    title: english('Membrane for milk filtration'),
    problem: english('Fouling by whey protein.'),
  },
  triedOnly: {
    title: english('Filter for brewery waste water'),
    problem: english('Yeast blocks the sand bed.'),
    tried: english('A proton exchange membrane, for want of a better one.'),
  },
  chinese: {
    title: chinese('固态电解质膜干法制备'),
    problem: chinese('硫化物电解质对水分敏感，需要在较高露点下操作。'),
  },
  chineseFuelCell: {
    title: chinese('工业无人机用氢燃料电池膜电极'),
    problem: chinese('要求质子交换膜厚度不大于10微米。'),
  },
  russian: {
    title: russian('Защита лопастей ветроустановок от обледенения'),
    problem: russian('Нужно покрытие, которое снижает сцепление льда.'),
  },
};
const names = new Map<string, string>();

beforeAll(async () => {
  await ctx.search.apply(demandsIndex);
  const snapshots = Object.entries(CORPUS).map(([name, changes]) => {
    const snapshot = exampleSnapshot({ ...bare, ...changes });
    names.set(snapshot.id, name);
    return snapshot;
  });
  await Promise.all(snapshots.map((snapshot) => ctx.index.put(toDocument(snapshot))));
});

async function orderOf(q: string): Promise<string[]> {
  const answer = await searchDemands(ctx, searchDemandsSchema.parse({ q }));
  return answer.items.map((item) => names.get(item.id) ?? item.id);
}

describe('relevance', () => {
  it('puts a title before a keyword before an element before the problem, and the newer of equals first', async () => {
    const order = await orderOf('proton exchange membrane');
    expect(order).not.toContain('triedOnly'); // what failed is not what is needed
    expect(order).toContain('chineseFuelCell'); // says it in Chinese, in the problem
    expect(order.slice(5)).toContain('oneWord'); // has one of the words
    expect(order.filter((name) => name !== 'chineseFuelCell').slice(0, 5)).toEqual([
      'membraneNewer', // all three words in the title, opened later
      'membrane', // the same, opened earlier
      'keyword', // all three words in a keyword
      'element', // in one of the five elements
      'inProblem', // in the problem
    ]);
  });

  it('forgives a typo in a long word', async () => {
    expect(await orderOf('electrolyzer')).toEqual(['keyword']);
    expect(await orderOf('protn exchange membrane')).toEqual(await orderOf('proton exchange membrane'));
  });

  it('holds on to the rarest word of a query', async () => {
    // "filtration" stands in this one alone
    expect((await orderOf('a membrane for filtration of anything'))[0]).toBe('oneWord');
  });

  it('finds Chinese by words inside a sentence without spaces', async () => {
    expect((await orderOf('电解质膜'))[0]).toBe('chinese');
    expect(await orderOf('质子交换膜')).toContain('chineseFuelCell');
    expect((await orderOf('燃料电池'))[0]).toBe('chineseFuelCell');
  });

  it('finds Russian, also with the end of a word not yet typed', async () => {
    for (const q of ['обледенения лопастей', 'обледенение лопасти', 'anti-icing of blades', '叶片防冰'])
      expect((await orderOf(q))[0], q).toBe('russian');
    expect(await orderOf('ветроустан')).toEqual(['russian']);
  });

  it('takes an IPC code for a code, in any spelling', async () => {
    expect(await orderOf('h01m8/10')).toEqual(['membrane']);
    expect(await orderOf('H01M')).toEqual(['membrane']);
    expect(await orderOf('C02F')).toEqual([]);
  });
});
