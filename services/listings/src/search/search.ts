import { type Language, languages } from '@techbourse/domain';
import { encodeCursor } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { HIGHLIGHT, type ListingHit, type ListingSearchAnswer, type SearchListings } from '../contract/search.ts';
import type { ListingDocument } from './document.ts';
import { ORDER, type Plan, planSearch } from './query.ts';
import { FACETS, listingsIndex, SEARCHED } from './settings.ts';

/** Words around a hit in a long text. */
const CROP_WORDS = 30;
/** What Meilisearch ranks at most (`maxTotalHits`); beyond, a search wants more words or a filter. */
const RANKED_MOST = 1000;

/** The public search. Nobody is asked who they are: the index holds nothing that anyone may not see. */
export async function searchListings(ctx: Context, input: SearchListings): Promise<ListingSearchAnswer> {
  const plan = planSearch(input, ctx.clock.now());
  const isFirst = input.cursor === undefined;
  const answer = await ctx.search.query(listingsIndex, plan.text, {
    filter: plan.filter,
    sort: plan.sort,
    offset: plan.offset,
    limit: input.limit + 1,
    // By default words are dropped from the end of a query; dropping the commonest keeps the telling ones.
    matchingStrategy: 'frequency',
    ...(isFirst ? { facets: [...FACETS] } : {}),
    ...(plan.text
      ? {
          attributesToHighlight: [...SEARCHED],
          attributesToCrop: [...SEARCHED],
          cropLength: CROP_WORDS,
          highlightPreTag: HIGHLIGHT.start,
          highlightPostTag: HIGHLIGHT.end,
        }
      : {}),
    attributesToRetrieve: ['id', 'card', 'publishedAtMs', 'validUntilDay', 'readiness'],
  });
  const hits = answer.hits.slice(0, input.limit);
  const last = hits.at(-1);
  return {
    items: hits.map((hit) => ({ ...hit.card, highlights: highlightsOf(hit._formatted ?? {}) })),
    nextCursor: answer.hits.length > input.limit && last ? cursorAfter(plan, last, input.limit) : null,
    total: isFirst ? (answer.estimatedTotalHits ?? null) : null,
    facets: isFirst ? (answer.facetDistribution ?? {}) : null,
  };
}

function cursorAfter(plan: Plan, last: ListingDocument, limit: number): string | null {
  if (plan.by === 'relevance') {
    const offset = plan.offset + limit;
    return offset < RANKED_MOST ? encodeCursor([plan.by, offset, plan.asOfMs]) : null;
  }
  return encodeCursor([plan.by, last[ORDER[plan.by].field] ?? 0, last.id]);
}

/** Texts in which something was found, with the marks around it. */
function highlightsOf(formatted: object): ListingHit['highlights'] {
  const texts = new Map<string, unknown>(Object.entries(formatted));
  return SEARCHED.flatMap((attribute) => {
    const value = texts.get(attribute);
    const found = (Array.isArray(value) ? value : [value]).filter(
      (text): text is string => typeof text === 'string' && text.includes(HIGHLIGHT.start),
    );
    const [field = attribute, code] = attribute.split('_');
    return found.map((text) => ({ field, language: languageOf(code), text }));
  });
}

function languageOf(code: string | undefined): Language | null {
  return languages.codes.find((language) => language === code) ?? null;
}
