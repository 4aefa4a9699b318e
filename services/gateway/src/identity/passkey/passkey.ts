import type { Passkey } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import type { PasskeyRow } from './store.ts';

export const PASSKEYS_MAX = 20;
export const CHALLENGE_MINUTES = 5;

/** Whose passkeys they are, to browsers: the host that people know. */
export function relyingParty(publicUrl: string): { rpID: string; origin: string; rpName: string } {
  return { rpID: new URL(publicUrl).hostname, origin: publicUrl, rpName: 'techbourse' };
}

/** As challenges of ours are written; a database takes not every text. */
const OURS = /^[\w-]{1,200}$/;

/** The challenge that an answer says it is for; whether it was ours is looked up. */
export function challengeOf(response: { response: { clientDataJSON: string } }): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8'));
    const { challenge } = data as { challenge?: unknown };
    return typeof challenge === 'string' && OURS.test(challenge) ? challenge : '';
  } catch {
    return '';
  }
}

export function passkeyView(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    name: row.name,
    synced: row.synced,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

export function wrongPasskey() {
  return fail.unauthenticated('passkey.wrong', 'The passkey was not accepted: try again');
}
