import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { unknownOrganisation } from './names.ts';
import { organisations } from './store.ts';

/** @throws VALIDATION (`organisation.unknown`) at the field that names an organisation which the register does not know. */
export async function assertKnown(tx: Tx, pointer: string, organisationId: string): Promise<void> {
  if (await organisations.find(tx, organisationId)) return;
  const issue = unknownOrganisation(pointer);
  throw fail.validation(issue.rule, issue.message, [issue]);
}
