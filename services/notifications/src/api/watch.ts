import { pageOf, pageQuery } from '@techbourse/api-schema';
import { idSchema, languages, localizedText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

/** What can be told of a change of a record or organisation, in the order in which it is told. */
export const WHAT = [
  ...(['shown', 'hidden', 'withdrawn', 'expired', 'reserved', 'transferred', 'solved'] as const),
  ...(['price', 'terms', 'renewed', 'edited'] as const),
] as const;
export const whatSchema = z
  .enum(WHAT)
  .describe(
    'shown: it is in public view, or again; hidden: no longer. Why something left is told to its own organisation; ' +
      'to others, that it expired, because its last day is public',
  )
  .meta({ id: 'WatchedChange' });
export type What = z.infer<typeof whatSchema>;

export const WATCHED = ['listing', 'demand', 'organisation'] as const;
export const watchedKindSchema = z.enum(WATCHED).meta({ id: 'WatchedKind' });
export type WatchedKind = z.infer<typeof watchedKindSchema>;

const subjectSchema = z.object({ kind: watchedKindSchema, id: idSchema });
const titleSchema = localizedText({ max: 300 });

export const watchSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    subject: subjectSchema,
    title: titleSchema.nullable().describe('its title or name as it was shown last; null while nobody is told of it'),
    link: z.string().describe('where to read it'),
    organisationId: idSchema
      .nullable()
      .describe('the organisation whose own it is and as whose member you watch; the watch ends with the membership'),
    state: z
      .enum(['watching', 'resting'])
      .describe('resting: it is not shown any more; the watch goes on when it is again'),
    muted: z.boolean(),
    createdAt: timestampSchema,
    last: z
      .object({ at: timestampSchema, what: z.array(whatSchema) })
      .nullable()
      .describe('the last change of it; the day alone of what a company did that is not named to you'),
  })
  .meta({ id: 'Watch' });
export type Watch = z.infer<typeof watchSchema>;

export const newWatchSchema = z.strictObject({ kind: watchedKindSchema, id: idSchema });
export type NewWatch = z.infer<typeof newWatchSchema>;

export const editWatchSchema = z.strictObject({
  muted: z.boolean().describe('true: nothing is told of it; what changes meanwhile is not told later'),
});
export type EditWatch = z.infer<typeof editWatchSchema>;

export const listWatchesSchema = z.strictObject({
  ...pageQuery,
  kind: watchedKindSchema.optional(),
  subject: idSchema.optional().describe('the watch of this record alone, if there is one'),
});
export type ListWatches = z.infer<typeof listWatchesSchema>;
export const watchesSchema = pageOf(watchSchema).meta({ id: 'Watches' });

export const watchPreviewQuerySchema = z.strictObject({
  language: languages.schema.optional().describe('of the texts; yours unless given'),
});
export type WatchPreviewQuery = z.infer<typeof watchPreviewQuerySchema>;

export const watchPreviewSchema = z
  .object({
    from: timestampSchema,
    items: z
      .array(z.object({ at: timestampSchema, what: z.array(whatSchema), text: z.string() }))
      .describe('what would have been told, newest first'),
    more: z.boolean().describe('whether there is more than a preview shows'),
  })
  .meta({ id: 'WatchPreview' });
export type WatchPreview = z.infer<typeof watchPreviewSchema>;
