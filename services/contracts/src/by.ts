import type { Actor } from '@techbourse/policy';

/** Who acted for an organisation, as rows keep it: a person, and an agency under a mandate. */
export type By = { personId: string | null; agencyId: string | null; mandateId: string | null };

export function byOf({ by }: Pick<Actor, 'by'>): By {
  return { personId: by?.person ?? null, agencyId: by?.agency ?? null, mandateId: by?.mandateId ?? null };
}

/** The same as facts of the ledger: what nobody was is left out, as in entries from before this was kept. */
export function byFacts({ personId, agencyId, mandateId }: By): Record<string, string> {
  return {
    ...(personId === null ? {} : { person: personId }),
    ...(agencyId === null ? {} : { agency: agencyId }),
    ...(mandateId === null ? {} : { mandate: mandateId }),
  };
}
