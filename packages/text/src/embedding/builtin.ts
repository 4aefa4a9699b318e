import { existsSync } from 'node:fs';
import { SetupError } from '../setup-error.ts';
import { BUILD_HINT, MODEL_ID, modelFile } from '../tools.ts';
import type { Embedder } from './embedder.ts';
import { startEncoderPool } from './worker-pool.ts';

/**
 * Starts the default embedder, all-MiniLM-L6-v2 in 8 bits, on `threads` threads beside the caller's (130 MB for the
 * first, 80 for each further). English only, up to 256 tokens, 384 dimensions; the same bits on the same machine.
 * Fails when the model was not built.
 * @example
 * const embedder = await createEmbedder({ toolsDir: '.tools' });
 * const [vector] = await embedder.embed(['A membrane that separates oil from water']); // 384 numbers
 */
export async function createEmbedder(options: { toolsDir: string; threads?: number }): Promise<Embedder> {
  const model = modelFile(options.toolsDir);
  if (!existsSync(model)) throw new SetupError(`no embedding model at ${model}: ${BUILD_HINT}`);
  const { dimensions, embed, close } = await startEncoderPool({ builtin: model }, options.threads ?? 1);
  return { id: MODEL_ID, dimensions, multilingual: false, embed: (texts) => embed(texts), close };
}
