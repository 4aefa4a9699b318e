import type { DemandSearchAnswer } from '@techbourse/demands/api';
import {
  dealKinds,
  demandKinds,
  type Language,
  listingKinds,
  rightStandings,
  type ShownOrganisation,
  technologyFields,
} from '@techbourse/domain';
import type { ListingSearchAnswer } from '@techbourse/listings/api';
import { budgetOf, dayOf, nameOf, placeOf, priceOf } from '../page/format.ts';
import { type Html, html, type Part } from '../page/html.ts';
import { lineOf, markedOf, unmarked } from '../page/text.ts';
import { paths } from '../paths.ts';
import type { Words } from '../words/words.ts';

export type ListingHit = ListingSearchAnswer['items'][number];
export type DemandHit = DemandSearchAnswer['items'][number];
type Highlight = ListingHit['highlights'][number];

/** A listing in a list: what it is, whose, how ready, for how much. */
export function listingCard(hit: ListingHit, language: Language, words: Words): Html {
  const facts = [
    listingKinds.labels[hit.kind][language],
    hit.field && technologyFields.labels[hit.field][language],
    hit.right && hit.right !== 'live' && rightStandings.labels[hit.right][language],
    hit.readiness !== null && `${words.record.readiness}: ${words.record.level(hit.readiness)}`,
    hit.price && `${words.record.price}: ${priceOf(hit.price, language, words)}`,
    hit.offers.map((offer) => dealKinds.labels[offer][language]).join(', '),
  ];
  return card({
    href: paths.listing(language, hit.id),
    title: titleOf(hit, language) ?? words.record.unpublished,
    owner: ownerLine(hit.organisation, language),
    facts,
    passage: passageOf(hit.highlights, language),
    day: dayOf(hit.publishedAt, language),
  });
}

/** A demand in a list: what is wanted, by whom, until when, for how much. */
export function demandCard(hit: DemandHit, language: Language, words: Words): Html {
  const facts = [
    demandKinds.labels[hit.kind][language],
    hit.field && technologyFields.labels[hit.field][language],
    hit.readinessWanted !== null && `${words.demand.readinessWanted}: ${words.demand.fromLevel(hit.readinessWanted)}`,
    hit.budget && `${words.demand.budget}: ${budgetOf(hit.budget, language, words)}`,
  ];
  return card({
    href: paths.demand(language, hit.id),
    title: titleOf(hit, language) ?? '',
    owner: ownerLine(hit.organisation, language),
    facts,
    passage: passageOf(hit.highlights, language),
    day: html`${words.demand.openUntil} ${dayOf(hit.openUntil, language)}`,
  });
}

type Card = {
  href: string;
  title: Part;
  owner: Part;
  facts: readonly (string | false | null)[];
  passage: Part;
  day: Html;
};

function card({ href, title, owner, facts, passage, day }: Card): Html {
  const shown = facts.filter((fact): fact is string => Boolean(fact));
  return html`<li class="card"><h3><a href="${href}">${title}</a></h3><p class="owner">${owner} · ${day}</p>${passage}<ul class="facts">${shown.map((fact) => html`<li>${fact}</li>`)}</ul></li>`;
}

/** The title with what a search found in it, when that is in the language shown. */
function titleOf(
  { title, highlights = [] }: Pick<ListingHit, 'title'> & { highlights?: Highlight[] },
  language: Language,
): Part {
  const shown = nameOf(title, language);
  const marked = highlights.find(({ field, text }) => field === 'title' && unmarked(text) === shown);
  return marked ? markedOf(marked.text) : lineOf(title, language);
}

const PASSAGE_MIN = 20;

/** The first passage of a longer text that a search found; of the reader's language before others. */
function passageOf(highlights: readonly Highlight[] = [], language: Language): Part {
  const passages = highlights.filter(({ field, text }) => field !== 'title' && text.length >= PASSAGE_MIN);
  const found = passages.find((passage) => passage.language === language) ?? passages[0];
  if (!found) return undefined;
  return html`<p class="passage"${found.language && found.language !== language && html` lang="${found.language}"`}>${markedOf(found.text)}</p>`;
}

/** An owner with its place, as a link where it is named. */
export function ownerLine(organisation: ShownOrganisation, language: Language): Part {
  const name = lineOf(organisation.name, language);
  // The name of an anonymous one already says where it is.
  if (!organisation.id) return name;
  const place = organisation.country && placeOf({ country: organisation.country }, language);
  return html`<a href="${paths.organisation(language, organisation.id)}">${name}</a>${place && html`, ${place}`}`;
}
