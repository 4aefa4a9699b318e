import { expect, it } from 'vitest';
import { inOrder, isAmong, otherMeasures, type Proposal, SHOWN, takenUp } from './proposals.ts';

const judged = (over: Partial<Proposal>) =>
  ({ stage: 'enquiry', shortlistedAt: null, next: { by: 'buyer' }, side: 'buyer', ...over }) as Proposal;
const amongOf = (over: Partial<Proposal>) => SHOWN.filter((show) => isAmong(judged(over), show));

it('a proposal is looked at where it goes on, on the shortlist, where it waits for the buyer, or where it has ended', () => {
  expect(amongOf({})).toEqual(['going', 'turn']);
  expect(amongOf({ next: { act: 'answer_enquiry', by: 'seller', until: null } })).toEqual(['going']);
  expect(amongOf({ shortlistedAt: '2026-01-01T00:00:00.000Z' })).toEqual(['going', 'shortlisted', 'turn']);
  expect(amongOf({ stage: 'lost', next: null, shortlistedAt: '2026-01-01T00:00:00.000Z' })).toEqual(['ended']);
  expect(amongOf({ stage: 'signed', next: null })).toEqual(['going']);
});

it('the order goes by what is met, then by what is not, then by readiness, then the newest', () => {
  const of = (id: string, met: number, notMet: number, level?: number) =>
    ({ id, met, notMet, shortlistedAt: null, offer: level === undefined ? {} : { readiness: { level } } }) as Proposal;
  const all = [of('1', 1, 0), of('2', 2, 1), of('3', 2, 0, 4), of('4', 2, 0, 7), of('5', 1, 0)];
  const ids = (order: Parameters<typeof inOrder>[1]) => inOrder(all, order).map(({ id }) => id);
  expect(ids('fit')).toEqual(['4', '3', '2', '5', '1']);
  expect(ids('newest')).toEqual(['5', '4', '3', '2', '1']);
  expect(ids('readiness')).toEqual(['4', '3', '5', '2', '1']);
});

it('measures that answer nothing required stand beside those that do', () => {
  const measures = [
    { metric: 'adhesion', value: 31, unit: 'kPa' },
    { metric: 'weight', value: 2, unit: 'kg' },
  ];
  const answers = [{ state: 'met', measure: measures[0] }, { state: 'not_said' }];
  expect(otherMeasures({ offer: { advantage: { measures } }, answers } as unknown as Proposal)).toEqual([measures[1]]);
});

it('a declined proposal need not be taken up again where its listing stands in another deal', () => {
  const of = (stage: Proposal['stage'], id: string) => ({ stage, listing: { id } }) as Proposal;
  expect([...takenUp([of('lost', 'a'), of('enquiry', 'a'), of('lost', 'b')])]).toEqual(['a']);
});
