import { patentKeys, patentName } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';

type Named = Pick<ListingSnapshot, 'id'> & {
  patent?: Parameters<typeof patentKeys>[0];
};

/**
 * The names of a listing's asset: the listing itself, its patent family and every known number of its members, normalised. The kind code
 * of a publication is left out, because A and B of one number are one right.
 */
export function namesOfListing({ id, patent }: Named): string[] {
  const names = [`listing:${id}`];
  return [...new Set([...names, ...patentKeys(patent)])];
}

/** The name of a patent by a number that may be of either role. */
export const numberName = (number: string): string => patentName(number);

/** Names of the assets of a contract: those of its listings, and every number that it names. */
export function assetsOf(listings: readonly ListingSnapshot[], patents: readonly string[]): string[] {
  return [...new Set([...listings.flatMap(namesOfListing), ...patents.map(numberName)])].sort();
}

export { earlierNames, patentNameInForm as nameInForm } from '@techbourse/domain';

/** Whether the name is a patent number or family, which identifies the patent whatever a text says. */
export function isNumber(name: string): boolean {
  return name.startsWith('application:') || name.startsWith('publication:') || name.startsWith('number:');
}
