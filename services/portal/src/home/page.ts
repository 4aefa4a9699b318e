import type { ContractStatistics } from '@techbourse/contracts/api';
import type { DemandSearchAnswer } from '@techbourse/demands/api';
import { fromMinor, type Money, toMinor } from '@techbourse/domain';
import type { ListingSearchAnswer } from '@techbourse/listings/api';
import { moneyOf, numberOf } from '../page/format.ts';
import { type Html, html, type Part } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { paths, queryOf } from '../paths.ts';
import { demandCard, listingCard } from '../search/card.ts';

const NEWEST = queryOf({ sort: 'newest', limit: 4 });

/** The first page: a search of both sides, what is new, what the market did. */
export async function homePage(reading: Reading): Promise<MadePage> {
  const { language, words, ask } = reading;
  // A part that is away leaves its place empty; the page stands.
  const or = <T>(answer: Promise<T>) => answer.catch(() => undefined);
  const [listings, demands, signed] = await Promise.all([
    or(ask<ListingSearchAnswer>('listings', `/listings/search${NEWEST}`)),
    or(ask<DemandSearchAnswer>('demands', `/demands/search${NEWEST}`)),
    or(ask<ContractStatistics>('contracts', '/statistics/contracts?by=type&kind=signed&of=public')),
  ]);
  return {
    url: paths.home(language),
    title: words.site,
    description: words.home.lead,
    data: { '@context': 'https://schema.org', '@type': 'WebSite', name: words.site, description: words.home.lead },
    main: html`<section class="hero"><h1>${words.claim}</h1><p class="lead">${words.home.lead}</p>
<form class="search" role="search" method="get" action="${paths.listings(language)}">
<div class="field"><label for="q">${words.home.label}</label><input id="q" type="search" name="q" maxlength="500" autocomplete="off" aria-describedby="q-hint"><p id="q-hint" class="note">${words.home.hint}</p></div>
<div class="row"><button>${words.listings}</button><button class="plain" formaction="${paths.demands(language)}">${words.demands}</button></div></form></section>
${market(reading, { listings: listings?.total, demands: demands?.total, signed })}
<div class="halves">
${
  listings &&
  newest(
    words.home.newestListings,
    listings.items.map((hit) => listingCard(hit, language, words)),
    paths.listings(language),
    words.home.allListings,
  )
}
${
  demands &&
  newest(
    words.home.newestDemands,
    demands.items.map((hit) => demandCard(hit, language, words)),
    paths.demands(language),
    words.home.allDemands,
  )
}
</div>
<section><h2>${words.home.forWhom}</h2><ul class="plain-list"><li>${words.home.universities}</li><li>${words.home.companies}</li><li>${words.home.agencies}</li></ul><p><a class="button" href="/account/sign-up">${words.home.begin}</a></p></section>`,
  };
}

function newest(title: string, cards: readonly Html[], href: string, all: string): Html {
  return html`<section><h2>${title}</h2><ul class="cards">${cards}</ul><p><a href="${href}">${all}</a></p></section>`;
}

type Market = {
  listings: number | null | undefined;
  demands: number | null | undefined;
  signed: ContractStatistics | undefined;
};

function market({ language, words }: Reading, { listings, demands, signed }: Market): Html {
  const figure = (value: Part, label: string, href: string) =>
    html`<li><a href="${href}"><strong>${value}</strong> ${label}</a></li>`;
  const statistics = paths.statistics(language);
  const count = signed?.items.reduce((sum, item) => sum + item.count, 0) ?? 0;
  return html`<section><h2>${words.home.market}</h2><ul class="figures">
${listings != null && figure(numberOf(listings, language), words.home.listingCount, paths.listings(language))}
${demands != null && figure(numberOf(demands, language), words.home.demandCount, paths.demands(language))}
${count > 0 && figure(numberOf(count, language), words.home.contractCount, statistics)}
${sums(signed).map((value) => figure(moneyOf(value, language), words.home.signedValue, statistics))}
</ul>${signed && count === 0 && html`<p class="note">${words.home.noContracts}</p>`}<p><a href="${statistics}">${words.home.moreFigures}</a></p></section>`;
}

/** The value of each currency over all groups; unlike currencies are never added. */
function sums(signed: ContractStatistics | undefined): Money[] {
  const totals = new Map<string, bigint>();
  for (const { value } of signed?.items ?? []) {
    totals.set(value.currency, (totals.get(value.currency) ?? 0n) + toMinor(value));
  }
  return [...totals].map(([currency, minor]) => fromMinor(minor, currency));
}
