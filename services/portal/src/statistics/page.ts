import type { ContractStatistics } from '@techbourse/contracts/api';
import { contractTypes, type Language } from '@techbourse/domain';
import { section, table } from '../page/facts.ts';
import { moneyOf, monthOf, numberOf } from '../page/format.ts';
import { html, type Part } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { paths } from '../paths.ts';
import type { Words } from '../words/words.ts';
import { barChart } from './chart.ts';

type Item = ContractStatistics['items'][number];
const addressOf = (by: ContractStatistics['by']) => `/statistics/contracts?by=${by}&kind=signed&of=public`;

/** What the market did: charts and tables, each figure with its definition and the way to its rows. */
export async function statisticsPage({ language, words, ask }: Reading): Promise<MadePage> {
  const [byMonth, byType, byAgency] = await Promise.all(
    (['month', 'type', 'agency'] as const).map((by) => ask<ContractStatistics>('contracts', addressOf(by))),
  );
  const { figures } = words;
  const closed = byMonth?.closedUntil;
  return {
    url: paths.statistics(language),
    title: figures.title,
    description: figures.signedDefinition,
    menu: 'statistics',
    links: [{ rel: 'describedby', href: `/api${addressOf('month')}`, type: 'application/json' }],
    main: html`<h1>${figures.title}</h1>
<section><h2>${figures.definition}</h2><p>${figures.signedDefinition}</p><p class="note">${closed ? figures.closed(monthOf(closed, language)) : figures.notClosed}</p></section>
${part(figures.signedByMonth, byMonth, language, words, figures.month)}
${part(figures.signedByType, byType, language, words, figures.type)}
${part(figures.byAgency, byAgency, language, words, figures.agency)}`,
  };
}

function part(
  title: string,
  answer: ContractStatistics | undefined,
  language: Language,
  words: Words,
  groups: string,
): Part {
  if (!answer) return undefined;
  const { figures } = words;
  const rows = html`<p class="note"><a href="/api${addressOf(answer.by)}">${figures.rows}</a></p>`;
  if (answer.items.length === 0) return section(title, html`<p class="empty">${figures.none}</p>${rows}`);
  const name = (item: Item) => groupName(answer, item, language, words);
  const currencies = [...new Set(answer.items.map(({ currency }) => currency))];
  // A chart for each currency: bars of unlike ones could not be compared.
  const charts = currencies.map((currency) =>
    barChart(
      `${title}, ${currency}`,
      answer.items
        .filter((item) => item.currency === currency)
        .map((item) => ({ label: name(item), value: Number(item.value.amount), shown: moneyOf(item.value, language) })),
    ),
  );
  const body = answer.items.map((item) => [
    name(item),
    numberOf(item.count, language),
    moneyOf(item.value, language),
    item.median && moneyOf(item.median, language),
  ]);
  const head = [groups, figures.count, figures.value, figures.median];
  return section(title, html`${charts}${table(title, head, body, [1, 2, 3])}${rows}`);
}

function groupName({ by }: ContractStatistics, { group, name }: Item, language: Language, { figures }: Words): string {
  if (group === 'other') return figures.other;
  if (group === null) return figures.noAgency;
  if (by === 'month') return monthOf(group, language);
  if (by === 'agency') return name ?? group;
  return Object.entries(contractTypes.labels).find(([code]) => code === group)?.[1][language] ?? group;
}
