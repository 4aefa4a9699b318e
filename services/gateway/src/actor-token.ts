import { type Clock, createActorSigner, isYoungerThan } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';

/** A token lives 60 s; one used for 20 s still has time for a slow request. Signing costs 0.1 ms. */
const REUSE_MS = 20_000;

/** Signs an actor for the services; the same actor object gets the same token for a while. */
export function createTokens(privateKey: string, clock: Clock): (actor: Actor) => Promise<string> {
  const sign = createActorSigner(privateKey);
  const tokens = new WeakMap<Actor, { token: Promise<string>; atMs: number }>();
  return (actor) => {
    const now = clock.now().getTime();
    const known = tokens.get(actor);
    if (known && isYoungerThan(known.atMs, REUSE_MS, now)) return known.token;
    const token = sign(actor);
    tokens.set(actor, { token, atMs: now });
    return token;
  };
}
