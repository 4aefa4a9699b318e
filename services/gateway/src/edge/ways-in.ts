/** Ways to an account and a session: whoever takes one is nobody yet, whatever session its browser had. */
const WAYS_IN: ReadonlySet<unknown> = new Set(['account.sign_up', 'account.recover', 'session.open', 'sso.sign_in']);

export function isWayIn(action: unknown): boolean {
  return WAYS_IN.has(action);
}
