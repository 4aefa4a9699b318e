import { expect, it } from 'vitest';
import { nextOf, type Queue, queueIn } from './queue.ts';

const queue = (kind: Queue['kind'], count: number): Queue => ({
  kind,
  count,
  oldestAt: null,
  oldestHours: null,
  rows: [],
});

it('the queue of the address is shown also when it is empty, else the first in which something waits', () => {
  const queues = [queue('verify_organisations', 0), queue('abuse_reports', 2), queue('review_listings', 1)];
  expect(queueIn(queues, undefined)?.kind).toBe('abuse_reports');
  expect(queueIn(queues, 'verify_organisations')?.kind).toBe('verify_organisations');
  expect(queueIn(queues, 'unknown')?.kind).toBe('abuse_reports');
  expect(queueIn([queue('abuse_reports', 0)], undefined)).toBeUndefined();
});

it('after a decision comes the item below, after the last one the item above, after the only one none', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(['a', 'b', 'c'].map((id) => nextOf(rows, id))).toEqual(['b', 'c', 'b']);
  expect(nextOf([{ id: 'a' }], 'a')).toBeUndefined();
});
