import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createGraph, type Port } from '../build/onnx-graph.ts';
import { openFolder } from './folder.ts';

const WORDS = ['[CLS]', '[SEP]', '[UNK]', 'red', 'green', 'blue', 'query:'];

/** A vector of three per word: `[CLS]` points one way, the colours theirs, the rest nowhere. */
const TABLE = [0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 5];

const TOKENIZER = {
  version: '1.0',
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: { type: 'WhitespaceSplit' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [0], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [1], tokens: ['[SEP]'] },
    },
  },
  decoder: null,
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(WORDS.map((word, i) => [word, i])),
  },
};

/** A folder whose model looks words up in the table; its other inputs are 1 for the mask and 0 for the rest. */
async function folderOf(inputs: readonly string[], files: Record<string, unknown> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'words-'));
  const graph = createGraph();
  const table = graph.constant('float', [WORDS.length, 3], Float32Array.from(TABLE));
  const tokens = graph.node('Gather', [table, 'input_ids'], { axis: 0 });
  const ports = inputs.map((name): Port => ({ name, type: 'int64', shape: [1, 'tokens'] }));
  const output: Port = { name: 'last_hidden_state', type: 'float', shape: [1, 'tokens', 3] };
  await writeFile(join(folder, 'model.onnx'), graph.finish(ports, tokens, output));
  for (const [name, content] of Object.entries({ 'tokenizer.json': TOKENIZER, ...files })) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(content));
  }
  return folder;
}

const ALL_INPUTS = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];
const mean = (x: number, y: number, z: number) => [x, y, z].map((value) => value / Math.hypot(x, y, z));

async function vectorOf(options: Parameters<typeof openFolder>[0], text: string, role?: 'need') {
  const embedder = await openFolder(options);
  const [vector] = await embedder.embed([text], role);
  await embedder.close();
  return [...(vector ?? [])].map((value) => Number(value.toFixed(5)));
}
const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(5)));

test('the vectors of the tokens are averaged and brought to length one', async () => {
  const folder = await folderOf(ALL_INPUTS);
  expect(await vectorOf({ folder }, 'red green green')).toEqual(rounded(mean(1, 2, 1)));
});

test('the folder says how to pool, and a setting goes before it', async () => {
  const folder = await folderOf(['input_ids'], { '1_Pooling/config.json': { pooling_mode_cls_token: true } });
  expect(await vectorOf({ folder }, 'red green')).toEqual([0, 0, 1]);
  expect(await vectorOf({ folder, pooling: 'mean' }, 'red green')).toEqual(rounded(mean(1, 1, 1)));
  const odd = await folderOf(['input_ids'], { '1_Pooling/config.json': { pooling_mode_lasttoken: true } });
  await expect(openFolder({ folder: odd })).rejects.toThrow('pooling_mode_lasttoken; known are mean and cls');
});

test('a long text is cut between its first and its closing token', async () => {
  const folder = await folderOf(['input_ids'], { 'sentence_bert_config.json': { max_seq_length: 4 } });
  expect(await vectorOf({ folder }, 'red green blue blue blue')).toEqual(rounded(mean(1, 1, 1)));
  expect(await vectorOf({ folder, tokensMax: 5 }, 'red green blue blue blue')).toEqual(rounded(mean(2, 2, 1)));
});

test('a need is read behind the word that the model wants', async () => {
  const folder = await folderOf(['input_ids']);
  const prefixes = { need: 'query: ', offer: '' };
  expect(await vectorOf({ folder, prefixes }, 'red', 'need')).toEqual(rounded(mean(1, 0, 6)));
  expect(await vectorOf({ folder, prefixes }, 'red')).toEqual(rounded(mean(1, 0, 1)));
});

test('other settings and other files are another embedder, the same files elsewhere are not', async () => {
  const idOf = async (options: Parameters<typeof openFolder>[0]) => {
    const embedder = await openFolder(options);
    await embedder.close();
    return embedder.id.split('-').at(-1);
  };
  const [folder, copy] = [await folderOf(['input_ids']), await folderOf(['input_ids'])];
  const ids = [
    await idOf({ folder }),
    await idOf({ folder, pooling: 'cls' }),
    await idOf({ folder, tokensMax: 9 }),
    await idOf({ folder, prefixes: { need: 'q', offer: '' } }),
    await idOf({ folder: await folderOf(ALL_INPUTS) }),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(await idOf({ folder: copy })).toBe(ids[0]);
});

test('what is missing or unknown is said', async () => {
  await expect(openFolder({ folder: await folderOf(['input_ids', 'pixel_values']) })).rejects.toThrow('pixel_values');
  await expect(openFolder({ folder: '/nowhere' })).rejects.toThrow('no tokenizer.json');
  const folder = await folderOf(['input_ids']);
  await mkdir(join(folder, 'onnx'));
  await rename(join(folder, 'model.onnx'), join(folder, 'onnx', 'model_a.onnx'));
  await writeFile(join(folder, 'onnx', 'model_b.onnx'), '');
  await expect(openFolder({ folder })).rejects.toThrow('onnx/model_a.onnx, onnx/model_b.onnx');
  expect(await vectorOf({ folder, file: 'onnx/model_a.onnx' }, 'red')).toEqual(rounded(mean(1, 0, 1)));
  await expect(openFolder({ folder, file: 'other.onnx' })).rejects.toThrow('has no other.onnx');
});
