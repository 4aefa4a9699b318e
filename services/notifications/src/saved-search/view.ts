import type { SavedSearch } from '../api/saved-search.ts';
import { feedPath } from './saved-search.ts';
import type { SavedSearchRow } from './store.ts';

export function viewSavedSearch(row: SavedSearchRow): SavedSearch {
  const { id, version, name, query, every, paused, mutedRecords, mutedOrganisations } = row;
  return {
    id,
    version,
    name,
    of: row.searched,
    query,
    every,
    paused,
    mutedRecords,
    mutedOrganisations,
    createdAt: row.createdAt.toISOString(),
    lookedAt: row.lookedAt?.toISOString() ?? null,
    feed: feedPath(row.searched, query),
    nextAt: paused ? null : row.nextAt.toISOString(),
  };
}
