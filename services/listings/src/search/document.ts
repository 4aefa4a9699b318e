import { languages, parseIpc, readPatentNumber } from '@techbourse/domain';
import type { ListingSnapshot } from '../contract/events.ts';
import { HIGHLIGHT, type ListingCard } from '../contract/search.ts';

type Texts = Record<`${'title' | 'abstract' | 'advantage' | 'applications'}_${'zh' | 'en' | 'ru'}`, string | undefined>;

/** A published listing in Meilisearch. It is made of the snapshot alone, so it holds nothing above T0. */
export type ListingDocument = Partial<Texts> & {
  id: string;
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
  country: string;
  language: string[];
  organisation: string;
  organisationKind: string;
  numbers: string[];
  publishedAtMs: number;
  validUntilDay: number;
};

export function toDocument(snapshot: ListingSnapshot): ListingDocument {
  const codes = snapshot.ipc.map(parseIpc);
  const level = (index: number) => [...new Set(codes.flatMap((code) => code.path[index] ?? []))];
  const { organisation } = snapshot;
  const texts: Partial<Texts> = {};
  const present = new Set<string>();
  for (const language of languages.codes) {
    const entries = {
      title: snapshot.title[language]?.text,
      abstract: snapshot.abstract?.[language]?.text,
      advantage: joined(
        snapshot.advantage?.comparator[language]?.text,
        snapshot.advantage?.statement?.[language]?.text,
      ),
      applications: snapshot.applications?.[language]?.text,
    };
    for (const name of ['title', 'abstract', 'advantage', 'applications'] as const) {
      const text = entries[name];
      if (!text) continue;
      texts[`${name}_${language}`] = unmarked(text);
      present.add(language);
    }
  }
  return {
    id: snapshot.id,
    card: cardOf(snapshot),
    ...texts,
    keywords: snapshot.keywords.map(unmarked),
    owner: textsOf(organisation.name).map(unmarked),
    kind: snapshot.kind,
    section: level(0),
    class: level(1),
    subclass: level(2),
    ipcPath: [...new Set(codes.flatMap((code) => code.path))],
    field: snapshot.field,
    offers: snapshot.offers,
    readiness: snapshot.readiness?.level ?? null,
    country: organisation.country,
    language: [...present],
    organisation: organisation.id,
    organisationKind: organisation.kind,
    numbers: numbersOf(snapshot),
    publishedAtMs: Date.parse(snapshot.publishedAt),
    validUntilDay: dayNumber(snapshot.validUntil),
  };
}

/** Days since 1970, because Meilisearch compares numbers. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
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
    price: snapshot.price ?? null,
    publishedAt: snapshot.publishedAt,
    validUntil: snapshot.validUntil,
    unpublishedInvention: snapshot.unpublishedInvention,
  };
}

/** Each number as it stands and without its kind code, so that both spellings hit exactly. */
function numbersOf({ patent }: ListingSnapshot): string[] {
  const numbers = [patent?.applicationNumber, patent?.publicationNumber].flatMap((number) => {
    if (!number) return [];
    const read = readPatentNumber(number);
    const kind = read.ok ? read.value.kind : undefined;
    return kind ? [number, number.slice(0, -kind.length)] : [number];
  });
  return [...new Set(numbers)];
}

/** The marks of highlights must come from the search alone. */
function unmarked(text: string): string {
  return text.replaceAll(HIGHLIGHT.start, '[').replaceAll(HIGHLIGHT.end, ']');
}

function joined(...texts: (string | undefined)[]): string | undefined {
  return texts.filter(Boolean).join('. ') || undefined;
}

function textsOf(name: Record<string, unknown>): string[] {
  return Object.values(name).flatMap((entry) => {
    const text = (entry as { text?: unknown } | null)?.text;
    return typeof text === 'string' ? [text] : [];
  });
}
