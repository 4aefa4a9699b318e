import { readPatentNumber } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/contract';

/**
 * Names of the assets that a contract is about: the listings, their patent families, and every number known. The
 * kind code of a publication is left out, since A and B of one number are one right.
 */
export function assetsOf(listings: readonly ListingSnapshot[], patents: readonly string[]): string[] {
  const names = new Set<string>();
  for (const listing of listings) {
    names.add(`listing:${listing.id}`);
    const { patent } = listing;
    if (patent?.familyId) names.add(`family:${patent.familyId.toUpperCase()}`);
    for (const number of [patent?.applicationNumber, patent?.publicationNumber])
      if (number) names.add(numberAsset(number));
  }
  for (const number of patents) names.add(numberAsset(number));
  return [...names].sort();
}

function numberAsset(text: string): string {
  const read = readPatentNumber(text);
  if (!read.ok) return `number:${text}`;
  const { number, kind, role } = read.value;
  const bare = role === 'publication' && kind && number.endsWith(kind) ? number.slice(0, -kind.length) : number;
  return `${role}:${bare}`;
}
