import { COST_UNITS, type GlossHeader, hashOf, MAGIC, padded } from '../gloss/table.ts';

/** A word, what is stored for it, and how unlikely it is in nats (0 to 65). */
export type GlossEntry = { key: string; value: string; cost: number };

/**
 * Lays entries out as the file that `readGlossTable` reads. Keys must be distinct; the order of entries does not
 * change what is found. The hash table is two thirds full at most, so a look-up touches few slots.
 */
export function encodeGlossTable(id: string, entries: readonly GlossEntry[]): Buffer {
  let capacity = 1;
  while (capacity * 2 < entries.length * 3 + 1) capacity *= 2;
  const slots = new Uint32Array(capacity);
  const keyEnds = new Uint32Array(entries.length + 1);
  const valueEnds = new Uint32Array(entries.length + 1);
  const costs = new Uint16Array(entries.length);
  const values: Buffer[] = [];
  let longest = 0;

  entries.forEach(({ key, value, cost }, i) => {
    let slot = hashOf(key, 0, key.length) & (capacity - 1);
    while (slots[slot]) slot = (slot + 1) & (capacity - 1);
    slots[slot] = i + 1;
    const bytes = Buffer.from(value);
    values.push(bytes);
    keyEnds[i + 1] = (keyEnds[i] ?? 0) + key.length;
    valueEnds[i + 1] = (valueEnds[i] ?? 0) + bytes.length;
    costs[i] = Math.min(65_535, Math.round(cost * COST_UNITS));
    longest = Math.max(longest, key.length);
  });

  const keys = Buffer.from(entries.map(({ key }) => key).join(''), 'utf16le');
  const data = Buffer.concat(values);
  const header: GlossHeader = {
    id,
    entries: entries.length,
    capacity,
    longest,
    keyUnits: keys.length / 2,
    valueBytes: data.length,
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const start = fill(Buffer.concat([Buffer.from(MAGIC), length, json]));
  return Buffer.concat([start, ...[slots, keyEnds, valueEnds, costs, keys].map(fill), data]);
}

function fill(section: NodeJS.TypedArray): Buffer {
  const bytes = Buffer.from(section.buffer, section.byteOffset, section.byteLength);
  return Buffer.concat([bytes], padded(bytes.length));
}
