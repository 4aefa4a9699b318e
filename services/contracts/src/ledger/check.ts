import { type LedgerFault, ledgerContent } from '../contract/index.ts';
import { canonicalText, GENESIS, sha256 } from './entry.ts';

export type ChainRow = {
  seq: number;
  hash: string;
  previousHash: string;
  kind: string;
  contractId: string;
  at: Date;
  text: string;
};

/** Whether a row follows the one before it. */
export function linkFault(last: { seq: number; hash: string } | null, row: ChainRow): LedgerFault | undefined {
  const expected = (last?.seq ?? 0) + 1;
  if (row.seq !== expected) {
    const message = `Entry ${expected} is not there; the next one is ${row.seq}`;
    return { seq: expected, problem: 'entry_missing', message };
  }
  if (row.previousHash !== (last?.hash ?? GENESIS)) {
    const message = `Entry ${row.seq} does not name the hash of the entry before it`;
    return { seq: row.seq, problem: 'previous_hash', message };
  }
  return undefined;
}

/** Whether the hash is that of the text, and the columns repeat what the text says. */
export function contentFault(row: ChainRow): LedgerFault | undefined {
  const { seq } = row;
  if (sha256(row.text) !== row.hash) {
    return { seq, problem: 'hash', message: `The text of entry ${seq} is not what was hashed` };
  }
  const wrong = (message: string): LedgerFault => ({ seq, problem: 'content', message });
  let value: unknown;
  try {
    value = JSON.parse(row.text);
  } catch {
    return wrong(`The text of entry ${seq} is not JSON`);
  }
  const read = ledgerContent.safeParse(value);
  if (!read.success || canonicalText(value) !== row.text)
    return wrong(`Entry ${seq} is not canonical, or not an entry`);
  const content = read.data;
  const differing = [
    content.seq === seq ? undefined : 'seq',
    content.previousHash === row.previousHash ? undefined : 'previousHash',
    content.kind === row.kind ? undefined : 'kind',
    content.contractId === row.contractId ? undefined : 'contractId',
    content.at === row.at.toISOString() ? undefined : 'at',
  ].filter((name) => name !== undefined);
  if (differing.length === 0) return undefined;
  return wrong(`The columns of entry ${seq} differ from its text: ${differing.join(', ')}`);
}
