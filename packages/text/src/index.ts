export { createEmbedder, type Embedder } from './embedding/embedder.ts';
export { type Glossed, type GlossLanguage, glossClauses, glossToEnglish } from './gloss/gloss.ts';
export { detectLanguage, type Language } from './language/detect.ts';
export { type Passage, passagesOf } from './passages/passages.ts';
export { inverseDocumentFrequency, type KeyTerm, keyTerms, type TermCorpus } from './terms/key-terms.ts';
export { type Surface, type Terms, termsOf } from './terms/terms.ts';
export { normalize } from './tokens/normalize.ts';
export { tokenize } from './tokens/tokenize.ts';
export { toolsDir, useToolsDir } from './tools.ts';
