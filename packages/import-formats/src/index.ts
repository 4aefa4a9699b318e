export { cleanText } from './clean.ts';
export { type Line, readLines } from './lines.ts';
export { formatNames, type ImportKind, mappingOf } from './source/index.ts';
export type { Mapping } from './source/mapping.ts';
