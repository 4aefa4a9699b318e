import type { Session } from '@techbourse/gateway/api';
import type { FastifyRequest } from 'fastify';
import type { SessionRow } from './store.ts';

/** How a session can come to be. A passkey is something that one has and, by its own check of the person, a second factor. */
export const SIGN_IN_HOWS = ['password', 'sign_up', 'passkey', 'sso'] as const;
export type SignInHow = (typeof SIGN_IN_HOWS)[number];

/** Of one person; the oldest ends. */
export const SESSIONS_MAX = 50;
/** A session that is not used for so long ends, and every session after so long. Days. */
export const IDLE_DAYS = 14;
export const MOST_DAYS = 90;
/** A session that the provider of an organisation made. Hours. */
export const SSO_HOURS = 12;
/** For the code of the second factor. */
export const PENDING_MINUTES = 10;

const NAME_MAX = 300;

export function needsSecondFactor(how: SignInHow): boolean {
  return how !== 'passkey';
}

/** Where a request comes from, as it is shown to the person whose session it is. */
export type Browser = { address: string; name: string };

export function browserOf(request: Pick<FastifyRequest, 'ip' | 'headers'>): Browser {
  const name = String(request.headers['user-agent'] ?? '').replaceAll(/[^\x20-\x7e]/g, ' ');
  return { address: request.ip, name: name.slice(0, NAME_MAX) };
}

export function sessionView(row: SessionRow, current: string | undefined): Session {
  return {
    id: row.id,
    how: row.how,
    current: row.id === current,
    organisationId: row.activeOrganizationId,
    address: row.ipAddress ?? '',
    browser: row.userAgent ?? '',
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
