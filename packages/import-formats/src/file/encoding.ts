/** Encodings that are recognised; a reader may name any other that `TextDecoder` knows. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1251' | 'windows-1252';

/** Bytes that are enough to tell. */
export const SAMPLE_BYTES = 256 * 1024;

/**
 * How a text file is encoded, by its first bytes: a byte order mark, the zeros of UTF-16, valid UTF-8, else whichever of
 * the old encodings makes words of it. Chinese text in GB18030 stands in pairs of bytes whose first is that of a common
 * character; Russian text in windows-1251 is runs of small letters; single high bytes among Latin letters are
 * windows-1252.
 */
export function sniffEncoding(sample: Uint8Array): Encoding {
  const [a = 0, b = 0, c = 0] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const zeros = zerosOf(sample);
  if (zeros.odd > zeros.pairs * 0.2 && zeros.even < zeros.odd / 4) return 'utf-16le';
  if (zeros.even > zeros.pairs * 0.2 && zeros.odd < zeros.even / 4) return 'utf-16be';
  if (isUtf8(sample)) return 'utf-8';
  return oldEncoding(sample);
}

function zerosOf(sample: Uint8Array): { even: number; odd: number; pairs: number } {
  const pairs = Math.min(sample.length >> 1, 2000);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs; at++) {
    if (sample[at * 2] === 0) even += 1;
    if (sample[at * 2 + 1] === 0) odd += 1;
  }
  return { even, odd, pairs };
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    // The sample may end inside a character.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function oldEncoding(sample: Uint8Array): Encoding {
  const marks = { common: 0, rare: 0, broken: 0, small: 0, capital: 0, single: 0, high: 0 };
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0;
    if (byte < 0x80) continue;
    let end = at;
    while ((sample[end] ?? 0) >= 0x80) end += 1;
    countRun(sample.subarray(at, end), marks);
    at = end - 1;
  }
  // Small letters of windows-1251 are 0xE0 and above, which in GB18030 begin rare characters or none.
  if (marks.common > marks.rare + marks.broken && marks.common * 2 > marks.high * 0.5) return 'gb18030';
  if (marks.single > marks.high * 0.6) return 'windows-1252';
  return 'windows-1251';
}

type Marks = {
  common: number;
  rare: number;
  broken: number;
  small: number;
  capital: number;
  single: number;
  high: number;
};

function countRun(run: Uint8Array, marks: Marks): void {
  marks.high += run.length;
  if (run.length === 1) marks.single += 1;
  if (run.length % 2 === 1) marks.broken += 1;
  for (let at = 0; at + 1 < run.length; at += 2) {
    const lead = run[at] ?? 0;
    const trail = run[at + 1] ?? 0;
    const isCommon = trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa9));
    if (isCommon) marks.common += 1;
    else marks.rare += 1;
  }
  for (const byte of run) {
    if (byte >= 0xe0) marks.small += 1;
    else if (byte >= 0xc0) marks.capital += 1;
  }
}

/** Text of bytes that come in parts of any length, without a byte order mark. */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of bytes) {
    const text = decoder.decode(part, { stream: true });
    if (text !== '') yield text;
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}
