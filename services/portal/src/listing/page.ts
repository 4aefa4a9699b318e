import {
  dealKinds,
  idSchema,
  listingKinds,
  type Restrictions,
  type Territory,
  technologyFields,
  trlTitles,
} from '@techbourse/domain';
import type { Listing, ListingSearchAnswer } from '@techbourse/listings/api';
import { fail } from '@techbourse/platform';
import { factList, section, table } from '../page/facts.ts';
import { countriesOf, dayOf, nameOf, numberOf, priceOf } from '../page/format.ts';
import { html, type Part } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { lineOf, paragraphsOf } from '../page/text.ts';
import { paths, queryOf } from '../paths.ts';
import { listingCard, ownerLine } from '../search/card.ts';
import { findSimilar } from '../search/similar.ts';
import { patentFacts } from './patent.ts';

/** One technology on offer, as its reader may see it. */
export async function listingPage(reading: Reading): Promise<MadePage> {
  const { language, words, ask, params } = reading;
  const { data: id } = idSchema.safeParse(params['id']);
  if (!id) throw fail.notFound('listing.not_found', 'There is no such listing');
  const listing = await ask<Listing>('listings', `/listings/${id}`);
  const search = (query: string) => ask<ListingSearchAnswer>('listings', `/listings/search${query}`);
  const similar = await findSimilar(listing, language, search).catch(() => []);
  const title = nameOf(listing.title, language) || words.record.unpublished;
  const abstract = nameOf(listing.abstract, language);
  return {
    url: paths.listing(language, id),
    title,
    ...(abstract ? { description: abstract.slice(0, 300) } : {}),
    menu: 'listings',
    isHidden: listing.state !== 'published',
    data: dataOf(listing, title, abstract, language),
    links: [{ rel: 'describedby', href: `/api/listings/${id}`, type: 'application/json' }],
    main: html`<article class="record">
<p class="kind">${listingKinds.labels[listing.kind][language]}</p>
<h1>${lineOf(listing.title, language) ?? words.record.unpublished}</h1>
<p class="owner">${words.record.owner}: ${ownerLine(listing.organisation, language)}</p>
${listing.unpublishedInvention && html`<p class="notice">${words.record.unpublishedHelp}</p>`}
<div class="columns wide-first"><div>
${section(words.record.abstract, paragraphsOf(listing.abstract, language, words))}
${section(words.record.advantage, advantage(listing, reading))}
${section(words.record.applications, paragraphsOf(listing.applications, language, words))}
${section(words.record.readiness, readiness(listing, reading))}
${section(words.record.patent, listing.patent && patentFacts(listing.patent, language, words))}
${listing.sight !== 'owner' && html`<p class="note">${words.record.hidden}</p>`}
</div><aside>
<p><a class="button" href="${paths.app(`/enquiry${queryOf({ listing: id })}`)}">${words.record.ask}</a></p><p class="note">${words.record.askHelp}</p>
${facts(listing, reading)}
<p class="note"><a href="${paths.app(`/report${queryOf({ listing: id })}`)}">${words.record.report}</a></p>
</aside></div>
${similar.length > 0 && section(words.record.similar, html`<ul class="cards">${similar.map((hit) => listingCard(hit, language, words))}</ul>`)}
</article>`,
  };
}

function advantage({ advantage: given }: Listing, { language, words }: Reading): Part {
  if (!given) return undefined;
  const { record } = words;
  const rows = (given.measures ?? []).map(({ metric, value, comparatorValue, unit }) => {
    const shown = (number: number | undefined) => number !== undefined && `${numberOf(number, language)} ${unit}`;
    return [metric, shown(value), shown(comparatorValue), changeOf(value, comparatorValue, language)];
  });
  const head = [record.measure, record.here, record.comparator, record.change];
  return html`<p>${record.comparedWith(nameOf(given.comparator, language))}</p>${paragraphsOf(given.statement, language, words)}${rows.length > 0 && table(record.advantage, head, rows, [1, 2, 3])}`;
}

/** By how much, as a part of the comparator; nothing where that means nothing. */
function changeOf(value: number, comparator: number | undefined, language: string): Part {
  if (comparator === undefined || comparator === 0 || Math.sign(value) === -Math.sign(comparator)) return undefined;
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumSignificantDigits: 3,
    signDisplay: 'exceptZero',
  });
  return format.format((value - comparator) / Math.abs(comparator));
}

function readiness({ readiness: given }: Listing, { language, words }: Reading): Part {
  if (!given) return undefined;
  const { record } = words;
  const by = given.origin === 'assessed' ? record.assessed(given.assessor ?? '') : record.selfDeclared;
  const levels = Array.from({ length: 9 }, (_, at) => html`<span${at < given.level && html` class="reached"`}></span>`);
  return html`<p><strong>${record.level(given.level)}</strong>: ${trlTitles[given.level]?.[language]} <span class="note">(${by})</span></p><div class="levels" aria-hidden="true">${levels}</div>${given.evidence && html`<p>${record.evidence}: ${given.evidence}</p>`}`;
}

function facts(listing: Listing, { language, words }: Reading): Part {
  const { record } = words;
  const { field, price, validUntil, publishedAt } = listing;
  return factList([
    [record.offers, listing.offers?.map((offer) => dealKinds.labels[offer][language]).join(', ')],
    [record.price, price && priceOf(price, language, words)],
    [record.territory, territoryOf(listing.territory, language, record.worldwide)],
    [record.restrictions, restrictionsOf(listing.restrictions, language, record)],
    [words.search.facet.field, field && technologyFields.labels[field][language]],
    [
      record.classes,
      listing.ipc?.map(
        (code, at) => html`${at > 0 && ', '}<a href="${paths.listings(language, { q: code })}">${code}</a>`,
      ),
    ],
    [record.keywords, (listing.keywords ?? listing.releasedTerms)?.join(', ')],
    [
      record.inventors,
      listing.inventors?.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name)).join('; '),
    ],
    [record.publishedOn, publishedAt && html`${dayOf(publishedAt, language)}, ${record.version(listing.version)}`],
    [record.validUntil, validUntil && dayOf(validUntil, language)],
  ]);
}

export function territoryOf(
  territory: Territory | undefined,
  language: Reading['language'],
  worldwide: string,
): string | undefined {
  if (!territory) return undefined;
  return territory.kind === 'worldwide' ? worldwide : countriesOf(territory.countries, language);
}

export function restrictionsOf(
  limits: Restrictions | undefined,
  language: Reading['language'],
  words: Reading['words']['record'],
): string | undefined {
  if (limits?.onlyCountries) return words.onlyFor(countriesOf(limits.onlyCountries, language));
  return limits?.notCountries && words.notFor(countriesOf(limits.notCountries, language));
}

/** For search engines: schema.org. */
function dataOf(listing: Listing, name: string, description: string, language: Reading['language']): unknown {
  const { price, organisation } = listing;
  const fixed = price?.kind === 'fixed' ? { price: price.amount.amount, priceCurrency: price.amount.currency } : {};
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name,
    description: description.slice(0, 2000),
    category: listing.field && technologyFields.labels[listing.field][language],
    offers: {
      '@type': 'Offer',
      ...fixed,
      availabilityEnds: listing.validUntil,
      offeredBy: { '@type': 'Organization', name: nameOf(organisation.name, language) },
    },
  };
}
