import { type EventType, eventTypes } from '@techbourse/domain';
import { subscribersOf } from '@techbourse/queue';
import { describe, expect, it } from 'vitest';
import { KINDS } from './kinds.ts';

/** Events that no kind is made by, and why nobody is told of them. */
const UNTOLD: Partial<Record<EventType, string>> = {
  'listing.identified': 'data of the register of assets, which nobody is shown',
  'profile.built': 'what matching knows; people hear of the pairs',
  'profile.removed': 'what matching knows; people hear of the pairs',
  'rematch.chunk_made': 'a step of a job; the operator sees how far it is',
  'pairs.changed': 'for the copies of search; people hear of new good ones by pairs.found',
  'pair.contacted': 'contracts opens an enquiry by it, and deal.changed tells of that',
  'deal.opened': 'for the progress of a pair; deal.changed tells of it',
  'deal.answered': 'for the progress of a pair; deal.changed tells of it',
  'deal.lost': 'for the progress of a pair; deal.changed tells of it',
  'contract.signed': 'for the progress of a pair; deal.changed tells of it',
  'contract.standing': 'for listings and demands; contract.changed tells of it',
  'person.changed': 'the person did it; its old and new address hear of it by mail of identity',
  'listing.digest': 'compares copies; nothing has happened',
  'demand.digest': 'compares copies; nothing has happened',
  'listing.missed': 'asks for records again; nothing has happened',
  'demand.missed': 'asks for records again; nothing has happened',
};

const heard = new Set<string>(
  Object.values(KINDS).flatMap(({ when, over, before }) => [...when, ...over, ...before.dates].map(({ type }) => type)),
);

describe('every event of the exchange', () => {
  it.each(eventTypes)('%s is told to somebody, or says why it is not', (type) => {
    expect({ told: heard.has(type), because: UNTOLD[type] !== undefined }).toEqual({
      told: UNTOLD[type] === undefined,
      because: !heard.has(type),
    });
  });

  it.each([...heard])('%s reaches the job that tells of it', (type) => {
    expect(subscribersOf(type)).toContain('notification.make');
  });
});
