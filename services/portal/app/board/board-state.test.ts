import { expect, it } from 'vitest';
import { type BoardPair, byRecord, decided, groupOf, mayDo } from './board-state.ts';

const pair = (id: string, listing: BoardPair['state']['listing']) =>
  ({ id, state: { listing, demand: 'declined' } }) as BoardPair;

it('a pair stands in the group of what one’s own side thinks of it', () => {
  const groups = (['suggested', 'seen', 'shortlisted', 'contacted', 'deal', 'declined'] as const).map((state) =>
    groupOf(pair('a', state), 'listing'),
  );
  expect(groups).toEqual(['open', 'open', 'shortlisted', 'contacted', 'contacted', 'declined']);
});

it('a decision moves its pair alone, on its own side alone', () => {
  const [first, second] = decided([pair('a', 'seen'), pair('b', 'seen')], 'a', 'listing', 'decline');
  expect([first?.state, second?.state]).toEqual([
    { listing: 'declined', demand: 'declined' },
    { listing: 'seen', demand: 'declined' },
  ]);
});

it('what is declined or shortlisted can be taken back, what was sent cannot', () => {
  expect([mayDo.declined, mayDo.shortlisted.includes('reopen'), mayDo.contacted.includes('reopen')]).toEqual([
    ['reopen'],
    true,
    false,
  ]);
});

it('pairs of an organisation stand under its own records, the one with the best pair first', () => {
  const of = (id: string, listing: string, demand: string) =>
    ({
      id,
      listing: { id: listing, organisation: { id: listing.startsWith('own') ? 'us' : 'them' } },
      // an unnamed company has no id
      demand: { id: demand, organisation: demand.startsWith('own') ? { id: 'us' } : {} },
    }) as BoardPair;
  const grouped = byRecord([of('1', 'own-a', 'x'), of('2', 'y', 'own-b'), of('3', 'own-a', 'z')], 'us');
  expect(grouped.map(({ side, record, pairs }) => [side, record.id, pairs.map(({ id }) => id)])).toEqual([
    ['listing', 'own-a', ['1', '3']],
    ['demand', 'own-b', ['2']],
  ]);
});
