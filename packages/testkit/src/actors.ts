import { SCOPES, type Scope } from '@techbourse/api-schema';
import { createActorSigner, newId } from '@techbourse/platform';
import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { inject } from 'vitest';

const ALL: Scope[] = SCOPES.filter((scope) => scope !== 'exchange:operate');

/** A member of a new organisation, with every scope of ordinary organisations unless told otherwise. */
export function testActor(
  options: {
    kind?: string;
    name?: string;
    scopes?: Scope[];
    country?: string;
    region?: string;
    verified?: boolean;
    shownPlace?: 'region' | 'country' | 'none';
  } = {},
): Member {
  const id = newId();
  return {
    kind: 'key',
    id: newId(),
    organisation: {
      id,
      kind: options.kind ?? 'university',
      name: { en: { text: options.name ?? `Organisation ${id.slice(-6)}`, origin: 'person' } },
      country: options.country ?? 'CN',
      ...(options.region ? { region: options.region } : {}),
      verified: options.verified ?? true,
      shownPlace: options.shownPlace ?? 'region',
    },
    scopes: options.scopes ?? ALL,
  };
}

export function testOperator(): Member {
  return testActor({ kind: 'operator', name: 'Operator', scopes: [...SCOPES] });
}

/** Request headers of an actor, as the gateway would send them to a service. */
export async function actorHeaders(actor: Actor = ANONYMOUS): Promise<{ authorization: string }> {
  const sign = createActorSigner(inject('engines').actorPrivateKey);
  return { authorization: `Bearer ${await sign(actor)}` };
}
