import { type EventType, eventTypes } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { subscribersOf } from '@techbourse/queue';
import { testActor } from '@techbourse/testkit';
import { describe, expect, it } from 'vitest';
import {
  closed,
  contractStep,
  dealStep,
  demandOf,
  disclosed,
  eventOf,
  joined,
  listingOf,
  mandated,
  opened,
  organisationChanged,
  paired,
  published,
  requested,
  withdrawn,
} from '../../test/told.ts';
import { changesOf } from './change.ts';
import { toldBy } from './told.ts';

/** Events that make no rows, and why not. */
const NOT_TOLD: Partial<Record<EventType, string>> = {
  'listing.identified': 'numbers that others may not see; listing.published beside it tells of the listing',
  'profile.built': 'what matching makes of a record, for itself',
  'profile.removed': 'what matching makes of a record, for itself',
  'rematch.chunk_made': 'work of matching, for itself',
  'pair.contacted': 'makes an enquiry: deal.changed tells of it',
  'pairs.found': 'counts pairs for a notification: pairs.changed tells of each',
  'deal.opened': 'deal.changed tells of every step',
  'deal.answered': 'deal.changed tells of every step',
  'deal.lost': 'deal.changed tells of every step',
  'contract.signed': 'contract.changed tells of it',
  'contract.standing': 'contract.changed tells of it; what it does to listing and demand tells of itself',
  'accreditation.changed': 'stands in the public record of the agency, where it is read',
  'accreditation.requested':
    'between an agency and the operator; the public record of the agency tells what came of it',
  'listing.reviewed': 'of a record that nobody else sees; its owner and the reviewer are told as people',
  'demand.reviewed': 'of a record that nobody else sees; its owner and the reviewer are told as people',
  'invitation.changed': 'between an organisation and a person; who joins is told by membership.changed',
  'ownership.offered': 'between two people; who owns is told by membership.changed',
  'key.changed': 'what administers an organisation; its members are told as people',
  'verification.changed': 'between an organisation and the operator; organisation.changed tells what came of it',
  'unit.requested': 'between two organisations, whose members are told; organisation.changed tells what came of it',
  'sso.changed': 'what administers an organisation; its members and the operator are told as people',
  'abuse.decided': 'for who reported it, and nobody else',
  'person.changed': 'a person’s own, of no organisation',
  'listing.digest': 'versions to compare; what was missed is asked for and told then',
  'demand.digest': 'versions to compare; what was missed is asked for and told then',
  'listing.missed': 'asks for an event again',
  'demand.missed': 'asks for an event again',
};

const [seller, buyer] = [testActor(), testActor({ kind: 'company' })];
const [listing, demand] = [listingOf(seller), demandOf(buyer)];
const ids = [seller, buyer].map(({ organisation }) => organisation.id);
const [SELLER = '', BUYER = ''] = ids;
const examples = [
  ...[published(listing), withdrawn(listing), opened(demand), closed(demand), paired(listing, demand)],
  ...[dealStep(listing, demand), contractStep(listing, demand), disclosed(listing, BUYER)],
  ...[organisationChanged(SELLER), joined(SELLER), requested(SELLER), mandated(SELLER, BUYER)],
];

describe('every event of the exchange', () => {
  it.each(eventTypes)('%s is in the feed, or there is a reason why not', (type) => {
    const isHeard = subscribersOf(type).includes('change.note');
    const example = examples.find((one) => one.type === type);
    expect(isHeard).toBe(NOT_TOLD[type] === undefined);
    expect(example === undefined ? undefined : toldBy(example)?.of !== undefined).toBe(isHeard ? true : undefined);
    if (!isHeard) expect(toldBy(eventOf(type, newId(), 1, {}))).toBeUndefined();
  });

  it('of members is for their organisation, of a disclosure for both sides, at its moment', () => {
    const at = new Date('2026-05-06T10:15:16Z');
    const rowsOf = (event: (typeof examples)[number]) => {
      const told = toldBy(event);
      return told ? changesOf(told, { at, now: at, known: new Map() }) : [];
    };
    for (const [event, kind, organisations] of [
      [joined(SELLER), 'membership', [SELLER]],
      [requested(SELLER), 'join_request', [SELLER]],
      [disclosed(listing, BUYER), 'disclosure', [SELLER, BUYER]],
    ] as const) {
      expect(rowsOf(event)).toMatchObject([
        { kind, type: event.type, everyone: false, organisations, at, blurred: false },
      ]);
    }
  });
});
