import type { Demand, DemandSearchAnswer } from '@techbourse/demands/api';
import {
  comparisons,
  dealKinds,
  demandElements,
  demandKinds,
  idSchema,
  languages,
  type RequiredResult,
  technologyFields,
} from '@techbourse/domain';
import { fail } from '@techbourse/platform';
import { restrictionsOf, territoryOf } from '../listing/page.ts';
import { factList, section, table } from '../page/facts.ts';
import { budgetOf, dayOf, listOf, nameOf, numberOf, placeOf } from '../page/format.ts';
import { html, type Part } from '../page/html.ts';
import type { MadePage, Reading } from '../page/send.ts';
import { lineOf, paragraphsOf } from '../page/text.ts';
import { paths, queryOf } from '../paths.ts';
import { demandCard, ownerLine } from '../search/card.ts';
import { findSimilar } from '../search/similar.ts';

/** One need, as its reader may see it. */
export async function demandPage(reading: Reading): Promise<MadePage> {
  const { language, words, ask, params } = reading;
  const { data: id } = idSchema.safeParse(params['id']);
  if (!id) throw fail.notFound('demand.not_found', 'There is no such demand');
  const demand = await ask<Demand>('demands', `/demands/${id}`);
  const search = (query: string) => ask<DemandSearchAnswer>('demands', `/demands/search${query}`);
  const similar = await findSimilar(demand, language, search).catch(() => []);
  const title = nameOf(demand.title, language);
  const problem = nameOf(demand.problem, language);
  const owner = nameOf(demand.organisation.name, language);
  return {
    url: paths.demand(language, id),
    title,
    ...(problem ? { description: problem.slice(0, 300) } : {}),
    menu: 'demands',
    isHidden: demand.state !== 'open',
    data: {
      '@context': 'https://schema.org',
      '@type': 'Demand',
      name: title,
      description: problem.slice(0, 2000),
      availabilityEnds: demand.openUntil ?? undefined,
      seller: { '@type': 'Organization', name: owner },
    },
    links: [{ rel: 'describedby', href: `/api/demands/${id}`, type: 'application/json' }],
    main: html`<article class="record">
<p class="kind">${demandKinds.labels[demand.kind][language]}</p>
<h1>${lineOf(demand.title, language)}</h1>
<p class="owner">${words.record.wantedBy}: ${ownerLine(demand.organisation, language)}</p>
${demand.organisation.id === null && html`<p class="note">${words.record.anonymous}</p>`}
<div class="columns wide-first"><div>
${section(words.demand.problem, paragraphsOf(demand.problem, language, words))}
${section(words.demand.required, requiredResults(demand.requiredResults ?? [], reading))}
${section(words.demand.tried, paragraphsOf(demand.tried, language, words))}
${section(words.demand.elements, elements(demand, reading))}
</div><aside>
<p><a class="button" href="${paths.app(`/enquiry${queryOf({ demand: id })}`)}">${words.record.propose}</a></p><p class="note">${words.record.askHelp}</p>
${facts(demand, reading)}
<p class="note"><a href="${paths.app(`/report${queryOf({ demand: id })}`)}">${words.record.report}</a></p>
</aside></div>
${similar.length > 0 && section(words.record.similarDemands, html`<ul class="cards">${similar.map((hit) => demandCard(hit, language, words))}</ul>`)}
</article>`,
  };
}

function requiredResults(results: readonly RequiredResult[], { language, words }: Reading): Part {
  if (results.length === 0) return undefined;
  const value = (number: number, unit: string) => `${numberOf(number, language)} ${unit}`.trim();
  const rows = results.map((result) => {
    const { metric, comparison, unit, valueTo } = result;
    const wanted =
      valueTo === undefined
        ? value(result.value, unit)
        : `${numberOf(result.value, language)} – ${value(valueTo, unit)}`;
    return [metric, `${comparisons.labels[comparison][language]} ${wanted}`];
  });
  return table(words.demand.required, [words.record.measure, words.demand.required], rows, [1]);
}

function elements({ elements: given }: Demand, { language, words }: Reading): Part {
  const rows = demandElements.codes.map(
    (code) => [demandElements.labels[code][language], paragraphsOf(given?.[code], language, words)] as const,
  );
  return rows.some(([, text]) => text) ? factList(rows) : undefined;
}

function facts(demand: Demand, { language, words }: Reading): Part {
  const { record } = words;
  const { field, budget, exclusivity, readinessWanted, openUntil, openedAt, place } = demand;
  const talks = demand.languages?.map((code) => languages.labels[code][language]);
  return factList([
    [words.demand.openUntil, openUntil && dayOf(openUntil, language)],
    [words.demand.budget, budget && budgetOf(budget, language, words)],
    [words.demand.readinessWanted, readinessWanted && words.demand.fromLevel(readinessWanted)],
    [record.offers, demand.dealKinds?.map((kind) => dealKinds.labels[kind][language]).join(', ')],
    [words.demand.exclusivity, exclusivity && words.demand.exclusivities[exclusivity]],
    [record.territory, territoryOf(demand.territory, language, record.worldwide)],
    [record.restrictions, restrictionsOf(demand.restrictions, language, record)],
    [words.search.facet.field, field && technologyFields.labels[field][language]],
    [
      record.classes,
      demand.ipc?.map(
        (code, at) => html`${at > 0 && ', '}<a href="${paths.demands(language, { q: code })}">${code}</a>`,
      ),
    ],
    [record.keywords, demand.keywords?.join(', ')],
    [words.demand.place, place && placeOf(place, language)],
    [words.demand.languages, talks && talks.length > 0 && listOf(talks, language)],
    [words.demand.opened, openedAt && dayOf(openedAt, language)],
  ]);
}
