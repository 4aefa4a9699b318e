import type { App } from '@techbourse/platform';
import { trackRecordSchema } from '../api/track-record.ts';
import type { Context } from '../context.ts';
import { readTrackRecord } from './read.ts';

export function registerTrackRecordRoutes(app: App, ctx: Context): void {
  app.get(
    '/pairs/track-record',
    {
      config: { action: 'statistics.read' },
      schema: {
        tags: ['pairs'],
        summary: 'How good the pairs were, by what people did with them',
        description:
          'For everybody. Whole months that are over; no figures as long as too few organisations made contact to tell without saying whose.',
        response: { 200: trackRecordSchema },
      },
    },
    () => readTrackRecord(ctx),
  );
}
