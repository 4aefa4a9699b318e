import { randomBytes } from 'node:crypto';

const COUNTER_MAX = 0xfff;
let last = { ms: -1, counter: 0 };

/**
 * A UUID version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count within one, then random bits. Later ids sort
 * later, so inserts stay at one end of an index. The ids of one process also sort within a millisecond, so the rows of
 * an import keep their order. After 4096 ids in a millisecond it uses the next one.
 */
export function newId(nowMs: number = Date.now()): string {
  const isSame = nowMs <= last.ms && nowMs > last.ms - 10;
  const isFull = isSame && last.counter === COUNTER_MAX;
  last = isSame
    ? { ms: isFull ? last.ms + 1 : last.ms, counter: isFull ? 0 : last.counter + 1 }
    : { ms: nowMs, counter: 0 };
  const bytes = randomBytes(16);
  bytes.writeUIntBE(last.ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.counter, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Where time comes from; tests put their own here. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/**
 * Whether something of `sinceMs` is less than `ageMs` old at `nowMs`. A time in the future does not count, because a
 * clock that was set back must not extend a cache entry.
 */
export function isYoungerThan(sinceMs: number, ageMs: number, nowMs: number): boolean {
  return nowMs >= sinceMs && nowMs - sinceMs < ageMs;
}
