import { expect, it } from 'vitest';
import { startLoop } from './loop.ts';

const HOUR_MS = 3_600_000;

/** A loop whose rounds wait for their turn, and what it has begun. */
function heldLoop(pause: () => { ms: number; whole?: boolean }) {
  const begun: PromiseWithResolvers<void>[] = [];
  const reached: (() => void)[] = [];
  const loop = startLoop(async () => {
    const turn = Promise.withResolvers<void>();
    begun.push(turn);
    for (const look of reached) look();
    await turn.promise;
    return pause();
  });
  const rounds = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => begun.length >= count && resolve();
      reached.push(look);
      look();
    });
  /** Has all that was begun settle, and whatever follows without a timer. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { loop, begun, rounds, settle };
}

it('stop ends a pause of an hour at once, and nothing begins after it', async () => {
  const { loop, begun, settle } = heldLoop(() => ({ ms: HOUR_MS }));
  begun[0]?.resolve();
  await settle();
  await loop.stop();
  loop.wake();
  await settle();
  expect(begun).toHaveLength(1);
});

it('stop waits for the round under way, tells it, and begins no other although it was woken meanwhile', async () => {
  const turn = Promise.withResolvers<void>();
  let rounds = 0;
  let told = false;
  const loop = startLoop(async (stopping) => {
    rounds += 1;
    stopping.addEventListener('abort', () => {
      told = true;
    });
    await turn.promise;
    return { ms: 0 };
  });
  let isStopped = false;
  loop.wake();
  const stopped = loop.stop().then(() => {
    isStopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect([isStopped, told]).toEqual([false, true]);
  turn.resolve();
  await stopped;
  expect(rounds).toBe(1);
});

it('a wake during a round is not lost: another follows at once', async () => {
  const { loop, begun, rounds } = heldLoop(() => ({ ms: HOUR_MS }));
  loop.wake();
  loop.wake();
  begun[0]?.resolve();
  await rounds(2);
  begun[1]?.resolve();
  await loop.stop();
  expect(begun).toHaveLength(2);
});

it('a wake ends a pause, but not one that is to be kept whole', async () => {
  let pause: { ms: number; whole?: boolean } = { ms: HOUR_MS };
  const { loop, begun, rounds, settle } = heldLoop(() => pause);
  begun[0]?.resolve();
  await settle();
  loop.wake();
  await rounds(2);
  pause = { ms: HOUR_MS, whole: true };
  loop.wake(); // meanwhile, as well
  begun[1]?.resolve();
  await settle();
  loop.wake();
  await settle();
  expect(begun).toHaveLength(2);
  await loop.stop();
});
