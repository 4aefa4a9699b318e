import { fail } from '@techbourse/platform';
import type { OrganisationState } from '../organisation/organisation.ts';

/** What single sign-on has to do with a session. */
export type SessionFacts = {
  /** The provider that made the session; `provider` is what is known of it now. */
  ssoProviderId: string | null;
  provider: { organisationId: string; state: string } | null;
  /** The organisation that the session is active for and its person belongs to. */
  organisation: { id: string; state: OrganisationState } | null;
  /** The provider whose sessions alone that organisation takes. */
  requiredProviderId: string | null;
};

/**
 * Whether a session acts for its organisation (`open`), for none because that one takes sessions of its own provider alone (`barred`),
 * or is over. One that a provider made is over without its provider, its organisation, or the membership there.
 */
export function standingOf(facts: SessionFacts): 'open' | 'barred' | 'ended' {
  const { ssoProviderId, provider, organisation, requiredProviderId } = facts;
  if (ssoProviderId !== null) {
    const isOver = provider === null || provider.state === 'disabled' || organisation?.state !== 'active';
    if (isOver || organisation.id !== provider.organisationId) return 'ended';
  }
  return requiredProviderId === null || requiredProviderId === ssoProviderId ? 'open' : 'barred';
}

export function ssoRequired() {
  return fail.forbidden(
    'session.sso_required',
    'This organisation takes people by its single sign-on alone: sign in by it, or act for another organisation',
  );
}
