/**
 * A read-only map from words to glosses that needs no parsing and little memory: one file, read whole, and a hash
 * table laid over its bytes. A JavaScript Map of the same 200,000 words takes about six times the memory.
 *
 * Layout, little-endian, every section starting on a multiple of four bytes: 8 bytes `TBGLOSS1`; u32 length of a
 * JSON header (GlossHeader); the header; u32 slots[capacity] (entry + 1, 0 is empty); u32 keyEnds[entries + 1];
 * u32 valueEnds[entries + 1]; u16 costs[entries]; u16 keys[keyUnits] (UTF-16); u8 values[valueBytes] (UTF-8).
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { SetupError } from '../setup-error.ts';

/** What precedes the data: `id` names everything the table was made from; the numbers are section sizes. */
export type GlossHeader = {
  id: string;
  entries: number;
  capacity: number;
  longest: number;
  keyUnits: number;
  valueBytes: number;
};

export const MAGIC = 'TBGLOSS1';

/** Costs are stored as integers: this many per nat (natural logarithm of the inverse probability). */
export const COST_UNITS = 1000;

/** A table in memory. Entries are numbers; -1 means absent. */
export type GlossTable = {
  readonly header: GlossHeader;
  /** The entry whose key is `text.slice(start, end)`; no string is made for the look-up. */
  find(text: string, start?: number, end?: number): number;
  /** The stored text of an entry. */
  value(entry: number): string;
  /** How unlikely the word is, in nats: -ln of its share of running text. */
  cost(entry: number): number;
};

/**
 * Reads a table. Throws when the file is absent, of another format or cut off.
 * @example const table = readGlossTable('gloss-zh.table'); table.value(table.find('电池')); // 'battery'
 */
export function readGlossTable(path: string): GlossTable {
  const file = readFileSync(path);
  const { header, start } = parseHeader(file, path);
  let at = start;
  const section = (bytes: number) => {
    const from = file.byteOffset + at;
    at += padded(bytes);
    return from;
  };
  const { capacity, entries, keyUnits, valueBytes } = header;
  const total = padded(capacity * 4) + 2 * padded((entries + 1) * 4) + padded(entries * 2) + padded(keyUnits * 2);
  if (file.length < start + total + valueBytes) throw new SetupError(`${path}: the gloss table is cut off`);
  const slots = new Uint32Array(file.buffer, section(capacity * 4), capacity);
  const keyEnds = new Uint32Array(file.buffer, section((entries + 1) * 4), entries + 1);
  const valueEnds = new Uint32Array(file.buffer, section((entries + 1) * 4), entries + 1);
  const costs = new Uint16Array(file.buffer, section(entries * 2), entries);
  const keys = new Uint16Array(file.buffer, section(keyUnits * 2), keyUnits);
  const values = file.subarray(at, at + valueBytes);

  const isKey = (entry: number, text: string, from: number, to: number) => {
    let key = keyEnds[entry] as number;
    if ((keyEnds[entry + 1] as number) - key !== to - from) return false;
    for (let i = from; i < to; i++) if (keys[key++] !== text.charCodeAt(i)) return false;
    return true;
  };

  return {
    header,
    find(text, from = 0, to = text.length) {
      for (let slot = hashOf(text, from, to) & (capacity - 1); ; slot = (slot + 1) & (capacity - 1)) {
        const entry = (slots[slot] as number) - 1;
        if (entry < 0 || isKey(entry, text, from, to)) return entry;
      }
    },
    value: (entry) => values.toString('utf8', valueEnds[entry], valueEnds[entry + 1]),
    cost: (entry) => (costs[entry] as number) / COST_UNITS,
  };
}

/** The `id` of a table file, or undefined when there is none or it is something else. Reads no more than its start. */
export function readGlossId(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const start = Buffer.alloc(4096);
    readSync(file, start);
    return parseHeader(start, path).header.id;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** Bytes of a section with its filling up to a multiple of four. */
export const padded = (bytes: number) => (bytes + 3) & ~3;

/** FNV-1a over UTF-16 units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function parseHeader(file: Buffer, path: string): { header: GlossHeader; start: number } {
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new SetupError(`${path} is not a gloss table`);
  const length = file.readUInt32LE(MAGIC.length);
  const from = MAGIC.length + 4;
  return {
    header: JSON.parse(file.toString('utf8', from, from + length)) as GlossHeader,
    start: padded(from + length),
  };
}
