import type { Schemas } from '@techbourse/client';
import { api } from '../../client/client.ts';

const KINDS = ['listing', 'demand', 'organisation', 'account'] as const;
export type SubjectKind = (typeof KINDS)[number];

export function subjectKindOf({ subjectKind }: Pick<Schemas['AbuseReport'], 'subjectKind'>): SubjectKind {
  return KINDS.find((kind) => kind === subjectKind) ?? 'listing';
}

/** Takes what was reported off the market, or its owner its voice; the owner reads the reason. */
export async function takeDown(kind: SubjectKind, id: string, reason: string): Promise<unknown> {
  const path = { id };
  switch (kind) {
    case 'listing':
      return api.post('/api/listings/{id}/withdraw', { path, body: { reason } });
    case 'demand':
      return api.post('/api/demands/{id}/close', { path, body: { outcome: 'withdrawn', note: reason } });
    case 'organisation':
      return api.post('/api/organisations/{id}/suspend', { path, body: { reason: reason.replaceAll(/\s+/g, ' ') } });
    case 'account':
      return api.post('/api/people/{id}/suspend', { path, body: { reason } });
  }
}
