import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

type Headers = Record<string, string | string[] | undefined>;

/** Longer than any that we set. */
const VALUE_MAX = 200;
const KNOWN_SECONDS = 365 * 24 * 3600;

export type Cookies = {
  /** Over https alone. */
  isSecure: boolean;
  /** The token of the session in a request; undefined when there is none. */
  session(headers: Headers): string | undefined;
  setSession(token: string, seconds: number): string;
  endSession(): string;
  /** Which browser this is, when this person has signed in with it before. */
  knownBrowser(headers: Headers, email: string): string | undefined;
  setKnownBrowser(email: string): string;
};

/**
 * Cookies that only this exchange reads, never a script, and that no page elsewhere makes a browser send with a write. On
 * loopback they go over http, everywhere else over https alone; then their name keeps other hosts from setting them.
 */
export function createCookies(publicUrl: string, secret: string): Cookies {
  const secure = !isLoopback(new URL(publicUrl).hostname);
  const nameOf = (name: string) => (secure ? `__Host-techbourse-${name}` : `techbourse-${name}`);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const set = (name: string, value: string, seconds: number) =>
    `${nameOf(name)}=${value}; Max-Age=${Math.max(0, Math.floor(seconds))}; ${attributes}`;
  const read = (headers: Headers, name: string) => cookieNamed(headers.cookie, nameOf(name));
  const sealOf = (nonce: string, email: string) =>
    createHmac('sha256', secret).update(`browser ${nonce} ${email}`).digest('base64url');

  return {
    isSecure: secure,
    session: (headers) => read(headers, 'session'),
    setSession: (token, seconds) => set('session', token, seconds),
    endSession: () => set('session', '', 0),
    knownBrowser: (headers, email) => {
      const [nonce = '', seal = ''] = read(headers, 'browser')?.split('.') ?? [];
      return isEqual(seal, sealOf(nonce, email)) ? nonce : undefined;
    },
    setKnownBrowser: (email) => {
      const nonce = randomBytes(16).toString('base64url');
      return set('browser', `${nonce}.${sealOf(nonce, email)}`, KNOWN_SECONDS);
    },
  };
}

export function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Two cookies of one name are none: one of them is not ours. */
function cookieNamed(header: string | string[] | undefined, name: string): string | undefined {
  const values = String(header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value, another] = [...new Set(values)];
  return value === '' || another !== undefined ? undefined : value?.slice(0, VALUE_MAX);
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
