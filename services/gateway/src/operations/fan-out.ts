import type { ServiceName } from '@techbourse/gateway/api';
import { asAppError, summaryOf } from '@techbourse/platform';

type Failure = { service: ServiceName; status: number; reason: string; detail: string };

export type FromAll<T> = { items: T[]; failures: Failure[] };

/**
 * Queries several services in parallel. Failures are returned beside the answers of the other services.
 */
export async function askAll<T>(
  services: readonly ServiceName[],
  ask: (service: ServiceName) => Promise<T[]>,
): Promise<FromAll<T>> {
  const answers = await Promise.all(
    services.map(async (service) => {
      try {
        return { items: await ask(service), failures: [] };
      } catch (thrown) {
        const { kind, status, reason, message } = asAppError(thrown);
        const detail = kind === 'INTERNAL' ? summaryOf(thrown) : message;
        return { items: [], failures: [{ service, status, reason, detail }] };
      }
    }),
  );
  return { items: answers.flatMap(({ items }) => items), failures: answers.flatMap(({ failures }) => failures) };
}
