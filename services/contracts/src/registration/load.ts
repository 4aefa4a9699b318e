import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import type { SignedContract } from '../contract/load.ts';
import { type RegistrationRow, registrationsOf } from './store.ts';

export async function getStanding(tx: Tx, contract: SignedContract, registrationId: string): Promise<RegistrationRow> {
  const row = (await registrationsOf(tx, [contract.id])).find((one) => one.id === registrationId);
  if (!row) throw fail.notFound('registration.not_found', 'There is no such registration');
  if (row.voidedSeq !== null) throw fail.invalidState('registration.voided', 'This registration was voided');
  return row;
}
