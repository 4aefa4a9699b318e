import { timestampSchema, timeZoneSchema } from '@techbourse/domain';
import { z } from 'zod';

const wishSchema = z.enum(['mail', 'feed', 'off']).meta({
  id: 'NotificationWish',
  description: 'mail: in the feed and by mail; feed: in the feed alone; off: not at all',
});
const schedule = {
  frequency: z.enum(['at_once', 'daily', 'weekly', 'never']).describe('how often mail comes'),
  hour: z.int().min(0).max(23).describe('hour of your day at which it is made'),
  weekday: z.int().min(1).max(7).describe('of weekly mail: 1 is Monday'),
  zone: timeZoneSchema.describe('where your day is'),
};

export const preferencesSchema = z
  .object({
    ...schedule,
    nextMailAt: timestampSchema.nullable().describe('when mail is due, if there is something to tell'),
    kinds: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        wish: wishSchema,
        standard: wishSchema.describe('unless you say otherwise'),
      }),
    ),
  })
  .meta({ id: 'NotificationPreferences' });
export type Preferences = z.infer<typeof preferencesSchema>;

export const setPreferencesSchema = z
  .strictObject({
    frequency: schedule.frequency.optional(),
    hour: schedule.hour.optional(),
    weekday: schedule.weekday.optional(),
    zone: schedule.zone.optional(),
    kinds: z.record(z.string().max(60), wishSchema).optional().describe('kinds that change; the others stay'),
  })
  .meta({ id: 'SetNotificationPreferences' });
export type SetPreferences = z.infer<typeof setPreferencesSchema>;

export const unsubscribeQuerySchema = z.strictObject({
  token: z.string().max(200).describe('as it stands in the mail'),
});
