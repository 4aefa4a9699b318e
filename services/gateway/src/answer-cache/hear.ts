import { hearNotifications, type Notifications } from '@techbourse/db';
import type { Logger } from '@techbourse/platform';
import type { AnswerCache } from './answer-cache.ts';

type Listener = {
  config: { ANSWER_CACHE_BYTES: number; DATABASE_URL: string };
  log: Logger;
  answerCache: AnswerCache;
};

/** On which every change of a record that may be public is told, by triggers of its table: `listings ID ID ...`. */
const CHANNEL = 'record_changed';

/**
 * Opens the cache of answers while changes are heard, and empties it when they are not. Records of services whose
 * tables lie in another database than the gateway's are never heard of: set ANSWER_CACHE_BYTES to 0 then.
 */
export function hearChanges({ config, log, answerCache }: Listener): Notifications {
  if (config.ANSWER_CACHE_BYTES === 0) return { stop: async () => {} };
  return hearNotifications(config.DATABASE_URL, {
    channel: CHANNEL,
    name: 'gateway changes',
    onUp: answerCache.open,
    onDown: () => {
      answerCache.close();
      log.warn('changes of records are not heard: no answer is kept');
    },
    onMessage: (payload) => {
      const [schema = '', ...ids] = payload.split(' ');
      if (ids.length === 0) answerCache.forgetAll(`${schema}/`);
      for (const id of ids) answerCache.forget(`${schema}/${id}`);
    },
  });
}
