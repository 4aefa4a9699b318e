import { type LedgerFault, ledgerContentSchema } from '../api/index.ts';
import { canonicalText, GENESIS, sha256 } from './entry.ts';

export type ChainRow = {
  seq: number;
  hash: string;
  previousHash: string;
  kind: string;
  contractId: string | null;
  at: Date;
  text: string;
};

/** The last entry read so far. */
export type ChainLink = Pick<ChainRow, 'seq' | 'hash' | 'at' | 'text'>;

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
  const read = ledgerContentSchema.safeParse(value);
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

/**
 * Whether the time of an entry is not before that of the previous one. Only the correction of a clock that ran ahead may
 * be earlier, and entries of the first version, by as long as two writers waited for each other.
 */
export function timeFault(last: ChainLink | null, row: ChainRow): LedgerFault | undefined {
  if (!last) return undefined;
  const { seq } = row;
  if (!isVersioned(row)) {
    if (!isVersioned(last)) return undefined;
    return { seq, problem: 'content', message: `Entry ${seq} has the shape of the first version, after younger ones` };
  }
  if (row.at >= last.at || row.kind === 'ledger.clock_corrected') return undefined;
  return { seq, problem: 'time', message: `Entry ${seq} is older than the one before it` };
}

function isVersioned({ text }: { text: string }): boolean {
  return text.endsWith(',"version":2}'); // canonical: the keys are sorted
}
