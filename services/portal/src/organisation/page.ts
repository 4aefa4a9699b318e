import type { DemandSearchAnswer } from '@techbourse/demands/api';
import { idSchema, organisationKinds } from '@techbourse/domain';
import type { Organisation } from '@techbourse/gateway/api';
import type { ListingSearchAnswer } from '@techbourse/listings/api';
import { fail } from '@techbourse/platform';
import { nameOf, placeOf } from '../page/format.ts';
import { type Html, html } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { lineOf } from '../page/text.ts';
import { paths, queryOf } from '../paths.ts';
import { demandCard, listingCard } from '../search/card.ts';

const SHOWN = 10;

/** An organisation with what it offers and wants under its name. */
export async function organisationPage({ language, words, ask, params }: Reading): Promise<MadePage> {
  const { data: id } = idSchema.safeParse(params['id']);
  if (!id) throw fail.notFound('organisation.not_found', 'There is no such organisation');
  const query = queryOf({ organisation: id, sort: 'newest', limit: SHOWN });
  const [organisation, listings, demands] = await Promise.all([
    ask<Organisation>('gateway', `/api/organisations/${id}`),
    ask<ListingSearchAnswer>('listings', `/listings/search${query}`),
    ask<DemandSearchAnswer>('demands', `/demands/search${query}`),
  ]);
  const { parent, units = [] } = organisation;
  const title = nameOf(organisation.name, language);
  const place = placeOf({ country: organisation.country, region: organisation.region ?? undefined }, language);
  const link = (one: { id: string; name: Organisation['name'] }): Html =>
    html`<a href="${paths.organisation(language, one.id)}">${lineOf(one.name, language)}</a>`;
  const part = (name: string, cards: readonly Html[], none: string, all: string, isMore: boolean): Html =>
    html`<section><h2>${name}</h2>${cards.length > 0 ? html`<ul class="cards">${cards}</ul>` : html`<p class="empty">${none}</p>`}${isMore && html`<p><a href="${all}">${words.search.next}</a></p>`}</section>`;
  return {
    url: paths.organisation(language, id),
    title,
    description: `${title}, ${organisationKinds.labels[organisation.kind][language]}, ${place}`,
    data: { '@context': 'https://schema.org', '@type': 'Organization', name: title, address: organisation.country },
    links: [{ rel: 'describedby', href: `/api/organisations/${id}`, type: 'application/json' }],
    main: html`<p class="kind">${organisationKinds.labels[organisation.kind][language]}</p><h1>${lineOf(organisation.name, language)}</h1>
<p class="owner">${place} · ${organisation.verified ? words.organisation.verified : words.organisation.unverified}</p>
${parent && html`<p>${words.organisation.partOf} ${link(parent)}</p>`}
${units.length > 0 && html`<section><h2>${words.organisation.units}</h2><ul>${units.map((unit) => html`<li>${link(unit)}</li>`)}</ul></section>`}
<div class="halves">
${part(
  words.organisation.offers,
  listings.items.map((hit) => listingCard(hit, language, words)),
  words.organisation.nothingOffered,
  paths.listings(language, { organisation: id }),
  listings.nextCursor !== null,
)}
${part(
  words.organisation.needs,
  demands.items.map((hit) => demandCard(hit, language, words)),
  words.organisation.nothingWanted,
  paths.demands(language, { organisation: id }),
  demands.nextCursor !== null,
)}
</div>`,
  };
}
