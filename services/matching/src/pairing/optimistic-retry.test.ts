import { expect, test } from 'vitest';
import { retryStaleReads, StaleRead } from './optimistic-retry.ts';

test('stale reads are retried five times with the number of the attempt, then the error says why', async () => {
  const looks: number[] = [];
  const never = retryStaleReads(async (look) => {
    looks.push(look);
    throw new StaleRead();
  });
  await expect(never).rejects.toThrow('other writers changed the same pairs');
  expect(looks).toEqual([1, 2, 3, 4, 5]);
});

test('work runs once without stale reads, and is not retried after another error', async () => {
  let looks = 0;
  await retryStaleReads(async () => void looks++);
  const broken = retryStaleReads(async () => {
    looks++;
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  expect(looks).toBe(2);
});
