/** What measurements of the whole exchange need of this service beyond its API. */

export { type ListingDocument, toDocument as listingDocument } from '../src/search/document.ts';
export { searchListings } from '../src/search/search.ts';
export { listingsIndex } from '../src/search/settings.ts';
