import type { Schemas } from '@techbourse/client';
import type { Mandate } from './reads.ts';

type Pair = Schemas['Pair'];
type Client = Pick<Mandate, 'id' | 'client' | 'about' | 'rights'>;

/** A pair as a card shows it, with the client for whom it is decided and the side that the client stands on. */
export type ClientPair = {
  pair: Pair;
  side: 'listing' | 'demand';
  mandate: Client;
  /** The agency acts for both sides. */
  isBoth: boolean;
};

/** For which client each pair is; one that is asked for goes before another. A pair of no client in force is left out. */
export function clientPairs(pairs: readonly Pair[], inForce: readonly Client[], asked?: string): ClientPair[] {
  const whole = inForce.filter(({ about }) => about.kind === 'all');
  return pairs.flatMap((pair) => {
    const of = (side: 'listing' | 'demand') => {
      const mandate = whole.find(({ client }) => client.id === pair[side].organisation.id);
      return mandate ? [{ side, mandate }] : [];
    };
    const sides = [...of('listing'), ...of('demand')];
    const chosen = sides.find(({ mandate }) => mandate.client.id === asked) ?? sides[0];
    if (!chosen) return [];
    return [{ pair, ...chosen, isBoth: sides.length > 1 }];
  });
}
