import type { Schemas } from '@techbourse/client';
import type { Mandate } from './reads.ts';

type Stage = Schemas['DealSummary']['stage'];
/** Steps in their order; the last two end a deal. */
export const STAGES: readonly Stage[] = ['enquiry', 'nda', 'evaluation', 'negotiation', 'agreed', 'signed', 'lost'];

type Sides = {
  seller: { id: string };
  buyer: { id: string | null };
  listing: { id: string };
  demand: { id: string } | null;
};
type Acting = Pick<Mandate, 'id' | 'client' | 'about'>;

/** For which sides of a deal an agency may act, each by the mandate that covers it. */
export function clientSides(
  { seller, buyer, listing, demand }: Sides,
  inForce: readonly Acting[],
): { side: 'seller' | 'buyer'; mandate: Acting }[] {
  const covering = (client: string | null, record: string | undefined) =>
    inForce.find((one) => one.client.id === client && (one.about.kind === 'all' || one.about.id === record));
  const sides = [
    { side: 'seller' as const, mandate: covering(seller.id, listing.id) },
    { side: 'buyer' as const, mandate: covering(buyer.id, demand?.id) },
  ];
  return sides.flatMap(({ side, mandate }) => (mandate ? [{ side, mandate }] : []));
}

/** Whether a deal is longer in its step than usual; one that has ended is not. */
export const isOverdue = ({ clock, stage }: Pick<Schemas['DealSummary'], 'clock' | 'stage'>): boolean =>
  clock.overdue && stage !== 'signed' && stage !== 'lost';
