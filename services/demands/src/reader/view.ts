import type { KeptDisclosure } from '@techbourse/record';
import type { DemandReader } from '../api/reader.ts';

export function viewReader({ id, organisationId, grantedAt }: KeptDisclosure): DemandReader {
  return { id, organisationId, since: grantedAt.toISOString() };
}
