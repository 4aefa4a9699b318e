import { type Language, legalEventKinds } from '@techbourse/domain';
import type { Listing } from '@techbourse/listings/api';
import { factList } from '../page/facts.ts';
import { dayOf, placeOf } from '../page/format.ts';
import { type Html, html } from '../page/html.ts';
import type { Words } from '../words/words.ts';

type Patent = NonNullable<Listing['patent']>;

/** The numbers and days of a patent, and what happened to it, the newest first. */
export function patentFacts(patent: Patent, language: Language, { record }: Words): Html {
  const day = (value: string | undefined) => value && dayOf(value, language);
  const number = (value: string | undefined) => value && html`<span class="number">${value}</span>`;
  const events = (patent.legalEvents ?? []).toSorted((a, b) => b.on.localeCompare(a.on));
  const line = ({ on, country, kind, note }: (typeof events)[number]) =>
    html`<li>${dayOf(on, language)} ${legalEventKinds.labels[kind][language]}, ${placeOf({ country }, language)}${note && html` <span class="note">${note}</span>`}</li>`;
  return html`${factList([
    [record.application, number(patent.applicationNumber)],
    [record.publication, number(patent.publicationNumber)],
    [record.priority, day(patent.priorityOn)],
    [record.filed, day(patent.filedOn)],
    [record.published, day(patent.publishedOn)],
    [record.granted, day(patent.grantedOn)],
  ])}${events.length > 0 && html`<h3>${record.events}</h3><ol class="timeline">${events.map(line)}</ol>`}`;
}
