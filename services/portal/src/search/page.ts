import { type DemandSearchAnswer, searchDemandsSchema } from '@techbourse/demands/api';
import { type ListingSearchAnswer, searchListingsSchema } from '@techbourse/listings/api';
import { AppError } from '@techbourse/platform';
import { numberOf } from '../page/format.ts';
import { type Html, html, type Part } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { paths, type Query, queryOf } from '../paths.ts';
import { demandCard, listingCard } from './card.ts';
import { chosen, FACETS, facetBoxes, labelOf } from './facets.ts';

type Of = 'listings' | 'demands';
type Answer = ListingSearchAnswer | DemandSearchAnswer;

const PARAMETERS: Readonly<Record<Of, ReadonlySet<string>>> = {
  listings: new Set(Object.keys(searchListingsSchema.shape)),
  demands: new Set(Object.keys(searchDemandsSchema.shape)),
};
const SORTS = {
  listings: ['relevance', 'newest', 'readiness', 'expiring'],
  demands: ['relevance', 'newest', 'deadline'],
} as const;
const READINESS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export const listingsPage = (reading: Reading): Promise<MadePage> => searchPage('listings', reading);
export const demandsPage = (reading: Reading): Promise<MadePage> => searchPage('demands', reading);

/** Results with their filters. The whole state stands in the address. */
async function searchPage(of: Of, reading: Reading): Promise<MadePage> {
  const { language, words, ask } = reading;
  const query = queryFor(of, reading.query);
  const answer = await ask<Answer>(of, `/${of}/search${queryOf(query)}`).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'VALIDATION') return error;
    throw error;
  });
  const url = of === 'listings' ? paths.listings(language, query) : paths.demands(language, query);
  const said = String(query['q'] ?? '');
  return {
    url,
    title: said === '' ? words[of] : `${said} – ${words[of]}`,
    description: `${words[of]}. ${words.home.lead}`,
    menu: of,
    // One page of each kind is enough for indexes; the sitemap leads to every record.
    isHidden: Object.keys(query).length > 0,
    links: [{ rel: 'alternate', href: feedOf(of, query), type: 'application/atom+xml' }],
    main: html`<h1>${words[of]}</h1>
<form class="search" role="search" method="get" action="${reading.url.split('?')[0] ?? ''}" data-live>
${searchField(said, reading)}
<div class="columns"><aside class="filters" aria-label="${words.search.filters}">${filters(of, answer, query, reading)}</aside>
<div><p id="found" class="found" role="status">${!(answer instanceof AppError) && answer.total !== null && words.search.found(answer.total)}</p>
<section id="results" aria-label="${words[of]}">${answer instanceof AppError ? refusal(answer, reading) : results(of, answer, query, reading)}</section></div></div>
</form>`,
  };
}

/** The same search for programs that read feeds. */
function feedOf(of: Of, { cursor: _, sort: __, limit: ___, ...query }: Query): string {
  return `/api/${of}/search.atom${queryOf(query)}`;
}

/** The parameters of the address that the search knows, each once. */
function queryFor(of: Of, given: Reading['query']): Query {
  const known = Object.entries(given).filter(([name, value]) => PARAMETERS[of].has(name) && value.length > 0);
  return Object.fromEntries(known);
}

function searchField(said: string, { words }: Reading): Html {
  return html`<div class="field"><label for="q">${words.search.words}</label><div class="row"><input id="q" type="search" name="q" value="${said}" maxlength="500" autocomplete="off" enterkeyhint="search" aria-describedby="q-hint"><button>${words.search.button}</button></div><p id="q-hint" class="note">${words.home.hint}</p></div>`;
}

function filters(of: Of, answer: Answer | AppError, query: Query, { language, words }: Reading): Part {
  const counts = answer instanceof AppError ? {} : (answer.facets ?? {});
  const option = (value: string, label: string, selected: boolean) =>
    html`<option value="${value}"${selected && html` selected`}>${label}</option>`;
  const sort = chosen(query, 'sort')[0] ?? '';
  const from = chosen(query, 'readinessMin')[0] ?? '';
  return html`<h2>${words.search.filters}</h2>
<div class="field"><label for="sort">${words.search.sort}</label><select id="sort" name="sort">${option('', words.search.sortDefault, sort === '')}${SORTS[of].map((one) => option(one, words.search.sorts[one], sort === one))}</select></div>
<div class="field"><label for="readiness">${words.search.facet.readiness}</label><select id="readiness" name="readinessMin">${option('', words.search.all, from === '')}${READINESS.map((level) => option(String(level), String(level), from === String(level)))}</select></div>
<div id="facets">${facetBoxes(of, counts, query, language, words)}</div>
<p><button class="plain">${words.search.apply}</button></p>`;
}

function refusal({ message, issues }: AppError, { words }: Reading): Html {
  return html`<div class="problem" role="alert"><h2>${words.search.broken}</h2><ul>${issues.length > 0 ? issues.map((issue) => html`<li>${issue.message}</li>`) : html`<li>${message}</li>`}</ul></div>`;
}

function results(of: Of, answer: Answer, query: Query, reading: Reading): Html {
  const { language, words } = reading;
  const address = of === 'listings' ? paths.listings : paths.demands;
  const { cursor, ...first } = query;
  const cards = answer.items.map((hit) =>
    'offers' in hit ? listingCard(hit, language, words) : demandCard(hit, language, words),
  );
  const save = paths.app(`/saved-searches/new${queryOf({ of, query: queryOf(first) })}`);
  return html`${chips(of, query, reading)}
${answer.degraded && html`<p class="notice">${words.search.degraded}</p>`}
${cards.length > 0 && html`<p><a href="${save}">${words.search.save}</a> · <a href="${feedOf(of, query)}">${words.search.feed}</a></p>`}
${cards.length > 0 ? html`<ul class="cards">${cards}</ul>` : html`<div class="empty"><p><strong>${words.search.none}</strong></p><p>${words.search.noneHelp} <a href="${save}">${words.search.save}</a></p></div>`}
<nav class="pages">${cursor !== undefined && html`<a href="${address(language, first)}">${words.search.first}</a>`} ${answer.nextCursor && html`<a rel="next" href="${address(language, { ...first, cursor: answer.nextCursor })}">${words.search.next}</a>`}</nav>`;
}

/** What is filtered by, each with a link that takes it away. */
function chips(of: Of, query: Query, { language, words }: Reading): Part {
  const address = of === 'listings' ? paths.listings : paths.demands;
  const { cursor: _, ...kept } = query;
  const ticked = FACETS[of].flatMap((facet) =>
    chosen(query, facet.name).map((value) => ({
      label: labelOf(facet, value, language),
      href: address(language, { ...kept, [facet.name]: chosen(query, facet.name).filter((one) => one !== value) }),
    })),
  );
  const level = chosen(query, 'readinessMin')[0];
  if (level) {
    const label = `${words.search.facet.readiness} ${numberOf(Number(level), language)}`;
    ticked.push({ label, href: address(language, { ...kept, readinessMin: undefined }) });
  }
  if (ticked.length === 0) return undefined;
  const all = ticked.map(
    ({ label, href }) =>
      html`<li><a class="chip" href="${href}" aria-label="${words.search.remove(label)}">${label} ×</a></li>`,
  );
  return html`<ul class="chips">${all}<li><a href="${address(language, { q: query['q'] })}">${words.search.clear}</a></li></ul>`;
}
