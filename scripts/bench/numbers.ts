import { patentName, readPatentNumber } from '@techbourse/domain';
import { OFFICES_WRITTEN, readSpellings } from '../../packages/domain/test/patent-spellings.ts';
import { printTable } from './table.ts';

export type NumberFigures = { spellings: number; documents: number; unread: number; mixed: number; perSecond: number };

/** `bench numbers`: generated spellings of patent numbers are read; different documents must never have one name. */
export function runNumbers({ count, seed }: { count: number; seed: number }): NumberFigures {
  const started = performance.now();
  const found = readSpellings(count, seed, (text, role) => {
    const read = readPatentNumber(text, role);
    return read.ok ? patentName(read.value.number, role) : undefined;
  });
  const figures = {
    spellings: found.read + found.unread.length,
    documents: found.documents,
    unread: found.unread.length,
    mixed: found.mixed.length,
    perSecond: Math.round((found.read / (performance.now() - started)) * 1000),
  };
  printTable(
    `spellings of patent numbers of ${OFFICES_WRITTEN.length} offices`,
    ['spellings', 'documents', 'not read to their one form', 'pairs read as one', 'a second'],
    [Object.values(figures).map(String)],
  );
  for (const one of [...found.unread, ...found.mixed].slice(0, 20)) process.stdout.write(`${one}\n`);
  return figures;
}
