import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type Scope, scopeSchema } from '@techbourse/api-schema';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { fail } from './errors.ts';

const actorOrganisationSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.record(z.string(), z.unknown()),
  country: z.string(),
  region: z.string().optional(),
  verified: z.boolean(),
  /** How much of its place may be told of it while it stays unnamed; absent: nothing. */
  shownPlace: z.enum(['region', 'country', 'none']).optional(),
});

const actorSchema = z.object({
  kind: z.enum(['key', 'person', 'system', 'anonymous']),
  id: z.string(),
  organisation: actorOrganisationSchema.nullable(),
  scopes: z.array(scopeSchema),
});

/** Who is asking: always for one organisation, or anonymous. Made by the gateway, believed because it is signed. */
export type Actor = z.infer<typeof actorSchema>;
export type ActorOrganisation = z.infer<typeof actorOrganisationSchema>;

/** An actor that certainly acts for an organisation. */
export type Member = Actor & { organisation: ActorOrganisation };

export const ANONYMOUS: Actor = { kind: 'anonymous', id: 'anonymous', organisation: null, scopes: [] };

const AUDIENCE = 'techbourse-services';
const ISSUER = 'techbourse-gateway';
const LIFETIME_S = 60;
/** What a service takes, whatever a token says of itself: longer ones were not made by the gateway's door. */
const LIFETIME_MAX_S = 120;
/** How far the clocks of two machines may be apart. */
const CLOCK_TOLERANCE_S = 10;

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
 * A token without an end, of an old day, or good for longer than two minutes is none, whoever signed it.
 * @throws AppError UNAUTHENTICATED for a missing, forged, foreign, expired or long-lived token.
 */
export function createActorVerifier(publicKey: string): (token: string) => Promise<Actor> {
  const key: KeyObject = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return async (token) => {
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
      return actorSchema.parse(payload['actor']);
    } catch {
      throw fail.unauthenticated('actor.invalid_token', 'The actor token is missing, expired or not from the gateway');
    }
  };
}

/** Throws unless the actor acts for an organisation and holds the scope; returns it narrowed. */
export function assertMember(actor: Actor, scope: Scope): Member {
  const { organisation } = actor;
  if (!organisation) throw fail.unauthenticated('actor.anonymous', 'This needs an API key');
  if (!actor.scopes.includes(scope)) {
    throw fail.forbidden('actor.missing_scope', `This API key lacks the scope "${scope}"`);
  }
  return { ...actor, organisation };
}

/** Whether the actor runs the exchange. */
export function isOperator(actor: Actor): boolean {
  return actor.organisation?.kind === 'operator' && actor.scopes.includes('exchange:operate');
}

export function assertOperator(actor: Actor): Member {
  const member = assertMember(actor, 'exchange:operate');
  if (!isOperator(actor)) throw fail.forbidden('actor.not_operator', 'Only the operator of the exchange may do this');
  return member;
}
