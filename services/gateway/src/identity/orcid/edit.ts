import type { Tx } from '@techbourse/db';
import type { AccountEdit } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import { deleteOrcid, findOrcid, type Orcid, saveOrcid } from './store.ts';

type OrcidEdit = Pick<AccountEdit, 'orcid' | 'orcidShownTo'>;

/** An ORCID iD after a change; undefined: none. @throws VALIDATION for showing one that is not there. */
export function editedOrcid(before: Orcid | undefined, { orcid, orcidShownTo }: OrcidEdit): Orcid | undefined {
  const id = orcid === undefined ? before?.orcid : orcid;
  if (id != null) return { orcid: id, shownTo: orcidShownTo ?? before?.shownTo ?? 'nobody' };
  if (orcidShownTo === undefined || orcidShownTo === 'nobody') return undefined;
  const message = 'You have given no ORCID iD that could be shown';
  throw fail.validation('person.no_orcid', message, [{ pointer: '/orcidShownTo', rule: 'person.no_orcid', message }]);
}

/** Gives, changes or takes away the ORCID iD of a person, in the transaction of its account. */
export async function editOrcid(tx: Tx, personId: string, edit: OrcidEdit): Promise<Orcid | undefined> {
  const before = await findOrcid(tx, personId);
  if (edit.orcid === undefined && edit.orcidShownTo === undefined) return before;
  const after = editedOrcid(before, edit);
  if (after) await saveOrcid(tx, personId, after);
  else await deleteOrcid(tx, personId);
  return after;
}
