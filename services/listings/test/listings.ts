import type { Clock } from '@techbourse/platform';
import { asService, testSettings } from '@techbourse/testkit';
import type { ListingContent } from '../src/api/content.ts';
import { createContext } from '../src/compose.ts';
import { readListingsConfig } from '../src/config.ts';

/** A clock that tests move by hand. */
export function handClock(start: string): Clock & { set(moment: string): void } {
  let now = new Date(start);
  return {
    now: () => now,
    set: (moment) => {
      now = new Date(moment);
    },
  };
}

/** A context on engines of its own database, queue prefix and index prefix. */
export async function testContext(options: { clock?: Clock; timeZone?: string } = {}) {
  const { timeZone, ...given } = options;
  const settings = { ...(await asService(await testSettings(), 'listings')), EXCHANGE_TIME_ZONE: timeZone };
  return createContext(readListingsConfig(settings), given);
}

const person = (text: string) => ({ text, origin: 'person' as const });

/** A listing that is ready to be published. */
export function readyContent(changes: Partial<ListingContent> = {}): ListingContent {
  return {
    kind: 'research_result',
    title: { en: person('Membrane for fluoride removal') },
    abstract: { en: person('A ceramic membrane removes fluoride from drinking water at low pressure.') },
    ipc: ['C02F 1/44'],
    keywords: ['fluoride', 'membrane'],
    readiness: { scale: 'trl', level: 5, origin: 'self_declared' },
    offers: ['non_exclusive_licence', 'joint_development'],
    ...changes,
  };
}
