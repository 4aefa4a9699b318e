import { parentPort, workerData } from 'node:worker_threads';
import { loadEncoder } from './encoder.ts';
import { type FolderModel, loadFolderEncoder } from './folder-encoder.ts';

/** Which model a thread loads: the built-in one by its file, or one of a folder. */
export type EncoderChoice = { builtin: string } | { folder: FolderModel };

/** What the embedder sends to a thread, and what comes back: first the dimensions, then one answer per question. */
export type Question = { id: number; text: string } | 'close';
export type Answer = { id: number; vector: Float32Array } | { id: number; error: string } | { ready: number };

const port = parentPort;
if (!port) throw new Error('thread.ts runs in a worker thread');

const choice = workerData as EncoderChoice; // given by lanes.ts only
const encode = 'builtin' in choice ? await loadEncoder(choice.builtin) : await loadFolderEncoder(choice.folder);
const reply = (answer: Answer) => port.postMessage(answer);
let isClosing = false;
let last = Promise.resolve();
port.on('message', (question: Question) => {
  if (question === 'close') {
    isClosing = true;
    last = last.then(() => port.close());
    return;
  }
  last = last.then(async () => {
    if (isClosing) return;
    try {
      reply({ id: question.id, vector: await encode(question.text) });
    } catch (error) {
      reply({ id: question.id, error: String(error) });
    }
  });
});
reply({ ready: (await encode('ready')).length });
