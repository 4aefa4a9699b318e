export const SEARCH_SERVICES: readonly string[];
/** The key of a service in Meilisearch, as `ensureSearchKeys` makes it. */
export function searchKeyOf(service: string, masterKey: string): string;
/** What the key of a service opens, and what it may do there. */
export function searchRightsOf(service: string, indexPrefix?: string): { indexes: string[]; actions: string[] };
