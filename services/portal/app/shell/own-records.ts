import { queryOptions } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import { type Language, textIn } from '../words/language.ts';

type OwnRecord = { href: string; title: string };

/** The newest records of one's organisation, by title. */
export const ownRecords = (may: readonly string[], language: Language) =>
  queryOptions({
    queryKey: ['own-records', language, ...may],
    queryFn: async ({ signal }): Promise<OwnRecord[]> => {
      const query = { limit: 100 };
      const [listings, demands] = await Promise.all([
        may.includes('listing.list') ? api.get('/api/listings', { query, signal }) : undefined,
        may.includes('demand.list') ? api.get('/api/demands', { query, signal }) : undefined,
      ]);
      return [
        ...(listings?.items ?? []).map(({ id, title }) => ({
          href: `/listings/${id}`,
          title: textIn(title, language).text,
        })),
        ...(demands?.items ?? []).map(({ id, title }) => ({
          href: `/demands/${id}`,
          title: textIn(title, language).text,
        })),
      ];
    },
  });
