export { buildTextTools } from './build/tools.ts';
export { createEmbedder, type Embedder } from './embedding/embedder.ts';
export { toolsDir, useToolsDir } from './tools.ts';
