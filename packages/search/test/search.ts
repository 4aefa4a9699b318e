import { silentLogger } from '@techbourse/platform';
import { testSettings } from '@techbourse/testkit';
import { createSearch } from '../src/search.ts';

/** Meilisearch with indexes of this test file alone. */
export async function testSearch(prefix = '') {
  const { MEILI_URL, MEILI_KEY, INDEX_PREFIX } = await testSettings();
  const settings = { url: MEILI_URL, key: MEILI_KEY, prefix: `${INDEX_PREFIX}${prefix}`, log: silentLogger() };
  return createSearch(settings);
}
