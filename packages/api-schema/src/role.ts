import { z } from 'zod';

/** The role of a person in its organisation. The table lists each role separately; none implies another. */
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;
export const roleSchema = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;
