export { defineIndex, type IndexDefinition, type SearchDocument } from './definition.ts';
export { type RebuildProgress, type RebuildSource, rebuildIndex } from './rebuild.ts';
export { type Operation, registerOperations } from './routes.ts';
export { createSearch, type Search, type SearchSettings } from './search.ts';
export type { IndexWriter } from './writer.ts';
