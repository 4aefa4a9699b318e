import { expect, it } from 'vitest';
import { decided, groupOf, type ListedPair, mayDo } from './board-state.ts';
import { whyOf } from './reasons.ts';

const pair = (id: string, listing: ListedPair['state']['listing']) =>
  ({ id, state: { listing, demand: 'declined' } }) as ListedPair;

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

it('a card says the strongest reason for a pair and the worst against it, else what readers mind', () => {
  const reason = (code: string, effect: string, adds: number) => ({ code, effect, adds });
  const detail = (reasons: object[]) => ({ reasons, words: ['one', 'two', 'three'] }) as Parameters<typeof whyOf>[0];
  const shared = reason('shared_terms', 'for', 0.1);
  const meet = reason('passages_meet', 'for', 0.3);
  expect(whyOf(detail([shared, meet, reason('too_early', 'neutral', 0)]))).toEqual({ why: 'two', against: 'three' });
  expect(whyOf(detail([reason('too_early', 'neutral', 0), reason('classification', 'against', -0.2)]))).toEqual({
    why: '',
    against: 'two',
  });
  expect(whyOf(detail([shared]))).toEqual({ why: 'one', against: '' });
});
