import './no-telemetry.ts';
import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SetupError } from '../setup-error.ts';
import { unitVector } from './embedder.ts';
import type { Encoder } from './encoder.ts';
import { type Pooling, pool } from './pooling.ts';

/** What a thread needs to run the model of a folder. Paths are absolute. */
export type FolderModel = {
  modelFile: string;
  tokenizerFile: string;
  /** `tokenizer_config.json`, when there is one. */
  tokenizerConfigFile: string | undefined;
  pooling: Pooling;
  /** Tokens of a text that are read, special ones included. */
  tokensMax: number;
};

/** No token of a known vocabulary is longer on average; bounds the work for a book. */
const CHARACTERS_PER_TOKEN = 16;

/** Inputs that text models have beside the ids, and what each holds for a single text without padding. */
const SIDE_INPUTS: Readonly<Record<string, (length: number) => number[]>> = {
  attention_mask: (length) => new Array<number>(length).fill(1),
  token_type_ids: (length) => new Array<number>(length).fill(0),
  position_ids: (length) => Array.from({ length }, (_, i) => i),
};

/**
 * Loads a model as sentence-transformers lays it out. It takes one text at a time, so nothing is padded and an 8-bit
 * model gives a text the same vector whatever it stands beside. An output of one vector per text is taken as it is,
 * one per token is pooled; both end at length 1.
 */
export async function loadFolderEncoder(model: FolderModel): Promise<Encoder> {
  const json = async (file: string) => JSON.parse(await readFile(file, 'utf8')) as object;
  const tokenizer = new Tokenizer(
    await json(model.tokenizerFile),
    model.tokenizerConfigFile ? await json(model.tokenizerConfigFile) : {},
  );
  const session = await InferenceSession.create(model.modelFile, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    enableMemPattern: false,
  });
  const inputs = session.inputMetadata.map(({ name, ...about }) => {
    const fill = SIDE_INPUTS[name];
    if (name !== 'input_ids' && !fill)
      throw new SetupError(`${model.modelFile} wants an input "${name}" that is not known`);
    return { name, fill, type: 'type' in about ? about.type : 'int64' };
  });
  const output = outputOf(session.outputNames);
  const truncate = truncation(tokenizer, model.tokensMax);

  return async (text) => {
    const ids = truncate(tokenizer.encode(text.slice(0, model.tokensMax * CHARACTERS_PER_TOKEN).toWellFormed()).ids);
    const feeds = Object.fromEntries(
      inputs.map(({ name, fill, type }) => [name, tensorOf(type, fill ? fill(ids.length) : ids)]),
    );
    const result = (await session.run(feeds))[output];
    if (!(result?.data instanceof Float32Array)) throw new SetupError('the model returned no 32-bit floats');
    const dimensions = result.dims.at(-1) ?? 0;
    return result.dims.length === 3 ? pool(result.data, dimensions, model.pooling) : unitVector(result.data);
  };
}

/** A finished sentence vector first, then the vectors of the tokens, then whatever there is. */
function outputOf(names: readonly string[]): string {
  const known = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'].find((name) => names.includes(name));
  return known ?? names[0] ?? '';
}

function tensorOf(type: string, values: readonly number[]): Tensor {
  if (type === 'int32') return new Tensor('int32', Int32Array.from(values), [1, values.length]);
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}

/** Cuts long texts so that the special tokens at the end stay: [SEP] and </s> close what the model was trained on. */
function truncation(tokenizer: Tokenizer, tokensMax: number): (ids: readonly number[]) => readonly number[] {
  const [bare, some] = [tokenizer.encode('').ids, tokenizer.encode('a b').ids];
  let closing = 0;
  while (closing < bare.length && bare.at(-1 - closing) === some.at(-1 - closing)) closing += 1;
  return (ids) =>
    ids.length <= tokensMax ? ids : [...ids.slice(0, tokensMax - closing), ...ids.slice(ids.length - closing)];
}
