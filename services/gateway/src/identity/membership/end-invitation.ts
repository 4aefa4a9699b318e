import type { Tx } from '@techbourse/db';
import { publishInvitation } from './publish.ts';
import { setInvitationStatus } from './requests-store.ts';

/** An invitation is over: nobody can answer it any more. */
export async function endInvitation(tx: Tx, id: string, status: 'accepted' | 'declined' | 'revoked'): Promise<void> {
  await publishInvitation(tx, await setInvitationStatus(tx, id, status));
}
