import { expect, test } from 'vitest';
import { type RematchRow, viewRematch } from './progress.ts';

const row: RematchRow = {
  id: '01890000-0000-7000-8000-000000000001',
  reason: 'new weights',
  askedBy: 'someone',
  weights: 'first',
  state: 'running',
  total: 1000,
  done: 250,
  error: null,
  startedAt: '2026-01-01 00:00:00+00',
  updatedAt: '2026-01-01 00:01:40+00',
  finishedAt: null,
  recent: 120,
};
const at = (second: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + second * 1000);

test('one under way is told by its last minute: rate and time left', () => {
  expect(viewRematch(row, at(100))).toMatchObject({ percent: 25, recordsPerSecond: 2, secondsLeft: 375 });
});

test('in its first minute the rate is over the time since the start', () => {
  expect(viewRematch({ ...row, done: 40, recent: 40 }, at(20))).toMatchObject({
    recordsPerSecond: 2,
    secondsLeft: 480,
  });
});

test('before the first part is done nobody knows the rate', () => {
  expect(viewRematch({ ...row, done: 0, recent: 0 }, at(0))).toMatchObject({
    percent: 0,
    recordsPerSecond: null,
    secondsLeft: null,
  });
});

test('one that ended is told as a whole, and is never rounded up to all before all is done', () => {
  const cancelled = { ...row, state: 'cancelled', done: 999, finishedAt: '2026-01-01 00:01:40+00', recent: 0 } as const;
  expect(viewRematch(cancelled, at(5000))).toMatchObject({ percent: 99.9, recordsPerSecond: 10, secondsLeft: null });
  const empty = { ...row, state: 'done', total: 0, done: 0, finishedAt: row.startedAt, recent: 0 } as const;
  expect(viewRematch(empty, at(1))).toMatchObject({ percent: 100, recordsPerSecond: null });
});
