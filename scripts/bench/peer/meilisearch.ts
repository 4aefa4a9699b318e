import { setTimeout as wait } from 'node:timers/promises';
import type { BenchText } from '../dataset.ts';

type Hit = { id: number };

/**
 * Meilisearch as its users would set it up: default settings, the need as the query; keyword, and hybrid 0.5 with
 * vectors of the first 256 tokens. Spoken to over plain HTTP, beside the exchange's own indexes.
 */
export async function meilisearchPeer(
  engine: { url: string; key: string },
  corpus: readonly BenchText[],
  vectorOf: (text: BenchText) => Promise<Float32Array>,
) {
  const uid = `bench_peer_${process.pid}`;
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${engine.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const finished = async (enqueued: Record<string, unknown>) => {
    for (;;) {
      const task = await call('GET', `/tasks/${enqueued.taskUid}`);
      if (task.status === 'succeeded') return;
      if (task.status === 'failed' || task.status === 'canceled') throw new Error(JSON.stringify(task.error));
      await wait(100);
    }
  };

  await finished(await call('POST', '/indexes', { uid, primaryKey: 'id' }));
  await finished(
    await call('PATCH', `/indexes/${uid}/settings`, {
      searchableAttributes: ['title', 'text'],
      embedders: { semantic: { source: 'userProvided', dimensions: 384 } },
    }),
  );
  for (let at = 0; at < corpus.length; at += 1000) {
    const page = await Promise.all(
      corpus.slice(at, at + 1000).map(async (document, offset) => ({
        id: at + offset,
        title: document.title,
        text: document.text,
        _vectors: { semantic: { embeddings: [[...(await vectorOf(document))]], regenerate: false } },
      })),
    );
    await finished(await call('POST', `/indexes/${uid}/documents`, page));
  }
  const search = async (body: Record<string, unknown>): Promise<string[]> => {
    const { hits } = await call('POST', `/indexes/${uid}/search`, { attributesToRetrieve: ['id'], ...body });
    return (hits as Hit[]).map((hit) => corpus[hit.id]?.id ?? '');
  };
  return {
    keyword: (query: BenchText, limit: number) => search({ q: queryText(query), limit }),
    hybrid: async (query: BenchText, limit: number) =>
      search({
        q: queryText(query),
        limit,
        vector: [...(await vectorOf(query))],
        hybrid: { embedder: 'semantic', semanticRatio: 0.5 },
      }),
    remove: async () => finished(await call('DELETE', `/indexes/${uid}`)),
  };
}

function queryText(query: BenchText): string {
  return `${query.title} ${query.text}`.trim();
}
