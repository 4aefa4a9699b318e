import { SCOPES, type Scope } from '@techbourse/api-schema';

/** Scopes as a key's row keeps them: `listings:read` -> `{"listings":["read"]}`. */
export function toPermissions(scopes: readonly Scope[]): string {
  const permissions: Record<string, string[]> = {};
  for (const scope of SCOPES) {
    if (!scopes.includes(scope)) continue;
    const [resource = '', action = ''] = scope.split(':');
    permissions[resource] = [...(permissions[resource] ?? []), action];
  }
  return JSON.stringify(permissions);
}

/**
 * The scopes in a key's permissions. What this version does not know, or cannot read, gives no right: keys are read many
 * at a time, and one must not spoil the others.
 */
export function toScopes(permissions: string | null): Scope[] {
  const given = parsed(permissions ?? '{}');
  if (typeof given !== 'object' || given === null) return [];
  return SCOPES.filter((scope) => {
    const [resource = '', action = ''] = scope.split(':');
    const actions: unknown = Object.hasOwn(given, resource) ? Reflect.get(given, resource) : undefined;
    return Array.isArray(actions) && actions.includes(action);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
