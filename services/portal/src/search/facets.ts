import {
  dealKinds,
  demandKinds,
  ipcSections,
  type Label,
  type Language,
  languages,
  listingKinds,
  rightStandings,
  technologyFields,
} from '@techbourse/domain';
import { numberOf, placeOf } from '../page/format.ts';
import { type Html, html, type Part } from '../page/html.ts';
import type { Query } from '../paths.ts';
import type { Words } from '../words/words.ts';

export type FilterName = keyof Words['search']['facet'];
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** A filter of the page: the parameter of the query, and where its counts stand in the answer. */
type Facet = { name: FilterName; counts: string; labels?: Readonly<Record<string, Label>> };

export const FACETS: Readonly<Record<'listings' | 'demands', readonly Facet[]>> = {
  listings: [
    { name: 'field', counts: 'field', labels: technologyFields.labels },
    { name: 'kind', counts: 'kind', labels: listingKinds.labels },
    { name: 'offer', counts: 'offers', labels: dealKinds.labels },
    { name: 'right', counts: 'right', labels: rightStandings.labels },
    { name: 'country', counts: 'country' },
    { name: 'language', counts: 'language', labels: languages.labels },
    { name: 'section', counts: 'section', labels: ipcSections },
  ],
  demands: [
    { name: 'field', counts: 'field', labels: technologyFields.labels },
    { name: 'kind', counts: 'kind', labels: demandKinds.labels },
    { name: 'dealKind', counts: 'dealKinds', labels: dealKinds.labels },
    { name: 'country', counts: 'country' },
    { name: 'language', counts: 'language', labels: languages.labels },
    { name: 'section', counts: 'section', labels: ipcSections },
  ],
};

/** Values of a facet that are open at once; the rest stand behind "more". */
const OPEN_VALUES = 8;

export function labelOf(facet: Facet, value: string, language: Language): string {
  if (facet.name === 'country') return placeOf({ country: value }, language);
  const label = facet.labels?.[value]?.[language];
  return facet.name === 'section' && label ? `${value} – ${label}` : (label ?? value);
}

export const chosen = (query: Query, name: string): string[] => {
  const value = query[name];
  return (Array.isArray(value) ? value : String(value ?? '').split(',')).filter((one) => one !== '');
};

/** Boxes to tick with their counts; those that are ticked stay, also at nought. */
export function facetBoxes(
  of: 'listings' | 'demands',
  counts: Counts,
  query: Query,
  language: Language,
  words: Words,
): Html[] {
  return FACETS[of].flatMap((facet): Html[] => {
    const ticked = chosen(query, facet.name);
    const found = Object.entries(counts[facet.counts] ?? {}).sort(([, a], [, b]) => b - a);
    const all = [
      ...found,
      ...ticked.filter((one) => !found.some(([value]) => value === one)).map((one): [string, number] => [one, 0]),
    ];
    if (all.length === 0) return [];
    const box = ([value, count]: [string, number]): Part =>
      html`<li><label><input type="checkbox" name="${facet.name}" value="${value}"${ticked.includes(value) && html` checked`}> ${labelOf(facet, value, language)} <span class="count">${numberOf(count, language)}</span></label></li>`;
    // What is ticked is never hidden.
    const open = all.filter(([value], at) => at < OPEN_VALUES || ticked.includes(value));
    const rest = all.filter((one) => !open.includes(one));
    return [
      html`<fieldset><legend>${words.search.facet[facet.name]}</legend><ul>${open.map(box)}</ul>${rest.length > 0 && html`<details><summary>${words.search.more}</summary><ul>${rest.map(box)}</ul></details>`}</fieldset>`,
    ];
  });
}
