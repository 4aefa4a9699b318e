import { euCallDemand } from './eu-calls.ts';
import { type Mapping, type MappingMaker, type MappingOptions, present } from './mapping.ts';
import { patentListing } from './patents.ts';
import { sbirDemand, sbirListing } from './sbir.ts';

export type ImportKind = 'listings' | 'demands';

/** Rows as the exchange itself writes and reads them (`techbourse export`). */
const own =
  (flag: 'publish' | 'open'): MappingMaker =>
  (options) =>
  (row) =>
    present({ source: 'own', externalId: row.id, ...row, [flag]: row[flag] ?? options.publish });

const SOURCES: Record<ImportKind, Record<string, MappingMaker>> = {
  listings: { own: own('publish'), sbir: sbirListing, patents: patentListing },
  demands: { own: own('open'), sbir: sbirDemand, 'eu-calls': euCallDemand },
};

export function formatNames(kind: ImportKind): string[] {
  return Object.keys(SOURCES[kind]);
}

/** @throws Error for a format that this kind does not have. */
export function mappingOf(kind: ImportKind, format: string, options: MappingOptions): Mapping {
  const maker = Object.hasOwn(SOURCES[kind], format) ? SOURCES[kind][format] : undefined;
  if (!maker) throw new Error(`there is no format "${format}" for ${kind}: ${formatNames(kind).join(', ')}`);
  return maker(options);
}
