import { ProfileIndex } from '@techbourse/matching-engine';
import type { Logger } from '@techbourse/platform';
import type { RetrievalStack } from './retrieval-stack.ts';

/** Loads all profiles into memory when a worker starts, and logs their size. The first job waits for them. */
export async function loadProfiles({
  sync,
  profiles,
  log,
}: Pick<RetrievalStack, 'sync' | 'profiles'> & { log: Logger }): Promise<void> {
  const started = performance.now();
  try {
    await sync.catchUp();
  } catch (error) {
    log.warn({ err: error }, 'profiles could not be loaded yet: the first job will load them');
    return;
  }
  if (!(profiles instanceof ProfileIndex)) return;
  const size = { listings: profiles.size('listing'), demands: profiles.size('demand') };
  log.info({ ms: Math.round(performance.now() - started), ...size, bytes: profiles.bytes() }, 'profiles are in memory');
}
