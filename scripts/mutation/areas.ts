import { globSync } from 'node:fs';
import path from 'node:path';

/** A part of the sources whose rules must not change unseen, and the tests that answer for it. */
export type Area = {
  name: string;
  /** Globs from the root; tests among them are left out. */
  sources: readonly string[];
  /** Filters of vitest. */
  tests: readonly string[];
};

const CONTRACTS = 'services/contracts/src';

/** Pure areas first: what is wrong with the set-up shows in seconds. */
export const AREAS: readonly Area[] = [
  {
    name: 'policy',
    sources: ['packages/policy/src/{actions,actor,decide,visible}.ts'],
    tests: ['packages/policy/src'],
  },
  {
    name: 'money',
    sources: [
      'packages/domain/src/{money,currency,percent}.ts',
      `${CONTRACTS}/contract/money.ts`,
      `${CONTRACTS}/payment/{balance,payment,royalty,settle}.ts`,
    ],
    tests: [
      'packages/domain/src/money',
      'packages/domain/src/percent',
      `${CONTRACTS}/contract/money`,
      `${CONTRACTS}/payment`,
    ],
  },
  {
    name: 'grants',
    sources: [
      `${CONTRACTS}/grant/{cells,cell-title,conflicts,encumbrance,grant,licensor,owner,title}.ts`,
      `${CONTRACTS}/{consent,encumbrance}/*.ts`,
    ],
    tests: ['grant', 'consent', 'encumbrance', 'register', 'dispute'].map((noun) => `${CONTRACTS}/${noun}/`),
  },
  {
    name: 'ledger',
    // What compares grants with the ledger belongs to its verification, and its tests.
    sources: [`${CONTRACTS}/ledger/*.ts`, `${CONTRACTS}/grant/check.ts`],
    tests: ['ledger/', 'dossier/', 'server', 'day'].map((part) => `${CONTRACTS}/${part}`),
  },
  { name: 'record', sources: ['packages/record/src/*.ts'], tests: ['packages/record/src'] },
];

/** The files of an area, from the root, in a stable order. */
export function filesOf({ sources }: Area, root: string): string[] {
  return globSync([...sources], { cwd: root })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.endsWith('.test.ts'))
    .sort();
}
