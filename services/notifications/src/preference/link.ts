import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link in a mail ends: all mail, or that of one kind. */
export type LinkScope = 'all' | (string & {});

/** A signed link of one person: who has the mail may end such mail, without signing in, and nothing else. */
export function signedLink(personId: string, scope: LinkScope, linkKey: string): string {
  return `${personId}.${macOf(personId, scope, linkKey)}.${scope}`;
}

/** Who and what a link is about, before it is believed. */
export function readLink(token: string): { personId: string; mac: string; scope: LinkScope } | undefined {
  const [, personId, mac, scope] = /^([0-9a-f-]{36})\.([\w-]{43})\.([a-z_.]{1,60})$/.exec(token) ?? [];
  return personId && mac && scope ? { personId, mac, scope } : undefined;
}

export function isSigned(link: { personId: string; mac: string; scope: LinkScope }, linkKey: string): boolean {
  const wanted = Buffer.from(macOf(link.personId, link.scope, linkKey));
  return timingSafeEqual(wanted, Buffer.from(link.mac));
}

function macOf(personId: string, scope: LinkScope, linkKey: string): string {
  return createHmac('sha256', linkKey).update(`${personId} ${scope}`).digest('base64url');
}
