import { hearNotifications, type Notifications } from '@techbourse/db';
import type { Logger } from '@techbourse/platform';
import type { PublicCache } from './public-cache.ts';

type Listener = {
  config: { PUBLIC_CACHE_BYTES: number; DATABASE_URL: string };
  log: Logger;
  publicCache: PublicCache;
};

/** On which every change of a record that may be public is told, by triggers of its table: `listings ID ID ...`. */
const CHANNEL = 'record_changed';

/**
 * Opens the cache of public answers while changes are heard, and empties it when they are not. Records of services whose
 * tables lie in another database than the gateway's are never heard of: set PUBLIC_CACHE_BYTES to 0 then.
 */
export function hearChanges({ config, log, publicCache }: Listener): Notifications {
  if (config.PUBLIC_CACHE_BYTES === 0) return { stop: async () => {} };
  return hearNotifications(config.DATABASE_URL, {
    channel: CHANNEL,
    name: 'gateway changes',
    onUp: publicCache.open,
    onDown: () => {
      publicCache.close();
      log.warn('changes of records are not heard: no public answer is kept');
    },
    onMessage: (payload) => {
      const [schema = '', ...ids] = payload.split(' ');
      if (ids.length === 0) publicCache.forgetAll(`${schema}/`);
      for (const id of ids) publicCache.forget(`${schema}/${id}`);
    },
  });
}
