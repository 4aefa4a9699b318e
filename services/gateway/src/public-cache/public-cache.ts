/** An answer that anybody without a key is given. */
export type PublicAnswer = { headers: Readonly<Record<string, string>>; body: Buffer };

/** A read under way, whose answer may be kept unless its record changes before it is there. */
export type Reading = { readonly key: string; isOverdue: boolean };

export type PublicCache = {
  find(key: string): PublicAnswer | undefined;
  /** Call before the read begins. Undefined while nothing may be kept. */
  begin(key: string): Reading | undefined;
  /** Keeps the answer of a read, unless something was forgotten of it since it began. */
  keep(reading: Reading, answer: PublicAnswer): void;
  /** The read came to nothing that can be kept. */
  giveUp(reading: Reading): void;
  forget(key: string): void;
  /** Forgets all whose key begins so. */
  forgetAll(prefix: string): void;
  /** Keeps from now on. Call once every change that commits is heard. */
  open(): void;
  /** Forgets all and keeps nothing: changes may not be heard. */
  close(): void;
};

type Kept = PublicAnswer & { sinceMs: number };

/** Beside its body. */
const ENTRY_BYTES = 1000;

/**
 * Answers to those who ask without a key, by record. An answer that was read before a change and arrives after it was heard
 * is not kept: the change marks the reads under way.
 * @param options.maxBytes of all answers together; the oldest goes first.
 * @param options.keepMs the longest that an answer is given, also when a change was never heard.
 */
export function createPublicCache(options: {
  maxBytes: number;
  keepMs: number;
  monotonicMs?: () => number;
}): PublicCache {
  const { maxBytes, keepMs, monotonicMs = () => performance.now() } = options;
  const answers = new Map<string, Kept>();
  const readings = new Map<string, Set<Reading>>();
  let bytes = 0;
  let isOpen = false;

  const drop = (key: string) => {
    const known = answers.get(key);
    if (!known) return;
    answers.delete(key);
    bytes -= known.body.length + ENTRY_BYTES;
  };
  /** Whether it was under way. */
  const endReading = (reading: Reading): boolean => {
    const all = readings.get(reading.key);
    const isUnderWay = all?.delete(reading) ?? false;
    if (all?.size === 0) readings.delete(reading.key);
    return isUnderWay;
  };
  const forget = (key: string) => {
    drop(key);
    for (const reading of readings.get(key) ?? []) reading.isOverdue = true;
  };
  const forgetAll = (prefix: string) => {
    for (const key of [...answers.keys(), ...readings.keys()]) if (key.startsWith(prefix)) forget(key);
  };

  return {
    find: (key) => {
      const known = answers.get(key);
      if (!known) return undefined;
      if (monotonicMs() - known.sinceMs < keepMs) return known;
      drop(key);
      return undefined;
    },
    begin: (key) => {
      if (!isOpen) return undefined;
      const reading: Reading = { key, isOverdue: false };
      const all = readings.get(key) ?? new Set();
      readings.set(key, all.add(reading));
      return reading;
    },
    keep: (reading, answer) => {
      // A reading that has ended hears of no change any more.
      if (!endReading(reading)) return;
      const size = answer.body.length + ENTRY_BYTES;
      if (reading.isOverdue || !isOpen || size > maxBytes / 10) return;
      drop(reading.key);
      answers.set(reading.key, { ...answer, sinceMs: monotonicMs() });
      bytes += size;
      for (const oldest of answers.keys()) {
        if (bytes <= maxBytes) return;
        drop(oldest);
      }
    },
    giveUp: (reading) => {
      endReading(reading);
    },
    forget,
    forgetAll,
    open: () => {
      isOpen = true;
    },
    close: () => {
      isOpen = false;
      forgetAll('');
    },
  };
}
