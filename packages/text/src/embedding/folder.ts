import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SetupError } from '../setup-error.ts';
import { type Embedder, NO_PREFIXES, type Prefixes, readable } from './embedder.ts';
import type { FolderModel } from './folder-encoder.ts';
import { type Pooling, poolings } from './pooling.ts';
import { startEncoderPool } from './worker-pool.ts';

export type FolderOptions = {
  /** Folder as sentence-transformers writes it: tokenizer.json, model.onnx or onnx/model*.onnx, 1_Pooling. */
  folder: string;
  /** The model file, relative to the folder, when it holds several. */
  file?: string | undefined;
  /** What the folder says, unless given. */
  pooling?: Pooling | undefined;
  tokensMax?: number | undefined;
  prefixes?: Prefixes | undefined;
  multilingual?: boolean | undefined;
  threads?: number | undefined;
};

/** What a model reads when its folder does not say: the usual length of encoders. */
const TOKENS_MAX = 512;

/**
 * Starts a model from a local folder, one copy per thread. The id holds a digest of model, tokenizer and
 * settings: other files or settings are another embedder. Fails with the missing file, or what the model wants and
 * cannot get.
 * @example await openFolder({ folder: '/models/multilingual-e5-small', prefixes: { need: 'query: ', offer: 'passage: '
 * } })
 */
export async function openFolder(options: FolderOptions): Promise<Embedder> {
  const folder = resolve(options.folder);
  const prefixes = options.prefixes ?? NO_PREFIXES;
  const model = readFolder(folder, options);
  const pool = await startEncoderPool({ folder: model }, options.threads ?? 1);
  return {
    id: `${basename(folder)}-${await digestOf(model, prefixes)}`,
    dimensions: pool.dimensions,
    multilingual: options.multilingual ?? true,
    embed: (texts, role = 'offer') => pool.embed(texts.map((text) => readable(text, prefixes, role))),
    close: pool.close,
  };
}

function readFolder(folder: string, options: FolderOptions): FolderModel {
  const file = (name: string) => (existsSync(join(folder, name)) ? join(folder, name) : undefined);
  const tokenizerFile = file('tokenizer.json');
  if (!tokenizerFile) throw new SetupError(`${folder} has no tokenizer.json`);
  return {
    modelFile: findModel(folder, options.file),
    tokenizerFile,
    tokenizerConfigFile: file('tokenizer_config.json'),
    pooling: options.pooling ?? readPooling(folder),
    tokensMax: options.tokensMax ?? readTokensMax(folder),
  };
}

function findModel(folder: string, given: string | undefined): string {
  const inside = existsSync(join(folder, 'onnx')) ? readdirSync(join(folder, 'onnx')).sort() : [];
  const found = ['model.onnx', ...inside.filter((name) => /^model.*\.onnx$/.test(name)).map((name) => `onnx/${name}`)];
  const there = (given === undefined ? found : [given]).filter((name) => existsSync(join(folder, name)));
  const [only] = there.includes('onnx/model.onnx') && !there.includes('model.onnx') ? ['onnx/model.onnx'] : there;
  if (only === undefined) throw new SetupError(`${folder} has no ${given ?? 'model.onnx or onnx/model*.onnx'}`);
  if (there.length > 1 && !/(^|\/)model\.onnx$/.test(only)) {
    throw new SetupError(`${folder} has several models, name one: ${there.join(', ')}`);
  }
  return join(folder, only);
}

function readPooling(folder: string): Pooling {
  const said = readJson(join(folder, '1_Pooling', 'config.json'));
  const modes = Object.keys(said).filter((key) => key.startsWith('pooling_mode_') && said[key] === true);
  const mode = typeof said.pooling_mode === 'string' ? said.pooling_mode : (modes[0] ?? 'pooling_mode_mean_tokens');
  const pooling = poolings.find(
    (one) => mode === one || mode === `pooling_mode_${one}_tokens` || mode === `pooling_mode_${one}_token`,
  );
  if (!pooling || modes.length > 1) {
    throw new SetupError(`${folder} pools by ${modes.join(' and ') || mode}; known are ${poolings.join(' and ')}`);
  }
  return pooling;
}

/** The smallest of what the folder's files allow. */
function readTokensMax(folder: string): number {
  const numbers = [
    readJson(join(folder, 'sentence_bert_config.json')).max_seq_length,
    readJson(join(folder, 'tokenizer_config.json')).model_max_length,
    TOKENS_MAX,
  ];
  return Math.min(...numbers.filter((value) => typeof value === 'number' && value > 2).map(Number));
}

function readJson(file: string): Record<string, unknown> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
}

async function digestOf(model: FolderModel, prefixes: Prefixes): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [model.modelFile, model.tokenizerFile]) {
    await pipeline(createReadStream(file), hash, { end: false });
  }
  hash.update(JSON.stringify([model.pooling, model.tokensMax, prefixes.need, prefixes.offer]));
  return hash.digest('hex').slice(0, 12);
}
