/** No mail goes there (RFC 2606). */
const DOMAIN = 'deleted.invalid';

/** What is left of a deleted person: record and audit keep its id, nothing says whose it was. */
export function pseudonymOf(id: string): { name: string; email: string } {
  return { name: `Deleted person ${id.slice(-8)}`, email: `${id}@${DOMAIN}` };
}

export function isPseudonym({ email }: { email: string }): boolean {
  return email.endsWith(`@${DOMAIN}`);
}
