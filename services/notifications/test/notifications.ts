import type { EventType, Language } from '@techbourse/domain';
import { type Clock, newId } from '@techbourse/platform';
import type { Actor, Role } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import { asService, testSettings } from '@techbourse/testkit';
import { createContext } from '../src/compose.ts';
import { readNotificationsConfig } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import { makeNotifications } from '../src/ingest/make.ts';
import { followRecipient } from '../src/recipient/follow.ts';

/** A context on a database of this test file alone. */
export async function testContext(options: { clock?: Clock; settings?: Record<string, string> } = {}) {
  const settings = await asService(await testSettings(), 'notifications');
  return createContext(readNotificationsConfig({ ...settings, ...options.settings }), options);
}

/** A clock that tests move. */
export function movableClock(start = '2026-11-22T08:00:00.000Z'): Clock & { set(at: string): void } {
  let at = new Date(start);
  return { now: () => at, set: (next) => (at = new Date(next)) };
}

export function event(type: EventType | (string & {}), payload: object, more: Partial<JobEnvelope> = {}): JobEnvelope {
  const occurredAt = new Date().toISOString();
  return { eventId: newId(), type, key: newId(), version: 1, occurredAt, payload, ...more };
}

export const english = (text: string) => ({ en: { text, origin: 'person' as const } });

type ToldOrganisation = {
  id?: string;
  name?: string;
  kind?: string;
  verified?: boolean;
  version?: number;
  /** As others may be shown it. */
  shownAs?: object;
  state?: 'active' | 'suspended';
};

/** An organisation as identity tells of it. */
export async function tellOrganisation(
  ctx: Context,
  {
    id = newId(),
    name = 'Institute',
    kind = 'university',
    verified = true,
    version = 1,
    ...rest
  }: ToldOrganisation = {},
): Promise<string> {
  const payload = { id, kind, country: 'CN', name: english(name), version, verified, shownPlace: 'none', ...rest };
  await followRecipient(ctx, event('organisation.changed', payload, { key: id, version }));
  return id;
}

type NewMember = {
  organisationId?: string;
  role?: Role | null;
  version?: number;
  language?: Language;
  email?: string;
  id?: string;
};

/** A person as identity tells of it, a member of an organisation when one is given. */
export async function tellMember(
  ctx: Context,
  { organisationId, role = 'editor', version = 1, language = 'en', id = newId(), ...rest }: NewMember = {},
): Promise<{ id: string; actor: Actor }> {
  const email = rest.email ?? `${id}@example.org`;
  await followRecipient(
    ctx,
    event('person.changed', { id, version, email, name: 'A. Reader', language, deleted: false }),
  );
  if (organisationId) {
    await followRecipient(ctx, event('membership.changed', { organisationId, personId: id, role, version }));
  }
  return { id, actor: personActor(id) };
}

/** Somebody who has signed in, for itself. */
export function personActor(id: string): Actor {
  return { kind: 'person', id, organisation: null, scopes: [], by: { person: id } };
}

export const take = (ctx: Context, ...envelopes: JobEnvelope[]) =>
  envelopes.reduce((before, envelope) => before.then(() => makeNotifications(ctx, envelope)), Promise.resolve());
