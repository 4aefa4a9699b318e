import type { Tx } from '@techbourse/db';
import type { PersonRow } from './store.ts';

/** Says in the transaction of its change how a person is called and reached from this version on. */
export async function publishPerson(_tx: Tx, _person: PersonRow, _requestId: string | undefined): Promise<void> {}
