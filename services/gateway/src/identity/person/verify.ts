import type { Auth } from './auth.ts';

export type KeyVerdict = 'valid' | 'expired' | 'refused';

/**
 * Asks better-auth about a key that is known to exist. `refused` may also mean that Postgres went away meanwhile:
 * better-auth answers both alike.
 */
export async function verifyKey(auth: Auth, key: string): Promise<KeyVerdict> {
  const { valid, error } = await auth.api.verifyApiKey({ body: { key } });
  if (valid) return 'valid';
  return error?.code === 'KEY_EXPIRED' ? 'expired' : 'refused';
}
