import type { Label, Language } from '@techbourse/domain';
import { z } from 'zod';

/** The role of a person in its organisation. The table lists each role separately; none implies another. */
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;
export const roleSchema = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

/** What people call a role, in a list or after a colon. */
export const ROLE_NAMES: Readonly<Record<Role, Label>> = {
  owner: { zh: '所有者', en: 'owner', ru: 'владелец' },
  admin: { zh: '管理员', en: 'administrator', ru: 'администратор' },
  editor: { zh: '编辑', en: 'editor', ru: 'редактор' },
  viewer: { zh: '查看者', en: 'viewer', ru: 'наблюдатель' },
};

/** A role within a sentence: English says `an owner`. A role of a later version is said as it is written. */
export function roleInWords(role: string, language: Language): string {
  const parsed = roleSchema.safeParse(role);
  if (!parsed.success) return role;
  const name = ROLE_NAMES[parsed.data][language];
  if (language !== 'en') return name;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}
