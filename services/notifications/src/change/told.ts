import { CONTRACT_CHANGED, contractChangedSchema, DEAL_CHANGED, dealChangedSchema } from '@techbourse/contracts/api';
import { DEMAND_CLOSED, DEMAND_OPENED, demandClosedSchema, demandSnapshotSchema } from '@techbourse/demands/api';
import {
  MANDATE_CHANGED,
  mandateChangedSchema,
  ORGANISATION_CHANGED,
  organisationChangedSchema,
} from '@techbourse/gateway/api';
import {
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

/** Events from before do not say the state. */
const organisationSchema = organisationChangedSchema.extend({ state: z.string().default('active') });

/** What the feed takes of an event; undefined for one that it does not tell of. */
export function toldBy({ type, key, version, payload }: JobEnvelope): Told | undefined {
  switch (type) {
    case LISTING_PUBLISHED: {
      const { id, organisation } = readStored(listingSnapshotSchema, payload);
      return {
        of: 'record',
        kind: 'listing',
        id,
        version,
        live: true,
        organisationId: organisation.id,
        anonymous: false,
      };
    }
    case LISTING_WITHDRAWN: {
      const { id, organisationId } = readStored(listingWithdrawnSchema, payload);
      return { of: 'record', kind: 'listing', id, version, live: false, organisationId, anonymous: false };
    }
    case DEMAND_OPENED: {
      const { id, organisation, anonymous } = readStored(demandSnapshotSchema, payload);
      return { of: 'record', kind: 'demand', id, version, live: true, organisationId: organisation.id, anonymous };
    }
    case DEMAND_CLOSED: {
      const { id, organisationId, snapshot } = readStored(demandClosedSchema, payload);
      const { anonymous } = snapshot;
      return { of: 'record', kind: 'demand', id, version, live: false, organisationId, anonymous };
    }
    case ORGANISATION_CHANGED: {
      const { id, verified, state } = readStored(organisationSchema, payload);
      return { of: 'organisation', id, version, verified, silent: state !== 'active' };
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
    default:
      return undefined;
  }
}
