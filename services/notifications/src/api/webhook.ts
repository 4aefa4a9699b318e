import { expectedVersionSchema, pageOf, pageQuery } from '@techbourse/api-schema';
import { idSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { changeTypeSchema } from './change.ts';

export const webhookStateSchema = z
  .enum(['active', 'paused', 'disabled'])
  .describe('paused: by its owner; disabled: by the exchange, after it failed for days')
  .meta({ id: 'WebhookState' });

const urlSchema = z
  .string()
  .min(1)
  .max(2000)
  .describe('https, a public address, no user name; redirects are not followed');
const descriptionSchema = z.string().max(200);
const typesSchema = z
  .array(changeTypeSchema)
  .max(50)
  .describe('what it is told of; empty: everything that the organisation may see');

export const webhookSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    organisationId: idSchema,
    url: z.string(),
    description: z.string(),
    types: z.array(changeTypeSchema),
    state: webhookStateSchema,
    disabledBecause: z.enum(['failing', 'gone']).nullable(),
    failingSince: timestampSchema.nullable().describe('since when no delivery has succeeded'),
    lastDeliveredAt: timestampSchema.nullable(),
    previousSecretUntil: timestampSchema
      .nullable()
      .describe('until when deliveries are signed with the secret before, too'),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhookSchema>;

export const webhooksSchema = z.object({ items: z.array(webhookSchema) }).meta({ id: 'Webhooks' });

export const newWebhookSchema = z.strictObject({
  url: urlSchema,
  description: descriptionSchema.default(''),
  types: typesSchema.default([]),
});
export type NewWebhook = z.infer<typeof newWebhookSchema>;

const secretSchema = z
  .string()
  .describe('shown this once; whsec_ and 32 bytes in base64, for any library of standardwebhooks');

export const createdWebhookSchema = webhookSchema.extend({ secret: secretSchema }).meta({ id: 'CreatedWebhook' });
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;

export const editWebhookSchema = z.strictObject({
  url: urlSchema.optional(),
  description: descriptionSchema.optional(),
  types: typesSchema.optional(),
  state: z
    .enum(['active', 'paused'])
    .optional()
    .describe('active also ends a disabling: what came meanwhile is delivered, as far as it is kept'),
  expectedVersion: expectedVersionSchema.optional(),
});
export type EditWebhook = z.infer<typeof editWebhookSchema>;

export const rotatedSecretSchema = z
  .object({ secret: secretSchema, previousSecretUntil: timestampSchema })
  .meta({ id: 'WebhookSecret' });
export type RotatedSecret = z.infer<typeof rotatedSecretSchema>;

export const deliveryStateSchema = z
  .enum(['waiting', 'delivered', 'failed'])
  .describe('failed: given up after the last try; it can be replayed')
  .meta({ id: 'WebhookDeliveryState' });

export const deliverySchema = z
  .object({
    id: z.string().describe('the `webhook-id` of every try, replays too'),
    type: z.string(),
    state: deliveryStateSchema,
    attempts: z.int(),
    nextAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    deliveredAt: timestampSchema.nullable(),
    lastStatus: z.int().nullable().describe('HTTP status of the last answer'),
    lastError: z.string().nullable().describe('why there was none, or why it does not count'),
  })
  .meta({ id: 'WebhookDelivery' });
export type Delivery = z.infer<typeof deliverySchema>;

export const attemptSchema = z
  .object({
    at: timestampSchema,
    status: z.int().nullable(),
    error: z.string().nullable(),
    durationMs: z.int(),
    answer: z.string().describe('the first bytes of the answer'),
  })
  .meta({ id: 'WebhookAttempt' });
export type Attempt = z.infer<typeof attemptSchema>;

export const deliveryDetailSchema = deliverySchema
  .extend({
    body: z.string().describe('what is sent'),
    log: z.array(attemptSchema).describe('newest first, at most 50'),
  })
  .meta({ id: 'WebhookDeliveryDetail' });
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

export const listDeliveriesSchema = z.strictObject({ state: deliveryStateSchema.optional(), ...pageQuery });
export type ListDeliveries = z.infer<typeof listDeliveriesSchema>;
export const deliveriesSchema = pageOf(deliverySchema).meta({ id: 'WebhookDeliveries' });

export const pingAnswerSchema = attemptSchema.extend({ ok: z.boolean() }).meta({ id: 'WebhookPing' });
export type PingAnswer = z.infer<typeof pingAnswerSchema>;

/** Rows of the feed that one replay may send again. */
export const REPLAY_MAX = 5000;

export const replaySchema = z.strictObject({
  from: timestampSchema.describe('everything that was told from here'),
  to: timestampSchema.optional().describe('until here; absent: until now'),
});
export type Replay = z.infer<typeof replaySchema>;
export const replayedSchema = z
  .object({
    replayed: z.int().describe('how many deliveries wait now'),
    more: z.boolean().describe(`whether there were more than ${REPLAY_MAX}: replay again from \`upTo\``),
    upTo: timestampSchema.nullable(),
  })
  .meta({ id: 'WebhookReplayed' });
export type Replayed = z.infer<typeof replayedSchema>;
