import { declineReasons, type Language } from '@techbourse/domain';
import type { TrackRecord } from '@techbourse/matching/api';
import { AppError } from '@techbourse/platform';
import { section, table } from '../page/facts.ts';
import { monthOf, numberOf, percentOf } from '../page/format.ts';
import { type Html, html, type Part } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { paths } from '../paths.ts';
import type { Words } from '../words/words.ts';

const FIGURES = '/pairs/track-record';

/** How pairs are found and scored, in the words of people, and how good they were by what people did with them. */
export async function matchingPage({ language, words, ask }: Reading): Promise<MadePage> {
  const { quality } = words;
  const list = (items: readonly string[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const found = await ask<TrackRecord>('matching', FIGURES).catch((error: unknown) => {
    // How it works is worth reading without the figures.
    if (error instanceof AppError && error.kind === 'UNAVAILABLE') return undefined;
    throw error;
  });
  return {
    url: paths.matching(language),
    title: quality.title,
    description: quality.intro,
    menu: 'matching',
    links: [{ rel: 'describedby', href: `/api${FIGURES}`, type: 'application/json' }],
    main: html`<div class="narrow"><h1>${quality.title}</h1><p class="lead">${quality.intro}</p>
${section(quality.hard, list(quality.hardItems))}
${section(quality.soft, list(quality.softItems))}
${section(quality.why, html`<p>${quality.whyText}</p>`)}
${section(quality.good, html`<p>${quality.goodText}</p>`)}
${found ? figures(found, language, words) : html`<p class="empty">${quality.unsaid}</p>`}</div>`,
  };
}

function figures({ months, atLeast, places, declines }: TrackRecord, language: Language, words: Words): Part {
  const { quality } = words;
  const number = (value: number) => numberOf(value, language);
  const rows = html`<p class="note"><a href="/api${FIGURES}">${words.figures.rows}</a></p>`;
  const stood: Html = places
    ? html`<p>${quality.placesText(monthOf(months.from, language), monthOf(months.until, language), number(places.contacts))}</p>
${table(
  quality.places,
  [quality.place, quality.share],
  (['first', 'firstThree', 'firstTen'] as const).map((place) => [
    quality.placeNames[place],
    percentOf(places[place], language),
  ]),
  [1],
)}`
    : html`<p class="empty">${quality.tooFew(number(atLeast.contacts), number(atLeast.organisations))}</p>`;
  const why = declines.map(({ reason, count }) => [reasonIn(reason, language), number(count)]);
  return html`${section(quality.places, html`${stood}${rows}`)}
${declines.length > 0 && section(quality.declines, table(quality.declines, [quality.declineReason, quality.times], why, [1]))}`;
}

function reasonIn(reason: string, language: Language): string {
  return Object.entries(declineReasons.labels).find(([code]) => code === reason)?.[1][language] ?? reason;
}
