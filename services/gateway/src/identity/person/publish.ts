import { type Tx, writeEvents } from '@techbourse/db';
import { PERSON_CHANGED, type PersonChanged } from '@techbourse/gateway/api';
import { outbox } from '../../db/schema.ts';
import { isPseudonym } from '../privacy/pseudonym.ts';
import { languageOf } from './person.ts';
import type { PersonRow } from './store.ts';

/** Says in the transaction of its change how a person is called and reached from this version on. */
export async function publishPerson(tx: Tx, person: PersonRow, requestId: string | undefined): Promise<void> {
  const { id, version, email, name } = person;
  const payload: PersonChanged = isPseudonym(person)
    ? { id, version, email: null, name: null, language: null, deleted: true }
    : { id, version, email, name, language: languageOf(person), deleted: false };
  const traced = requestId ? { requestId } : {};
  await writeEvents(tx, outbox, [{ type: PERSON_CHANGED, key: id, version, payload, ...traced }]);
}
