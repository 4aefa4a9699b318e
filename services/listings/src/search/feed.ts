import type { Language } from '@techbourse/domain';
import { atomFeed } from '@techbourse/record';
import type { ListingFeed } from '../api/search.ts';
import type { Context } from '../context.ts';
import { searchListings } from './search.ts';

const TITLES: Readonly<Record<Language, string>> = { zh: '技术供给', en: 'Listings', ru: 'Предложения' };

/** What a search finds, newest first, as a feed; as anyone may ask it. */
export async function feedOf(
  ctx: Context,
  query: ListingFeed,
  { language, self }: { language: Language; self: string },
): Promise<string> {
  const { items } = await searchListings(ctx, { ...query, sort: 'newest' });
  const words = query.q?.trim();
  return atomFeed({
    title: words ? `${TITLES[language]}: ${words}` : TITLES[language],
    self,
    language,
    entries: items.map(({ id, title, organisation, publishedAt, keywords }) => ({
      id,
      title,
      owner: organisation.name,
      publishedAt: publishedAt,
      link: `/api/listings/${id}`,
      keywords,
    })),
  });
}
