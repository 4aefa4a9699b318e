import type { Clock } from '@techbourse/platform';
import { asService, testSettings } from '@techbourse/testkit';
import { createContext } from '../src/compose.ts';
import { readNotificationsConfig } from '../src/config.ts';

/** A context on a database of this test file alone. */
export async function testContext(options: { clock?: Clock; settings?: Record<string, string> } = {}) {
  const settings = await asService(await testSettings(), 'notifications');
  return createContext(readNotificationsConfig({ ...settings, ...options.settings }), options);
}
