import { type Language, legalEventKinds, officeOf, rightStandings, standingOf } from '@techbourse/domain';
import type { Listing } from '@techbourse/listings/api';
import { factList } from '../page/facts.ts';
import { dayOf, patentPlaceOf } from '../page/format.ts';
import { type Html, html, type Part } from '../page/html.ts';
import type { Words } from '../words/words.ts';

type Patent = NonNullable<Listing['patent']>;
type Document = Omit<Patent, 'family' | 'familyId' | 'applicants'>;
type Entry = { on: string; what: string; place: string | undefined; note?: string | undefined };

/** The numbers and days of a patent, its family, and what happened to all of it, the newest first. */
export function patentFacts(patent: Patent, language: Language, words: Words): Html {
  const { record } = words;
  const day = (value: string | undefined) => value && dayOf(value, language);
  const number = (value: string | undefined) => value && html`<span class="number">${value}</span>`;
  const standing = standingOf(patent);
  return html`${factList([
    [record.application, number(patent.applicationNumber)],
    [record.publication, number(patent.publicationNumber)],
    [record.right, rightStandings.labels[standing][language]],
    [record.priority, day(patent.priorityOn)],
    [record.filed, day(patent.filedOn)],
    [record.published, day(patent.publishedOn)],
    [record.granted, day(patent.grantedOn)],
  ])}${familyTable(patent, language, words)}${timeLine(patent, language, words)}`;
}

/** Each document of a family that has several. */
function familyTable(patent: Patent, language: Language, { record }: Words): Part {
  if (!patent.family?.length) return undefined;
  const { family, ...main } = patent;
  const row = (member: Document) => {
    const office = officeOf(member);
    const numbers = [member.publicationNumber, member.applicationNumber].filter(Boolean).join(', ');
    return html`<tr><th scope="row"><span class="number">${numbers}</span></th><td>${office && patentPlaceOf(office, language)}</td><td>${member.filedOn && dayOf(member.filedOn, language)}</td><td>${member.grantedOn && dayOf(member.grantedOn, language)}</td></tr>`;
  };
  return html`<h3>${record.family}</h3><div class="wide" tabindex="0" role="region" aria-label="${record.family}"><table><thead><tr><th scope="col">${record.number}</th><th scope="col">${record.place}</th><th scope="col">${record.filed}</th><th scope="col">${record.granted}</th></tr></thead><tbody>${[main, ...family].map(row)}</tbody></table></div>`;
}

function timeLine(patent: Patent, language: Language, { record }: Words): Part {
  const hasFamily = (patent.family?.length ?? 0) > 0;
  const entries = [patent, ...(patent.family ?? [])].flatMap((member: Document) => [
    ...(member.legalEvents ?? []).map(({ on, kind, country, note }) => ({
      on,
      what: legalEventKinds.labels[kind][language],
      place: country,
      note,
    })),
    // The days of a single document stand above.
    ...(hasFamily ? daysOf(member, language) : []),
  ]);
  if (entries.length === 0) return undefined;
  const line = ({ on, what, place, note }: Entry) =>
    html`<li>${dayOf(on, language)} ${what}${place && html`, ${patentPlaceOf(place, language)}`}${note && html` <span class="note">${note}</span>`}</li>`;
  return html`<h3>${record.events}</h3><ol class="timeline">${entries.toSorted((a, b) => b.on.localeCompare(a.on)).map(line)}</ol>`;
}

function daysOf(member: Document, language: Language): Entry[] {
  const kinds = { filedOn: 'filed', publishedOn: 'published', grantedOn: 'granted' } as const;
  const told = new Set((member.legalEvents ?? []).map(({ kind }) => kind));
  return Object.entries(kinds).flatMap(([name, kind]) => {
    const on = member[name as keyof typeof kinds];
    if (!on || told.has(kind)) return [];
    const note = member.publicationNumber ?? member.applicationNumber;
    return [{ on, what: legalEventKinds.labels[kind][language], place: officeOf(member), note }];
  });
}
