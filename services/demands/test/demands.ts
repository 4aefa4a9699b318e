import { organisationRefSchema } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { asService, testActor, testSettings } from '@techbourse/testkit';
import type { DemandContent } from '../src/api/content.ts';
import type { DemandSnapshot } from '../src/api/events.ts';
import { type Composed, createContext } from '../src/compose.ts';
import { readDemandsConfig } from '../src/config.ts';

/** For tests: a complete demand in English, with what the test is about put in its place. */
export function exampleDemand(changes: Partial<DemandContent> = {}): DemandContent {
  return {
    kind: 'technology',
    title: { en: { text: 'Fluoride removal from mine water', origin: 'person' } },
    problem: {
      en: {
        text: 'Water of a fluorite mine holds 18 mg/l of fluoride. Lime brings it to 8 mg/l and leaves much sludge.',
        origin: 'person',
      },
    },
    requiredResults: [{ metric: 'fluoride in the outlet', comparison: 'at_most', value: 1, unit: 'mg/l' }],
    ipc: ['C02F 1/58'],
    keywords: ['fluoride', 'mine water'],
    dealKinds: ['non_exclusive_licence', 'service'],
    ...changes,
  };
}

/** For tests: a context on engines of this file alone. */
export async function testContext(now?: () => Date, timeZone?: string): Promise<Composed> {
  const settings = await asService(await testSettings(), 'demands');
  const config = readDemandsConfig({ ...settings, EXCHANGE_TIME_ZONE: timeZone });
  return createContext(config, now ? { clock: { now } } : {});
}

export const testCompany = (options: Parameters<typeof testActor>[0] = {}) =>
  testActor({ kind: 'company', region: 'CN-HL', ...options });

export const english = (text: string) => ({ en: { text, origin: 'person' as const } });

/** For tests: an open demand as its event carries it. */
export function exampleSnapshot(changes: Partial<DemandSnapshot> = {}): DemandSnapshot {
  const { kind, title = {}, problem = {}, requiredResults, ipc, keywords, dealKinds } = exampleDemand();
  const organisation = organisationRefSchema.parse(testCompany().organisation);
  return {
    id: newId(),
    version: 2,
    kind,
    organisation,
    anonymous: false,
    shownPlace: 'region',
    title,
    problem,
    requiredResults: requiredResults ?? [],
    ipc: ipc ?? [],
    field: null,
    keywords: keywords ?? [],
    dealKinds: dealKinds ?? [],
    languages: [],
    openUntil: '2027-05-04',
    openedAt: '2026-05-04T09:00:00.000Z',
    ...changes,
  };
}
