import type { Schemas } from '@techbourse/client';
import type { Format } from '../words/format.ts';
import type { Words } from '../words/words.tsx';

/** What a listing costs, in words. */
export function priceIn(price: Schemas['Price'], words: Words, format: Pick<Format, 'money' | 'number'>): string {
  switch (price.kind) {
    case 'fixed':
      return format.money(price.amount);
    case 'range':
      return `${format.money(price.min)} – ${format.money(price.max)}`;
    case 'royalty':
      return words.listing.royalty(format.number(price.ratePercent));
    default:
      return words.listing.priceKinds.on_request;
  }
}
