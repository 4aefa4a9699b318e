import { CONTRACT_CHANGED, contractChangedSchema, DEAL_CHANGED, dealChangedSchema } from '@techbourse/contracts/api';
import { DEMAND_CLOSED, DEMAND_OPENED, demandClosedSchema, demandSnapshotSchema } from '@techbourse/demands/api';
import {
  MANDATE_CHANGED,
  MEMBERSHIP_CHANGED,
  MEMBERSHIP_REQUESTED,
  mandateChangedSchema,
  membershipChangedSchema,
  membershipKey,
  membershipRequestedSchema,
  ORGANISATION_CHANGED,
  organisationChangedSchema,
} from '@techbourse/gateway/api';
import {
  DISCLOSURE_CHANGED,
  disclosureChangedSchema,
  LISTING_PUBLISHED,
  LISTING_WITHDRAWN,
  listingSnapshotSchema,
  listingWithdrawnSchema,
} from '@techbourse/listings/api';
import { PAIRS_CHANGED, pairsChangedSchema } from '@techbourse/matching/api';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import { z } from 'zod';
import type { Told } from './change.ts';
import { partsOfDemand, partsOfListing, partsOfOrganisation } from './what.ts';

/** Events from before do not say the state. */
const organisationSchema = organisationChangedSchema.extend({ state: z.string().default('active') });

/** What the feed takes of an event; undefined for one that it does not tell of. */
export function toldBy({ type, key, version, payload }: JobEnvelope): Told | undefined {
  switch (type) {
    case LISTING_PUBLISHED: {
      const snapshot = readStored(listingSnapshotSchema, payload);
      const { id, organisation } = snapshot;
      return {
        of: 'record',
        kind: 'listing',
        id,
        version,
        live: true,
        organisationId: organisation.id,
        anonymous: false,
        parts: partsOfListing(snapshot),
      };
    }
    case LISTING_WITHDRAWN: {
      const { id, organisationId, reason: left } = readStored(listingWithdrawnSchema, payload);
      const gone = { live: false, left, anonymous: false, parts: null };
      return { of: 'record', kind: 'listing', id, version, organisationId, ...gone };
    }
    case DEMAND_OPENED: {
      const snapshot = readStored(demandSnapshotSchema, payload);
      const { id, organisation, anonymous } = snapshot;
      const shown = { live: true, anonymous, parts: partsOfDemand(snapshot) };
      return { of: 'record', kind: 'demand', id, version, organisationId: organisation.id, ...shown };
    }
    case DEMAND_CLOSED: {
      const { id, organisationId, snapshot, outcome: left } = readStored(demandClosedSchema, payload);
      const gone = { live: false, left, anonymous: snapshot.anonymous, parts: null };
      return { of: 'record', kind: 'demand', id, version, organisationId, ...gone };
    }
    case ORGANISATION_CHANGED: {
      const { id, verified, shown, state, shownAs } = readStored(organisationSchema, payload);
      const silent = state !== 'active';
      return {
        of: 'organisation',
        id,
        version,
        verified,
        shown: shown && !silent,
        silent,
        parts: partsOfOrganisation(shownAs),
      };
    }
    case PAIRS_CHANGED:
      // Named after a pair: one side's own decision, which the other does not see.
      return key.includes('_') ? undefined : { of: 'pairs', pairs: readStored(pairsChangedSchema, payload).pairs };
    case DEAL_CHANGED: {
      const { by, ...deal } = readStored(dealChangedSchema, payload);
      const step = deal.act === 'opened' || deal.act === 'lost' ? deal.act : 'changed';
      return { of: 'deal', ...deal, step, isBySeller: by === 'seller' };
    }
    case CONTRACT_CHANGED: {
      const { act, ...deal } = readStored(contractChangedSchema, payload);
      return { of: 'contract', ...deal, step: act === 'signed' ? act : 'changed' };
    }
    case MANDATE_CHANGED: {
      const { id, clientId, agencyId, about } = readStored(mandateChangedSchema, payload);
      return { of: 'mandate', id, sides: [clientId, agencyId], about: about.kind === 'all' ? [] : [about.id] };
    }
    case DISCLOSURE_CHANGED: {
      const { disclosureId, dealId, listingId, grantedBy, organisationId } = readStored(
        disclosureChangedSchema,
        payload,
      );
      const sides = [...new Set([grantedBy, organisationId])];
      return { of: 'disclosure', id: `${dealId}_${disclosureId}`, sides, about: [listingId] };
    }
    case MEMBERSHIP_CHANGED: {
      const membership = readStored(membershipChangedSchema, payload);
      return { of: 'membership', id: membershipKey(membership), sides: [membership.organisationId], about: [] };
    }
    case MEMBERSHIP_REQUESTED: {
      const { id, organisationId } = readStored(membershipRequestedSchema, payload);
      return { of: 'join_request', id: `${organisationId}_${id}`, sides: [organisationId], about: [] };
    }
    default:
      return undefined;
  }
}
