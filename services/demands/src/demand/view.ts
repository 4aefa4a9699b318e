import { anonymousTimestamp, endOfDay } from '@techbourse/domain';
import type { Demand, DemandRow } from '../api/demand.ts';
import type { DemandSnapshot } from '../api/events.ts';
import { type AccessLevel, closesAtFor, contentFor, ownerFor, timestampsFor } from './anonymity.ts';
import { completenessOf } from './completeness.ts';
import { fieldOf } from './demand.ts';
import type { DemandRecord } from './store.ts';

const sourceOf = ({ source, externalId }: DemandRecord) =>
  source && externalId ? { source: { source, externalId } } : {};

/** A demand as a reader with this access level gets it. */
export function viewOf(record: DemandRecord, accessLevel: AccessLevel): Demand {
  const { content } = record;
  return {
    id: record.id,
    version: record.version,
    state: record.state,
    outcome: record.outcome,
    sight: accessLevel,
    organisation: ownerFor(accessLevel, record),
    ...timestampsFor(accessLevel, record),
    openUntil: record.openUntil,
    closesAt: closesAtFor(accessLevel, record),
    ...(accessLevel === 'owner' && record.outOfView ? { outOfView: true as const } : {}),
    ...contentFor(accessLevel, record),
    ...(accessLevel === 'owner' ? { ...sourceOf(record), completeness: completenessOf(content) } : {}),
    ...(accessLevel === 'owner' && record.closingNote ? { closingNote: record.closingNote } : {}),
  };
}

export function rowOf(record: DemandRecord): Omit<DemandRow, 'reads'> {
  return {
    id: record.id,
    version: record.version,
    kind: record.content.kind,
    state: record.state,
    outcome: record.outcome,
    title: record.content.title,
    deadline: record.content.deadline,
    anonymous: record.content.anonymous ?? false,
    completeness: completenessOf(record.content).score,
    ...sourceOf(record),
    organisation: record.organisation,
    updatedAt: record.updatedAt.toISOString(),
    openedAt: record.openedAt?.toISOString() ?? null,
    openUntil: record.openUntil,
    closesAt: record.closesAt?.toISOString() ?? null,
  };
}

/** An open demand as subscribers get it: the owner is named, `anonymous` says whether they may name it to others. */
export function snapshotOf(record: DemandRecord): DemandSnapshot {
  const { openUntil, openedAt } = record;
  const { acceptedPassages: _accepted, ...content } = record.content;
  const { title, problem } = content;
  // Opening checked the texts and set the end; without them the record never was open.
  if (!title || !problem || !openUntil || !openedAt) throw new Error(`demand ${record.id} was never open`);
  return {
    ...content,
    id: record.id,
    version: record.version,
    organisation: record.organisation,
    anonymous: content.anonymous ?? false,
    shownPlace: record.shownPlace,
    title,
    problem,
    requiredResults: content.requiredResults ?? [],
    ipc: content.ipc ?? [],
    field: fieldOf(content) ?? null,
    keywords: content.keywords ?? [],
    dealKinds: content.dealKinds ?? [],
    languages: content.languages ?? [],
    openUntil,
    closesAt: (record.closesAt ?? endOfDay(openUntil, 'UTC')).toISOString(),
    openedAt: content.anonymous ? anonymousTimestamp(openedAt.toISOString()) : openedAt.toISOString(),
  };
}
