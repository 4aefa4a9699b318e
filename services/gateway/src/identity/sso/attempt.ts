import { createHash, createHmac, randomBytes } from 'node:crypto';

/** How long somebody may take at the provider. */
export const ATTEMPT_MS = 10 * 60_000;

/** A sign-in that begins: what the provider hands back with the browser, and what the browser alone holds. */
export type Attempt = { state: string; browser: string };

export function newAttempt(): Attempt {
  return { state: randomBytes(32).toString('base64url'), browser: randomBytes(32).toString('base64url') };
}

/** What the table keeps: who reads it can finish no sign-in. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** The verifier of the code and the nonce of the token: made of what the browser holds, so that nothing else keeps them. */
export function secretsOf(browser: string): { verifier: string; nonce: string } {
  const derived = (purpose: string) => createHmac('sha256', browser).update(purpose).digest('base64url');
  return { verifier: derived('pkce'), nonce: derived('nonce') };
}

const NAME = 'techbourse.sso';
const PATH = '/api/sso/callback';
const COOKIE = /^[\w-]{43}$/;

/** Each sign-in has a cookie of its own, so that two tabs do not disturb each other. */
function cookieNameOf(state: string): string {
  return `${NAME}.${hashOf(state).slice(0, 8)}`;
}

/** The header that binds a sign-in to the browser that began it; an empty `browser` takes the cookie away. */
export function attemptCookie(state: string, browser: string, options: { isSecure: boolean }): string {
  const age = browser === '' ? 0 : ATTEMPT_MS / 1000;
  const parts = [`${cookieNameOf(state)}=${browser}`, `Path=${PATH}`, `Max-Age=${age}`, 'HttpOnly', 'SameSite=Lax'];
  return [...parts, ...(options.isSecure ? ['Secure'] : [])].join('; ');
}

/** What the browser holds of the sign-in that `state` names. */
export function browserOf(header: string | undefined, state: string): string | undefined {
  const name = cookieNameOf(state);
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return found !== undefined && COOKIE.test(found) ? found : undefined;
}
