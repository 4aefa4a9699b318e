import type { DemandSnapshot } from '@techbourse/demands/contract';
import type { MatchRecord } from './record.ts';
import { gatherTexts } from './texts.ts';

/** What matching reads of an open demand. */
export function demandRecord(snapshot: DemandSnapshot): MatchRecord {
  const { organisation, elements } = snapshot;
  return {
    side: 'demand',
    id: snapshot.id,
    version: snapshot.version,
    texts: gatherTexts([
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
    ipc: snapshot.ipc,
    facts: {
      organisationId: organisation.id,
      dealKinds: snapshot.dealKinds,
      readinessWanted: snapshot.readinessWanted,
      exclusivity: snapshot.exclusivity,
      budget: snapshot.budget,
      territory: snapshot.territory,
      deadline: snapshot.deadline,
      openUntil: snapshot.openUntil,
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
