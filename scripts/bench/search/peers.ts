import { setTimeout as wait } from 'node:timers/promises';
import type { BenchText } from '../dataset.ts';

/** Meilisearch as it comes: default settings, keyword search, title and text of a record. */
export async function meilisearchAsItComes(
  engine: { url: string; key: string },
  name: string,
  corpus: readonly BenchText[],
) {
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${engine.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const uid = `peer_${name}`;
  for (let at = 0; at < corpus.length; at += 5000) {
    const page = corpus.slice(at, at + 5000).map(({ title, text }, offset) => ({ id: at + offset, title, text }));
    const { taskUid } = await call('POST', `/indexes/${uid}/documents?primaryKey=id`, page);
    for (let status: unknown; status !== 'succeeded'; await wait(100)) {
      const task = await call('GET', `/tasks/${taskUid}`);
      status = task.status;
      if (status === 'failed') throw new Error(JSON.stringify(task.error));
    }
  }
  return async (query: string, limit: number): Promise<string[]> => {
    const { hits } = await call('POST', `/indexes/${uid}/search`, { q: query, limit, attributesToRetrieve: ['id'] });
    return (hits as { id: number }[]).map(({ id }) => corpus[id]?.id ?? '');
  };
}
