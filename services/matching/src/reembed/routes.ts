import type { App } from '@techbourse/platform';
import { embeddingSchema } from '../api/embedding.ts';
import type { Context } from '../context.ts';
import { getEmbedding, resumeReembedding, stopReembedding } from './operate.ts';

const tags = ['operations'];
const PATH = '/operations/matching/embedder';

export function registerEmbeddingRoutes(app: App, ctx: Context): void {
  app.get(
    PATH,
    {
      config: { action: 'embedding.read' },
      schema: {
        tags,
        summary: 'Whose vectors serve, and how far a change of embedder is',
        description: 'For the operator. A change begins when workers start with settings of another embedder.',
        response: { 200: embeddingSchema },
      },
    },
    ({ actor }) => getEmbedding(ctx, actor),
  );
  app.post(
    `${PATH}/stop`,
    {
      config: { action: 'embedding.operate' },
      schema: {
        tags,
        summary: 'Stop a change of embedder: the one that serves goes on',
        response: { 200: embeddingSchema },
      },
    },
    ({ actor }) => stopReembedding(ctx, actor),
  );
  app.post(
    `${PATH}/resume`,
    {
      config: { action: 'embedding.operate' },
      schema: { tags, summary: 'Begin a stopped change of embedder again', response: { 200: embeddingSchema } },
    },
    ({ actor }) => resumeReembedding(ctx, actor),
  );
}
