import { section } from '../page/facts.ts';
import { html } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { paths } from '../paths.ts';

/** How pairs are found and scored, in the words of people. */
export async function matchingPage({ language, words }: Reading): Promise<MadePage> {
  const { quality } = words;
  const list = (items: readonly string[]) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  return {
    url: paths.matching(language),
    title: quality.title,
    description: quality.intro,
    menu: 'matching',
    main: html`<div class="narrow"><h1>${quality.title}</h1><p class="lead">${quality.intro}</p>
${section(quality.hard, list(quality.hardItems))}
${section(quality.soft, list(quality.softItems))}
${section(quality.why, html`<p>${quality.whyText}</p>`)}
${section(quality.good, html`<p>${quality.goodText}</p>`)}</div>`,
  };
}
