import {
  dayNumber,
  ipcFacets,
  type LocalizedText,
  languages,
  patentKeys,
  type RightStanding,
  standingOf,
} from '@techbourse/domain';
import { type DocumentWords, documentWords, languageTexts, unmarked } from '@techbourse/search';
import type { ListingSnapshot } from '../api/events.ts';
import type { ListingCard } from '../api/search.ts';
import { isInView } from '../listing/disclosure.ts';
import type { ListingRecord } from '../listing/store.ts';
import { snapshotOf } from '../listing/view.ts';

type Texts = Record<`${'title' | 'abstract' | 'advantage' | 'applications'}_${'zh' | 'en' | 'ru'}`, string | undefined>;

/** A published listing in Meilisearch. It is made of the snapshot alone, so it holds nothing above T0. */
export type ListingDocument = Partial<Texts> &
  DocumentWords & {
    id: string;
    /** The state of the record and of this code it was made of: whether the document is as Postgres says. */
    stamp: string;
    card: ListingCard;
    keywords: string[];
    owner: string[];
    kind: string;
    section: string[];
    class: string[];
    subclass: string[];
    ipcPath: string[];
    field: string | null;
    offers: string[];
    readiness: number | null;
    right: RightStanding | null;
    country: string;
    language: string[];
    organisation: string;
    organisationKind: string;
    numbers: string[];
    publishedAtMs: number;
    validUntilDay: number;
  };

/** Version of the document's form; documents of an older form are rewritten automatically. */
const SHAPE = 4;

export function stampOf(version: number): string {
  return `${SHAPE}.${version}`;
}

/** The document of a listing, or null for one that must not be found. */
export function documentOf(record: ListingRecord): ListingDocument | null {
  return isInView(record) ? toDocument(snapshotOf(record)) : null;
}

export function toDocument(snapshot: ListingSnapshot): ListingDocument {
  const { organisation } = snapshot;
  const { texts, language } = languageTexts({
    title: (each) => snapshot.title[each]?.text,
    abstract: (each) => snapshot.abstract?.[each]?.text,
    advantage: (each) =>
      joined(snapshot.advantage?.comparator[each]?.text, snapshot.advantage?.statement?.[each]?.text),
    applications: (each) => snapshot.applications?.[each]?.text,
  });
  return {
    id: snapshot.id,
    stamp: stampOf(snapshot.version),
    card: cardOf(snapshot),
    ...texts,
    ...wordsOf(snapshot),
    keywords: snapshot.keywords.map(unmarked),
    owner: textsOf(organisation.name).map(unmarked),
    kind: snapshot.kind,
    ...ipcFacets(snapshot.ipc),
    field: snapshot.field,
    offers: snapshot.offers,
    readiness: snapshot.readiness?.level ?? null,
    right: rightOf(snapshot),
    country: organisation.country,
    language,
    organisation: organisation.id,
    organisationKind: organisation.kind,
    numbers: numbersOf(snapshot),
    publishedAtMs: Date.parse(snapshot.publishedAt),
    validUntilDay: dayNumber(snapshot.validUntil),
  };
}

/** Only of what the document shows as text: what a reader may not see is not found by its translation either. */
function wordsOf({ title, abstract, advantage, applications, keywords }: ListingSnapshot): DocumentWords {
  const said = (text: LocalizedText | undefined) =>
    languages.codes.flatMap((language) => (text?.[language] ? [{ language, text: text[language].text }] : []));
  return documentWords({
    title: [...said(title), ...keywords.map((text) => ({ text }))],
    text: [advantage?.comparator, advantage?.statement, applications, abstract].flatMap(said),
  });
}

function cardOf(snapshot: ListingSnapshot): ListingCard {
  return {
    id: snapshot.id,
    version: snapshot.version,
    kind: snapshot.kind,
    title: snapshot.title,
    organisation: snapshot.organisation,
    ipc: snapshot.ipc,
    field: snapshot.field,
    keywords: snapshot.keywords,
    offers: snapshot.offers,
    readiness: snapshot.readiness?.level ?? null,
    right: rightOf(snapshot),
    price: snapshot.price ?? null,
    ...(snapshot.restrictions ? { restrictions: snapshot.restrictions } : {}),
    publishedAt: snapshot.publishedAt,
    validUntil: snapshot.validUntil,
    unpublishedInvention: snapshot.unpublishedInvention,
  };
}

const rightOf = ({ patent }: ListingSnapshot): RightStanding | null => (patent ? standingOf(patent) : null);

/** The names of its rights: whatever a number is written like, it has the same one. */
function numbersOf({ patent }: ListingSnapshot): string[] {
  const names = patentKeys(patent).filter((key) => !key.startsWith('family:'));
  return [...new Set(names)];
}

function joined(...texts: (string | undefined)[]): string | undefined {
  return texts.filter(Boolean).join('. ') || undefined;
}

function textsOf(name: LocalizedText): string[] {
  return languages.codes.flatMap((language) => name[language]?.text ?? []);
}
