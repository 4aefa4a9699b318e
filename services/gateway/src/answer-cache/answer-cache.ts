/** An answer as it was given. */
export type KeptAnswer = { headers: Readonly<Record<string, string>>; body: Buffer };

/** A record as its path names it (`listings/ID`), and who reads it. Two readers never get each other's answer. */
export type AnswerKey = { record: string; reader: string };

/** A read under way, whose answer may be kept unless its record changes before it is there. */
export type Reading = AnswerKey & { isOverdue: boolean };

export type AnswerCache = {
  find(key: AnswerKey): KeptAnswer | undefined;
  /** Call before the read begins. Undefined while nothing may be kept. */
  begin(key: AnswerKey): Reading | undefined;
  /** Keeps the answer of a read, unless something was forgotten of it since it began. */
  keep(reading: Reading, answer: KeptAnswer): void;
  /** The read came to nothing that can be kept. */
  giveUp(reading: Reading): void;
  /** Forgets what every reader was told of a record. */
  forget(record: string): void;
  /** Forgets all records whose name begins so. */
  forgetAll(prefix: string): void;
  /** Keeps from now on. Call once every change that commits is heard. */
  open(): void;
  /** Forgets all and keeps nothing: changes may not be heard. */
  close(): void;
};

type Kept = KeptAnswer & { key: AnswerKey; sinceMs: number };

/** Beside its body. */
const ENTRY_BYTES = 1000;

/**
 * Answers to reads of one record, by record and reader. An answer that was read before a change and arrives after it was
 * heard is not kept: the change marks the reads under way.
 * @param options.maxBytes of all answers together; the oldest goes first.
 * @param options.keepMs the longest that an answer is given, also when a change was never heard.
 */
export function createAnswerCache(options: {
  maxBytes: number;
  keepMs: number;
  monotonicMs?: () => number;
}): AnswerCache {
  const { maxBytes, keepMs, monotonicMs = () => performance.now() } = options;
  const answers = new Map<string, Kept>();
  const readersOf = new Map<string, Set<string>>();
  const readings = new Map<string, Set<Reading>>();
  let bytes = 0;
  let isOpen = false;

  const drop = (id: string) => {
    const known = answers.get(id);
    if (!known) return;
    answers.delete(id);
    removeFrom(readersOf, known.key.record, known.key.reader);
    bytes -= known.body.length + ENTRY_BYTES;
  };
  const forget = (record: string) => {
    for (const reader of [...(readersOf.get(record) ?? [])]) drop(idOf({ record, reader }));
    for (const reading of readings.get(record) ?? []) reading.isOverdue = true;
  };
  const forgetAll = (prefix: string) => {
    for (const record of [...readersOf.keys(), ...readings.keys()]) if (record.startsWith(prefix)) forget(record);
  };

  return {
    find: (key) => {
      const id = idOf(key);
      const known = answers.get(id);
      if (!known) return undefined;
      if (monotonicMs() - known.sinceMs < keepMs) return known;
      drop(id);
      return undefined;
    },
    begin: ({ record, reader }) => {
      if (!isOpen) return undefined;
      const reading: Reading = { record, reader, isOverdue: false };
      addTo(readings, record, reading);
      return reading;
    },
    keep: (reading, answer) => {
      // A reading that has ended hears of no change any more.
      if (!removeFrom(readings, reading.record, reading)) return;
      const size = answer.body.length + ENTRY_BYTES;
      if (reading.isOverdue || !isOpen || size > maxBytes / 10) return;
      const { record, reader } = reading;
      const id = idOf(reading);
      drop(id);
      answers.set(id, { ...answer, key: { record, reader }, sinceMs: monotonicMs() });
      addTo(readersOf, record, reader);
      bytes += size;
      for (const oldest of answers.keys()) {
        if (bytes <= maxBytes) return;
        drop(oldest);
      }
    },
    giveUp: (reading) => {
      removeFrom(readings, reading.record, reading);
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

const idOf = ({ record, reader }: AnswerKey): string => `${record} ${reader}`;

function addTo<T>(sets: Map<string, Set<T>>, name: string, member: T): void {
  const all = sets.get(name);
  if (all) all.add(member);
  else sets.set(name, new Set([member]));
}

/** Whether it was there. */
function removeFrom<T>(sets: Map<string, Set<T>>, name: string, member: T): boolean {
  const all = sets.get(name);
  const wasThere = all?.delete(member) ?? false;
  if (all?.size === 0) sets.delete(name);
  return wasThere;
}
