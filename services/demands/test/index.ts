/** What measurements of the whole exchange need of this service beyond its API. */

export { type DemandDocument, toDocument as demandDocument } from '../src/search/document.ts';
export { searchDemands } from '../src/search/search.ts';
export { demandsIndex } from '../src/search/settings.ts';
