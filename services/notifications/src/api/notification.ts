import { pageQuery } from '@techbourse/api-schema';
import { idSchema, languages, localizedText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const notificationSchema = z
  .object({
    id: idSchema,
    kind: z.string().describe('what it is about, one of `GET /notifications/kinds`'),
    text: z.string().describe('one line, made now, in the language asked for'),
    why: z.string().describe('why you are told'),
    organisation: z
      .object({ id: idSchema, name: localizedText({ max: 200 }).nullable() })
      .nullable()
      .describe('the organisation as whose member you are told; null: yourself'),
    link: z.string().describe('the path at which you act or read more'),
    about: z
      .object({
        kind: z.string().describe('`listing`, `demand`, `deal`, `contract`, `organisation` ...'),
        id: idSchema,
      })
      .nullable()
      .describe('the one thing that it leads to; null: a list'),
    data: z.record(z.string(), z.unknown()).describe('the facts of the kind: ids, codes, days, sums'),
    dueAt: timestampSchema.nullable().describe('until when something is to be done'),
    createdAt: timestampSchema,
    readAt: timestampSchema.nullable(),
    position: z.int().describe('its place in your feed; also the id of its event in the stream'),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof notificationSchema>;

const languageQuery = { language: languages.schema.optional().describe('of the texts; yours unless given') };

const kindsQuerySchema = z
  .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(z.string().max(60)).max(50))
  .optional()
  .describe('these kinds alone, several with commas');

export const listNotificationsQuerySchema = z.strictObject({
  ...pageQuery,
  ...languageQuery,
  unread: z.enum(['true']).optional().describe('unread ones alone'),
  kind: kindsQuerySchema,
  organisation: idSchema.optional().describe('what you are told as a member of it'),
});
export type ListNotifications = z.infer<typeof listNotificationsQuerySchema>;

export const streamQuerySchema = z.strictObject(languageQuery);

export const unreadSchema = z
  .object({ count: z.int(), kinds: z.record(z.string(), z.int()).describe('unread ones of each kind') })
  .meta({ id: 'UnreadNotifications' });

export const readAllSchema = z
  .strictObject({
    upTo: z.int().min(0).optional().describe('`position` of the newest one you have seen: later ones stay unread'),
    kind: z.array(z.string().max(60)).max(50).optional(),
    organisation: idSchema.optional(),
  })
  .meta({ id: 'ReadAllNotifications' });
export type ReadAll = z.infer<typeof readAllSchema>;

export const readCountSchema = z.object({ read: z.int().describe('how many were unread') }).meta({ id: 'ReadCount' });
