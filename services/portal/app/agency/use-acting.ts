import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ActingFor, actFor } from '../client/acting.ts';
import type { Mandate } from './reads.ts';

/** Changes for whom one acts, and leads to a page of the workbench as that. What was read before is forgotten. */
export function useActFor(): (next: ActingFor | undefined, page?: string) => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (next, page = '/') => {
    actFor(next);
    queryClient.clear();
    router.history.push(`/app${page}`);
    await router.invalidate();
  };
}

export function actingBy({ id, client }: Pick<Mandate, 'id' | 'client'>): ActingFor {
  return { clientId: client.id, mandateId: id, name: client.name };
}

/** Where work for a client begins: at home, or at the one record of the mandate. */
export function firstPage({ about }: Pick<Mandate, 'about'>): string {
  return about.kind === 'all' ? '/' : `/${about.kind}s/${about.id}`;
}
