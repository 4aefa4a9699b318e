import { AppError, fail, SERVED_BY, servedBy } from '@techbourse/platform';
import { z } from 'zod';
import { type FoundItem, foundItemSchema, type SavedQuery, type Searched } from '../api/saved-search.ts';
import type { Context } from '../context.ts';
import { queryString } from './saved-search.ts';

const TIMEOUT_MS = 10_000;
/** Records of one page, and of one look. */
const PAGE = 100;
export const FOUND_MAX = 500;

const cardSchema = foundItemSchema.omit({ publishedAt: true, link: true }).extend({
  publishedAt: z.string().optional(),
  openedAt: z.string().optional(),
});
const answerSchema = z.object({ items: z.array(cardSchema), nextCursor: z.string().nullable() });

type Asking = Pick<Context, 'config'>;

/** Whether this process knows where to search. */
export const canSearch = ({ config }: Asking): boolean => Boolean(config.LISTINGS_URL && config.DEMANDS_URL);

/**
 * What a saved search finds among publications since then: asked of the service that owns them, as anyone may ask. So
 * nothing comes that the public does not see.
 * @throws AppError UNAVAILABLE when the service does not answer, VALIDATION when it does not take the query any more.
 */
export async function findSince(
  ctx: Asking,
  of: Searched,
  query: SavedQuery,
  since: Date,
  most = FOUND_MAX,
): Promise<{ items: FoundItem[]; more: boolean }> {
  const items: FoundItem[] = [];
  let cursor: string | undefined;
  do {
    const page = { limit: Math.min(PAGE, most), ...(cursor ? { cursor } : {}) };
    const answer = await ask(ctx, of, queryString(of, query, since, page));
    items.push(...answer.items.map((card) => itemOf(of, card)));
    cursor = answer.nextCursor ?? undefined;
  } while (cursor && items.length < most);
  return { items, more: cursor !== undefined };
}

function itemOf(
  of: Searched,
  { id, title, organisation, publishedAt, openedAt }: z.infer<typeof cardSchema>,
): FoundItem {
  return { id, title, organisation, publishedAt: publishedAt ?? openedAt ?? '', link: `/api/${of}/${id}` };
}

const problemSchema = z.object({ reason: z.string(), detail: z.string() });

async function ask({ config }: Asking, of: Searched, search: string) {
  const base = of === 'listings' ? config.LISTINGS_URL : config.DEMANDS_URL;
  const unavailable = (cause?: unknown) =>
    fail.unavailable('saved_search.unavailable', 'The search does not answer right now', cause);
  if (!base) throw unavailable();
  const response = await fetch(`${base.replace(/\/$/, '')}/${of}/search?${search}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw unavailable(error);
  });
  const isOurs = response.headers.get(SERVED_BY) === servedBy(of, config.ACTOR_PUBLIC_KEY);
  const body: unknown = await response.json().catch(() => undefined);
  if (!isOurs || response.status >= 500) throw unavailable();
  if (response.ok) return answerSchema.parse(body);
  const { reason, detail } = problemSchema.parse(body);
  throw new AppError('VALIDATION', reason, detail);
}
