import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { unknownOrganisation } from './names.ts';
import { organisations } from './store.ts';

/** @throws VALIDATION (`organisation.unknown`) at the field that names an organisation which the register does not know. */
export async function assertKnown(tx: Tx, pointer: string, organisationId: string): Promise<void> {
  if (await organisations.find(tx, organisationId)) return;
  throw unknown(pointer);
}

/**
 * The same for a party: an organisation that nobody has verified is as unknown to it as none.
 * @throws VALIDATION (`organisation.unknown`)
 */
export async function assertKnownToParties(tx: Tx, pointer: string, organisationId: string): Promise<void> {
  const found = (await organisations.findAll(tx, [organisationId])).get(organisationId);
  if (!found?.verified) throw unknown(pointer);
}

function unknown(pointer: string) {
  const issue = unknownOrganisation(pointer);
  return fail.validation(issue.rule, issue.message, [issue]);
}
