import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demandActions, isKnownAuditAction, listingActions, pairDecisions } from '@techbourse/domain';
import { ACTIONS, type Action, auditedReads } from '@techbourse/policy';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');

/** Files of a folder that write to the audit, tests aside. */
function writers(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules') && readFileSync(file, 'utf8').includes('writeAudit('));
}

it('every action that is written to the audit has plain words in three languages', () => {
  const services = readdirSync(join(root, 'services')).map((name) => join(root, 'services', name, 'src'));
  const written = [...services, join(root, 'packages/record/src')]
    .flatMap(writers)
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(
        /action(?::| =)[^;\n]*?'([a-z_]+\.[a-z_]+)'(?:[^;\n]*?'([a-z_]+\.[a-z_]+)')?/g,
      ),
    ])
    .flatMap(([, first, second]) => [first, second])
    .filter((action) => action !== undefined);
  expect(written.length).toBeGreaterThan(40);
  const records = [
    ...['create', 'edit', ...listingActions].map((action) => `listing.${action}`),
    ...['create', 'edit', ...demandActions].map((action) => `demand.${action}`),
    ...pairDecisions.codes.map((decision) => `pair.${decision}`),
    ...(Object.keys(ACTIONS) as Action[]).filter(auditedReads),
  ];
  expect([...new Set([...written, ...records])].filter((action) => !isKnownAuditAction(action)).sort()).toEqual([]);
});
