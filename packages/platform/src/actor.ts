import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type Actor, actorSchema } from '@techbourse/policy';
import { jwtVerify, SignJWT } from 'jose';
import { fail } from './errors.ts';

const AUDIENCE = 'techbourse-services';
const ISSUER = 'techbourse-gateway';
const LIFETIME_S = 60;
/** The longest lifetime that a service accepts; the gateway makes no longer tokens. */
const LIFETIME_MAX_S = 120;
/** How far the clocks of two machines may be apart. */
const CLOCK_TOLERANCE_S = 10;
/** Cached tokens, about 2 KB each; the least recently used one goes first. */
const REMEMBERED_MAX = 2000;

/** Signs actors. `privateKey`: Ed25519, base64 of PKCS#8 DER (setting ACTOR_PRIVATE_KEY). */
export function createActorSigner(privateKey: string): (actor: Actor) => Promise<string> {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  return (actor) =>
    new SignJWT({ actor })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S}s`)
      .sign(key);
}

/**
 * Checks actor tokens. `publicKey`: Ed25519, base64 of SPKI DER (setting ACTOR_PUBLIC_KEY).
 * Refuses a token without an expiry, an old one, and one valid for more than two minutes. The gateway sends one token
 * with many requests, so a verified token is cached until it expires. Its actor is frozen, because the requests share
 * it.
 * @throws AppError UNAUTHENTICATED for a missing, forged, foreign, expired or long-lived token.
 */
export function createActorVerifier(publicKey: string): (token: string) => Promise<Actor> {
  const key: KeyObject = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const remembered = createMemory();
  return async (token) => {
    const known = remembered.find(token);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: ['EdDSA'],
        requiredClaims: ['iat', 'exp'],
        maxTokenAge: LIFETIME_MAX_S,
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      const { iat = 0, exp = Number.POSITIVE_INFINITY } = payload;
      if (exp - iat > LIFETIME_MAX_S) throw new Error('a token of the gateway does not live so long');
      const actor = frozen(actorSchema.parse(payload['actor']));
      remembered.add(token, actor, exp * 1000);
      return actor;
    } catch {
      throw fail.unauthenticated('actor.invalid_token', 'The actor token is missing, expired or not from the gateway');
    }
  };
}

/** Verified tokens, each until its end. */
function createMemory() {
  const actors = new Map<string, { actor: Actor; endsAtMs: number }>();
  return {
    find: (token: string): Actor | undefined => {
      const known = actors.get(token);
      if (!known) return undefined;
      actors.delete(token);
      if (Date.now() >= known.endsAtMs) return undefined;
      actors.set(token, known); // so that the order of the map is that of use
      return known.actor;
    },
    add: (token: string, actor: Actor, endsAtMs: number): void => {
      actors.set(token, { actor, endsAtMs });
      if (actors.size <= REMEMBERED_MAX) return;
      const [oldest] = actors.keys();
      if (oldest !== undefined) actors.delete(oldest);
    },
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
