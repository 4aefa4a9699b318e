export { buildTextTools } from './build/tools.ts';
export { createEmbedder, type Embedder } from './embedding/embedder.ts';
export { type Glossed, type GlossLanguage, glossToEnglish, glossWords } from './gloss/gloss.ts';
export { toolsDir, useToolsDir } from './tools.ts';
