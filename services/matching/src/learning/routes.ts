import type { App } from '@techbourse/platform';
import {
  activatedSchema,
  activateWeightsSchema,
  fitAnswerSchema,
  fitWeightsSchema,
  rollbackWeightsSchema,
  weightsSchema,
} from '../api/weights.ts';
import type { Context } from '../context.ts';
import { fitVersion } from './fit-version.ts';
import { listWeights } from './overview.ts';
import { activateWeights, rollbackWeights } from './switch.ts';

const tags = ['operations'];
const PATH = '/operations/matching/weights';

export function registerWeightsRoutes(app: App, ctx: Context): void {
  app.get(
    PATH,
    {
      config: { action: 'learning.read' },
      schema: { tags, summary: 'Versions of the weights, and which ruled when', response: { 200: weightsSchema } },
    },
    ({ actor }) => listWeights(ctx, actor),
  );
  app.post(
    `${PATH}/fit`,
    {
      config: { action: 'learning.operate' },
      schema: {
        tags,
        summary: 'Fit the weights to what was decided, and tell how they do',
        description: 'For the operator. A version is written when it is better; it rules once it is activated.',
        body: fitWeightsSchema.nullish(),
        response: { 200: fitAnswerSchema },
      },
    },
    ({ actor, body }) => fitVersion(ctx, actor, fitWeightsSchema.parse(body ?? {})),
  );
  app.post(
    `${PATH}/activate`,
    {
      config: { action: 'learning.operate' },
      schema: {
        tags,
        summary: 'Let a version of the weights rule, and pair everything anew',
        body: activateWeightsSchema,
        response: { 200: activatedSchema },
      },
    },
    ({ actor, body, id }) => activateWeights(ctx, actor, body, id),
  );
  app.post(
    `${PATH}/rollback`,
    {
      config: { action: 'learning.operate' },
      schema: {
        tags,
        summary: 'Take the last activation back, and pair everything anew',
        body: rollbackWeightsSchema.nullish(),
        response: { 200: activatedSchema },
      },
    },
    ({ actor, body, id }) => rollbackWeights(ctx, actor, body ?? {}, id),
  );
}
