import type { DemandSnapshot } from '@techbourse/demands/api';
import {
  anonymousOrganisation,
  anonymousTimestamp,
  anonymousWorkPlace,
  type DealStage,
  type DeclineReason,
  pairIdOf,
  type ShownOrganisation,
} from '@techbourse/domain';
import type { Actor } from '@techbourse/policy';
import type { Deal, DealEvent, DealSummary } from '../api/index.ts';
import type { CoveringMandate } from '../mandate/mandate.ts';
import { type KnownOrganisations, nameOf } from '../organisation/names.ts';
import type { DealAgency } from './agencies.ts';
import { awaitsAnswer, type ConfirmedDraft, dealActions, nextAct, stageClock } from './deal.ts';
import { readingSideOf, sideOf } from './load.ts';
import { proposalOf, standingProposal } from './proposal.ts';
import type { DealRow } from './store.ts';

type Seen = { actor: Actor; now: Date; contractId: string | undefined; draft: ConfirmedDraft | undefined };

/** The buyer as the actor sees it. */
function buyerFor(row: DealRow, actor: Actor): ShownOrganisation {
  if (!awaitsAnswer(row, readingSideOf(row, actor))) return row.buyer;
  return anonymousOrganisation(row.buyer, row.demandSnapshot?.field ?? null, row.demandSnapshot?.shownPlace ?? 'none');
}

/** The demand as the actor sees it: of one whose company is unnamed to it, no moment and no place that lead there. */
function demandFor(row: DealRow, demand: DemandSnapshot, actor: Actor): DemandSeen {
  const organisation = buyerFor(row, actor);
  if (organisation.id !== null) return { ...demand, organisation };
  const { place, openedAt, closesAt: _closesAt, ...shown } = demand;
  const work = anonymousWorkPlace(place, row.buyer, demand.shownPlace ?? 'none');
  return { ...shown, organisation, openedAt: anonymousTimestamp(openedAt), ...(work ? { place: work } : {}) };
}

/** What an unnamed company did, by the day: the moment may stand beside something that it did under its name. */
function eventFor(row: DealRow, event: DealEvent, actor: Actor): DealEvent {
  const reading = readingSideOf(row, actor);
  const isHidden = event.side === 'buyer' && awaitsAnswer(row, reading);
  // Which of its people did something is the business of a side itself.
  const shown = reading === null || event.side === reading ? event : { ...event, personId: null };
  return isHidden ? { ...shown, at: anonymousTimestamp(event.at) } : shown;
}

type DemandSeen = NonNullable<Deal['demand']>['snapshot'];

function common(row: DealRow, { actor, now, contractId, draft }: Seen) {
  const side = sideOf(row, actor);
  const standing = standingProposal(row, now);
  const clock = stageClock(row.stage, row.stageSince, now);
  const next = nextAct(row, standing, draft);
  const until = standing?.lapsesAt.toISOString() ?? clock.dueAt;
  const asked = standing && { to: standing.to, own: standing.by === side };
  return {
    id: row.id,
    version: row.version,
    stage: row.stage,
    clock: { ...clock, waitsFor: next?.by ?? null },
    next: next ? { ...next, until } : null,
    proposal: viewProposal(row, now),
    pairId: row.demandId ? pairIdOf(row.listingId, row.demandId) : null,
    seller: row.seller,
    buyer: buyerFor(row, actor),
    buyerNamed: row.buyerNamed,
    side,
    openedBy: row.openedBy,
    openedAt: row.openedAt.toISOString(),
    // Written from the same list of codes, and never without one.
    lost: row.lostReason ? { reason: row.lostReason as DeclineReason, note: row.lostNote } : null,
    contractId: contractId ?? null,
    actions: side ? dealActions(row.stage, contractId !== undefined, awaitsAnswer(row, side), asked) : [],
  };
}

function viewProposal(row: DealRow, now: Date): DealSummary['proposal'] {
  const proposal = proposalOf(row);
  if (!proposal) return null;
  const { to, by, at, lapsesAt } = proposal;
  return {
    // A CHECK holds it to the open stages.
    to: to as Exclude<DealStage, 'signed' | 'lost'>,
    by,
    at: at.toISOString(),
    lapsesAt: lapsesAt.toISOString(),
    lapsed: now >= lapsesAt,
  };
}

export function summaryOf(row: DealRow, seen: Seen): DealSummary {
  const { listingSnapshot: listing, demandSnapshot: demand } = row;
  return {
    ...common(row, seen),
    listing: { id: row.listingId, version: row.listingVersion, title: listing.title },
    demand: demand ? { id: demand.id, version: demand.version, title: demand.title } : null,
  };
}

type History = {
  events: readonly DealEvent[];
  agencies: readonly DealAgency[];
  /** Those in force that cover it. */
  mandates: readonly Pick<CoveringMandate, 'agencyId' | 'side'>[];
  known: KnownOrganisations;
};

export function dealOf(row: DealRow, { events, agencies, mandates, known }: History, seen: Seen): Deal {
  const { demandSnapshot: demand } = row;
  return {
    ...common(row, seen),
    listing: {
      id: row.listingId,
      version: row.listingVersion,
      snapshot: { ...row.listingSnapshot, organisation: row.seller },
    },
    demand: demand ? { id: demand.id, version: demand.version, snapshot: demandFor(row, demand, seen.actor) } : null,
    agencies: agencies.map(({ organisationId, sides, declaredAt, acceptedBy }) => {
      const found = known.get(organisationId)?.organisation;
      const name = found ? nameOf(found) : organisationId;
      const actsFor = sides.filter((side) =>
        mandates.some((mandate) => mandate.agencyId === organisationId && mandate.side === side),
      );
      return { organisationId, name, sides, actsFor, declaredAt: declaredAt?.toISOString() ?? null, acceptedBy };
    }),
    events: events.map((event) => eventFor(row, event, seen.actor)),
  };
}
