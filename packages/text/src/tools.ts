import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

let configured: string | undefined;

/**
 * Says where the built model and dictionaries lie, once for the process. Without it `TOOLS_DIR` of the environment
 * counts, and without that `.tools` in the repository. Call it before the first Chinese or Russian text.
 * @example useToolsDir(config.toolsDir)
 */
export function useToolsDir(directory: string): void {
  configured = resolve(directory);
}

/** The folder in force now, absolute. It need not exist. */
export function toolsDir(): string {
  return configured ?? resolve(process.env.TOOLS_DIR || join(REPOSITORY, '.tools'));
}

/** File of the embedding model under a tools folder. The name carries the recipe: another recipe, another file. */
export const modelFile = (tools: string) => join(tools, 'text', `${MODEL_ID}.onnx`);

/** File of the gloss table of a language under a tools folder. */
export const glossFile = (tools: string, language: 'zh' | 'ru') => join(tools, 'text', `gloss-${language}.table`);

/**
 * Names weights, precision and recipe of the default embedder; stored beside every vector it makes. Raise the last
 * number whenever the same text could get another vector: other graph, other truncation, other tokens.
 */
export const MODEL_ID = 'all-minilm-l6-v2-int8-1';

/** The hint for a user who has not built the tools. */
export const BUILD_HINT = 'run `node packages/text/src/build/main.ts` first';
