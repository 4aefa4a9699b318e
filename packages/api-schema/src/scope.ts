import { z } from 'zod';

/** What an API key may be allowed to do. */
export const SCOPES = [
  'listings:read',
  'listings:write',
  'contacts:read',
  'demands:read',
  'demands:write',
  'pairs:read',
  'pairs:decide',
  'deals:read',
  'deals:write',
  'contracts:sign',
  'statistics:read',
  'organisations:write',
  'exchange:operate',
] as const;
export const scopeSchema = z.enum(SCOPES).meta({ id: 'Scope' });
export type Scope = z.infer<typeof scopeSchema>;
