import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { describe, expect, it } from 'vitest';
import { assertAllowed, authorise } from './authorise.ts';
import { fail } from './errors.ts';

const memberOf = (kind: string, scopes: Member['scopes'], verified = true): Member => ({
  kind: 'key',
  id: 'key-1',
  scopes,
  organisation: {
    id: `${kind}-1`,
    kind,
    name: { en: { text: 'One', origin: 'person' } },
    country: 'DE',
    verified,
    shownPlace: 'country',
  },
});
const university = memberOf('university', ['listings:read', 'listings:write']);
const operator = memberOf('operator', ['exchange:operate']);
const hidden = () => fail.notFound('listing.not_found', 'No such listing');
const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    const { kind, reason } = error as { kind: string; reason: string };
    return `${kind} ${reason}`;
  }
  return 'allowed';
};

describe('who may do something', () => {
  it('is told as the member of an organisation that it then is', () => {
    expect(authorise(university, 'listing.create')).toBe(university);
    expect(authorise(operator, 'exchange.operate')).toBe(operator);
  });

  it.each<[string, Actor, Parameters<typeof authorise>[1], string]>([
    ['nobody', ANONYMOUS, 'listing.create', 'UNAUTHENTICATED actor.anonymous'],
    [
      'a key without the scope',
      memberOf('university', ['listings:read']),
      'listing.create',
      'FORBIDDEN actor.missing_scope',
    ],
    [
      'a member that does not run the exchange',
      memberOf('company', ['exchange:operate']),
      'exchange.operate',
      'FORBIDDEN actor.not_operator',
    ],
  ])('is refused to %s with what is missing', (_who, actor, action, refusal) => {
    expect(refusalOf(() => authorise(actor, action))).toBe(refusal);
    expect(refusalOf(() => assertAllowed(actor, action))).toBe(refusal);
  });

  it('is never a member of no organisation, also where anyone may be let pass', () => {
    expect(refusalOf(() => assertAllowed(ANONYMOUS, 'listing.search'))).toBe('allowed');
    expect(refusalOf(() => authorise(ANONYMOUS, 'listing.search'))).toBe('UNAUTHENTICATED actor.anonymous');
  });

  it('may not know of what others own: the refusal is that there is no such thing', () => {
    const theirs = { organisationId: 'somebody-else' };
    const own = { organisationId: university.organisation.id };
    expect(authorise(university, 'listing.publish', own, hidden)).toBe(university);
    expect(refusalOf(() => authorise(university, 'listing.publish', theirs, hidden))).toBe(
      'NOT_FOUND listing.not_found',
    );
    // Who lacks the right hears that, whosever it is.
    const reader = memberOf('university', ['listings:read']);
    expect(refusalOf(() => authorise(reader, 'listing.publish', theirs, hidden))).toBe('FORBIDDEN actor.missing_scope');
  });
});
