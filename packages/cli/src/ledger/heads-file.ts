import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { KeptHead, ShownHead } from './heads.ts';

const keptSchema = z.looseObject({
  number: z.int().min(1).optional(),
  day: z.string().nullable(),
  size: z.int().min(0),
  rootHash: z.string(),
  at: z.string(),
  previousHash: z.string().nullish(),
  signature: z.string(),
  publicKey: z.string(),
});

/**
 * Heads as they were kept: one in JSON per line, as `ledger heads export` writes them, or an answer of the API.
 * @throws Error naming the line that is no head.
 */
export async function readHeads(file: string): Promise<KeptHead[]> {
  const text = await readFile(file, 'utf8');
  const answer = jsonOf(text);
  const items = z.object({ items: z.array(z.unknown()) }).safeParse(answer);
  const values = items.success
    ? items.data.items.map((value) => ({ value, where: file }))
    : text.split('\n').flatMap((line, i) => (line.trim() ? [{ value: jsonOf(line), where: `${file}:${i + 1}` }] : []));
  if (values.length === 0) throw new Error(`${file} holds no heads`);
  return values.map(({ value, where }) => {
    const read = keptSchema.safeParse(value);
    if (!read.success) throw new Error(`${where} is not a head of the ledger`);
    return read.data as KeptHead;
  });
}

/** Puts all heads into a file at once, so that a copy is never half of one. */
export async function writeHeads(file: string, heads: readonly ShownHead[]): Promise<void> {
  const next = `${file}.new`;
  await writeFile(next, linesOf(heads));
  await rename(next, file);
}

export const linesOf = (heads: readonly ShownHead[]): string =>
  heads.map((head) => `${JSON.stringify(head)}\n`).join('');

export const isKept = (file: string): boolean => existsSync(file);

/** Public keys, one per line, or those of heads in such a file. */
export async function readKeys(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0) throw new Error(`${file} holds no keys`);
  const bad = keys.findIndex((key) => !/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/.test(key));
  if (bad >= 0) throw new Error(`${file}: key ${bad + 1} is not the base64 of an Ed25519 public key (SPKI DER)`);
  return keys;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
