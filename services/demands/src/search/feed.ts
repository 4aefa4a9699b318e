import type { Language } from '@techbourse/domain';
import { atomFeed } from '@techbourse/record';
import type { DemandFeed } from '../api/search.ts';
import type { Context } from '../context.ts';
import { searchDemands } from './search.ts';

const TITLES: Readonly<Record<Language, string>> = { zh: '技术需求', en: 'Demands', ru: 'Запросы' };

/** What a search finds, newest first, as a feed; as anyone may ask it. */
export async function feedOf(
  ctx: Context,
  query: DemandFeed,
  { language, self }: { language: Language; self: string },
): Promise<string> {
  const { items } = await searchDemands(ctx, { ...query, sort: 'newest' });
  const words = query.q?.trim();
  return atomFeed({
    title: words ? `${TITLES[language]}: ${words}` : TITLES[language],
    self,
    language,
    entries: items.map(({ id, title, organisation, openedAt, keywords }) => ({
      id,
      title,
      owner: organisation.name,
      publishedAt: openedAt,
      link: `/api/demands/${id}`,
      keywords,
    })),
  });
}
