import {
  anonymousOrganisation,
  type Budget,
  dayNumber,
  demandElements,
  endOfDay,
  ipcFacets,
  type Language,
  type LocalizedText,
  languagesOf,
  MONEY_MAX_MAJOR,
} from '@techbourse/domain';
import { type DocumentWords, documentWords, languageTexts, unmarked } from '@techbourse/search';
import type { DemandSnapshot } from '../api/events.ts';
import type { DemandCard } from '../api/search.ts';
import { isInView } from '../demand/anonymity.ts';
import type { DemandRecord } from '../demand/store.ts';
import { snapshotOf } from '../demand/view.ts';

type Texts = { [K in `${'title' | 'elements' | 'problem'}_${Language}`]?: string };

/**
 * An open demand in Meilisearch: what everybody may see and nothing else. For an anonymous one nothing in it leads to
 * its company: no id, no name, no kind.
 */
export type DemandDocument = Texts &
  DocumentWords & {
    id: string;
    /** The state of the record and of this code it was made of: whether the document is as Postgres says. */
    stamp: string;
    card: DemandCard;
    keywords: string[];
    results: string[];
    owner: string[];
    kind: string;
    section: string[];
    class: string[];
    subclass: string[];
    ipcPath: string[];
    field: string | null;
    dealKinds: string[];
    readiness: number | null;
    country: string | null;
    region: string | null;
    language: string[];
    organisation: string | null;
    currency: string | null;
    budgetFrom: number | null;
    budgetTo: number | null;
    budget: number | null;
    deadlineDay: number;
    closesAtMs: number;
    openedAtMs: number;
  };

/** Means "no deadline" and sorts after every deadline: 30 December 9999. */
const NO_DEADLINE = 2_932_895;

/** Version of the document's form; documents of an older form are rewritten automatically. */
const SHAPE = 4;

export function stampOf(version: number): string {
  return `${SHAPE}.${version}`;
}

/** What the index holds of a demand: null when it must not be found. */
export function documentOf(record: DemandRecord): DemandDocument | null {
  return isInView(record) ? toDocument(snapshotOf(record)) : null;
}

export function toDocument(snapshot: DemandSnapshot): DemandDocument {
  const card = cardOf(snapshot);
  const { texts, language } = languageTexts({
    title: (each) => snapshot.title[each]?.text,
    elements: (each) =>
      demandElements.codes.flatMap((element) => snapshot.elements?.[element]?.[each]?.text ?? []).join('. '),
    problem: (each) => snapshot.problem[each]?.text,
  });
  const { organisation } = card;
  return {
    id: snapshot.id,
    stamp: stampOf(snapshot.version),
    card,
    ...texts,
    ...wordsFound(snapshot),
    keywords: snapshot.keywords.map(unmarked),
    results: snapshot.requiredResults.map((result) => unmarked(`${result.metric} ${result.unit}`.trim())),
    owner: snapshot.anonymous ? [] : wordsOf(snapshot.organisation.name),
    kind: snapshot.kind,
    ...ipcFacets(snapshot.ipc),
    field: snapshot.field,
    dealKinds: snapshot.dealKinds,
    readiness: snapshot.readinessWanted ?? null,
    country: organisation.country,
    region: organisation.region ?? null,
    language,
    organisation: organisation.id,
    ...budgetOf(snapshot.budget),
    deadlineDay: snapshot.deadline ? dayNumber(snapshot.deadline) : NO_DEADLINE,
    closesAtMs: Date.parse(snapshot.closesAt ?? endOfDay(snapshot.openUntil, 'UTC').toISOString()),
    openedAtMs: Date.parse(snapshot.openedAt),
  };
}

/** Only of what the document shows as text. */
function wordsFound({ title, elements, problem, keywords, requiredResults }: DemandSnapshot): DocumentWords {
  const said = (text: LocalizedText | undefined) =>
    languagesOf(text ?? {}).map((language) => ({ language, text: text?.[language]?.text ?? '' }));
  return documentWords({
    title: [...said(title), ...keywords.map((text) => ({ text }))],
    text: [
      ...demandElements.codes.flatMap((element) => said(elements?.[element])),
      ...requiredResults.map(({ metric, unit }) => ({ text: `${metric} ${unit}`.trim() })),
      ...said(problem),
    ],
  });
}

function cardOf(snapshot: DemandSnapshot): DemandCard {
  return {
    id: snapshot.id,
    version: snapshot.version,
    kind: snapshot.kind,
    title: snapshot.title,
    organisation: snapshot.anonymous
      ? anonymousOrganisation(snapshot.organisation, snapshot.field, snapshot.shownPlace)
      : snapshot.organisation,
    anonymous: snapshot.anonymous,
    ipc: snapshot.ipc,
    field: snapshot.field,
    keywords: snapshot.keywords,
    dealKinds: snapshot.dealKinds,
    exclusivity: snapshot.exclusivity ?? null,
    readinessWanted: snapshot.readinessWanted ?? null,
    budget: snapshot.budget ?? null,
    ...(snapshot.restrictions ? { restrictions: snapshot.restrictions } : {}),
    deadline: snapshot.deadline ?? null,
    openUntil: snapshot.openUntil,
    openedAt: snapshot.openedAt,
  };
}

function wordsOf(name: LocalizedText): string[] {
  return languagesOf(name).flatMap((language) => unmarked(name[language]?.text ?? ''));
}

/** Amounts in major units: Meilisearch compares numbers; cents do not matter in a search. */
function budgetOf(budget: Budget | undefined) {
  const currency = budget?.max?.currency ?? budget?.min?.currency;
  if (!budget || !currency) return { currency: null, budgetFrom: null, budgetTo: null, budget: null };
  const [min, max] = [budget.min, budget.max].map((end) => (end ? Number(end.amount) : undefined));
  return {
    currency,
    budgetFrom: min ?? 0,
    budgetTo: max ?? Number(MONEY_MAX_MAJOR),
    budget: max ?? min ?? 0,
  };
}
