import type { DemandSnapshot } from '@techbourse/demands/api';
import { dayIn } from '@techbourse/domain';
import { collectTexts } from '@techbourse/matching-engine';
import type { MatchRecord } from './record.ts';

/** What matching reads of an open demand. `zone`: whose midnight begins the days that matching compares. */
export function demandRecord(snapshot: DemandSnapshot, zone: string): MatchRecord {
  const { organisation, elements } = snapshot;
  return {
    side: 'demand',
    id: snapshot.id,
    version: snapshot.version,
    marketedAt: snapshot.openedAt,
    texts: collectTexts([
      snapshot.title,
      snapshot.problem,
      elements?.material,
      elements?.method,
      elements?.efficacy,
      elements?.product,
      elements?.application,
      snapshot.tried,
      snapshot.requiredResults.map((result) => result.metric),
      snapshot.keywords,
    ]),
    numbers: { required: snapshot.requiredResults },
    ipc: snapshot.ipc,
    facts: {
      organisationId: organisation.id,
      dealKinds: snapshot.dealKinds,
      readinessWanted: snapshot.readinessWanted,
      exclusivity: snapshot.exclusivity,
      budget: snapshot.budget,
      territory: snapshot.territory,
      deadline: snapshot.deadline,
      openUntil: lastDayIn(zone, snapshot),
      countries: [...new Set([organisation.country, snapshot.place?.country ?? organisation.country])],
      restrictions: snapshot.restrictions,
    },
    card: {
      kind: snapshot.kind,
      title: snapshot.title,
      field: snapshot.field,
      organisation,
      anonymous: snapshot.anonymous,
      shownPlace: snapshot.shownPlace,
      until: snapshot.openUntil,
      dealKinds: snapshot.dealKinds,
    },
    sameAs: { patents: [], byText: true },
  };
}

/** The last day of the exchange on which the demand is open, even for a part of it. */
function lastDayIn(zone: string, { closesAt, openUntil }: DemandSnapshot): string {
  return closesAt ? dayIn(new Date(Date.parse(closesAt) - 1), zone) : openUntil;
}
