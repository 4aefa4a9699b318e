import type { Localized } from '../words/language.ts';
import { isOwn } from './own-paths.ts';

/** The client that an agency acts for, and the mandate that lets it. */
export type ActingFor = { clientId: string; mandateId: string; name: Localized };

const KEPT = 'acting-for';
const LOST = 'acting-for-lost';
let current = read(KEPT);
let lost = read(LOST);

/** For whom this tab acts; undefined: for the own organisation. Each tab has its own. */
export const actingFor = (): ActingFor | undefined => current;

/** Whoever reads on does it for this client. What was read before is of another: who calls this forgets it. */
export function actFor(next: ActingFor | undefined): void {
  current = next;
  keep(KEPT, next);
  forgetLost();
}

/** The mandate has ended meanwhile: goes back to the own organisation, and remembers of whom to tell. */
export function loseActing(): void {
  const was = current;
  actFor(undefined);
  lost = was;
  keep(LOST, was);
}

/** The client that this tab acted for until its mandate ended, until somebody has read that. */
export const lostClient = (): ActingFor | undefined => lost;
export function forgetLost(): void {
  lost = undefined;
  keep(LOST, undefined);
}

/** The header of a request: for whom it is. */
export function onBehalfOf(path: string): string | undefined {
  return current && !isOwn(path) ? headerOf(current) : undefined;
}

export const headerOf = ({ clientId, mandateId }: Pick<ActingFor, 'clientId' | 'mandateId'>): string =>
  `${clientId}; mandate=${mandateId}`;

function keep(key: string, acting: ActingFor | undefined): void {
  try {
    if (acting) sessionStorage.setItem(key, JSON.stringify(acting));
    else sessionStorage.removeItem(key);
  } catch {
    // a forbidden store: it lasts as long as the page
  }
}

function read(key: string): ActingFor | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isActingFor(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isActingFor(found: unknown): found is ActingFor {
  return typeof found === 'object' && found !== null && 'clientId' in found && 'mandateId' in found && 'name' in found;
}

/** Refusals that say that the agency acts for the client no more. */
const ENDED = /^(?:mandate\.(?:none|ended|not_begun|client|which)|agency\.(?:accreditation|unverified|not_an_agency))$/;
export const isMandateOver = (reason: string | undefined): boolean => reason !== undefined && ENDED.test(reason);
