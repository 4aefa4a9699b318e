import { hearNotifications, type Notifications } from '@techbourse/db';
import type { Context } from '../context.ts';

/** On which every change of a person, its sessions and memberships, an organisation and a key is told, by triggers. */
const CHANNEL = 'identity_changed';

/**
 * Drops what this process remembers of whom another one has changed: an ended session, a revoked key. While it does not hear,
 * what is remembered ends after some seconds.
 */
export function hearIdentity({ config, log, changes }: Pick<Context, 'config' | 'log' | 'changes'>): Notifications {
  return hearNotifications(config.DATABASE_URL, {
    channel: CHANNEL,
    name: 'gateway identity',
    onUp: () => {},
    onDown: () => log.warn('changes of identity are not heard: they take effect within seconds'),
    onMessage: (payload) => {
      const [what, id = ''] = payload.split(' ');
      if (what === 'person' || what === 'organisation' || what === 'key') changes.emit(what, id);
    },
  });
}
