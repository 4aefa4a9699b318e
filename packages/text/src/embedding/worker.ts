import { workerData } from 'node:worker_threads';
import { move } from 'piscina';
import { loadEncoder } from './encoder.ts';
import { type FolderModel, loadFolderEncoder } from './folder-encoder.ts';

/** Which model a thread loads: the built-in one by its file, or one of a folder. */
export type EncoderChoice = { builtin: string } | { folder: FolderModel };

const choice = workerData as EncoderChoice; // given by worker-pool.ts only
const loading = 'builtin' in choice ? loadEncoder(choice.builtin) : loadFolderEncoder(choice.folder);
let last: Promise<unknown> = loading.catch(() => {}); // whoever asks first is told

/** The vector of one text. One after the other: a session computes one at a time, and two would wait for each other. */
export default function encode(text: string): Promise<Float32Array> {
  const vector = last.then(async () => move(await (await loading)(text)));
  last = vector.catch(() => {});
  return vector as unknown as Promise<Float32Array>; // what is moved arrives as it was
}
