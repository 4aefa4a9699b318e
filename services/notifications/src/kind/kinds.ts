import { accreditationKinds } from './accreditation.ts';
import { contractKinds } from './contract.ts';
import { dealKinds } from './deal.ts';
import { disclosureKinds } from './disclosure.ts';
import { invitationKinds } from './invitation.ts';
import { keyKinds } from './key.ts';
import type { Kind } from './kind.ts';
import { mandateKinds } from './mandate.ts';
import { operatorKinds } from './operator.ts';
import { organisationKinds } from './organisation.ts';
import { pairKinds } from './pair.ts';
import { recordKinds } from './record.ts';
import { searchKinds } from './search.ts';
import { ssoKinds } from './sso.ts';
import { standingKinds } from './standing.ts';
import { unitKinds } from './unit.ts';
import { watchKinds } from './watch.ts';
import { webhookKinds } from './webhook.ts';

/** Everything that people are told. A new kind is one entry of one of these parts. */
export const KINDS = {
  ...recordKinds,
  ...dealKinds,
  ...contractKinds,
  ...pairKinds,
  ...webhookKinds,
  ...organisationKinds,
  ...standingKinds,
  ...ssoKinds,
  ...unitKinds,
  ...accreditationKinds,
  ...invitationKinds,
  ...keyKinds,
  ...disclosureKinds,
  ...searchKinds,
  ...watchKinds,
  ...mandateKinds,
  ...operatorKinds,
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
export const kindNames = Object.keys(KINDS) as [KindName, ...KindName[]]; // the table's own keys

export function isKind(name: string): name is KindName {
  return Object.hasOwn(KINDS, name);
}

/** The kind of a name, undefined for one that another release knew. */
export function kindOf(name: string): Kind | undefined {
  return isKind(name) ? KINDS[name] : undefined;
}
