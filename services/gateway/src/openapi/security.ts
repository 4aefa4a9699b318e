import { isAction, type Rule, ruleOf } from '@techbourse/policy';
import { isWayIn } from '../edge/ways-in.ts';
import type { Operation } from './types.ts';

/** The rule of the policy table that an operation is under. */
export function ruleOfOperation({ 'x-action': action }: Operation): Rule | undefined {
  return typeof action === 'string' && isAction(action) ? ruleOf(action) : undefined;
}

/**
 * Which credentials an operation takes, as the policy says of its action; `{}` is none. What anybody may do is better done
 * with a credential too: who has one sees more and is counted apart.
 */
export function securityOf(operation: Operation): Record<string, never[]>[] {
  const session = { session: [] };
  const all = [{ bearer: [] }, { apiKey: [] }, session];
  const rule = ruleOfOperation(operation);
  if (rule?.on === 'person') return [session];
  if (isWayIn(operation['x-action'])) return [{}];
  return isOpen(operation) ? [...all, {}] : all;
}

/** Whether it needs no credential. */
export function isOpen(operation: Operation): boolean {
  const on = ruleOfOperation(operation)?.on;
  return on === 'anyone' || on === 'visible';
}

/** Whether an agency can do it for a client. */
export function mayActOnBehalf(operation: Operation): boolean {
  const rule = ruleOfOperation(operation);
  return rule !== undefined && rule.on !== 'anyone' && rule.on !== 'person' && rule.onBehalf !== 'never';
}

const WHOSE: Readonly<Record<Rule['on'], string>> = {
  anyone: 'Anybody may ask this, without a credential too',
  person: 'For a person who has signed in, about itself; not for API keys',
  organisation: 'For an organisation, about what is its own',
  visible: 'Anybody may read what is published; the rest only its owner and the operator',
  owner: 'For the organisation whose record it is',
  owner_or_operator: 'For the organisation whose record it is, and the operator of the exchange',
  party: 'For the organisations that are a side of it',
  party_or_operator: 'For the organisations that are a side of it, and the operator of the exchange',
  operator: 'For the operator of the exchange',
};

/** Who may do it, in words for the description of an operation. */
export function accessOf(operation: Operation): string {
  const rule = ruleOfOperation(operation);
  if (!rule) return '';
  const needs = [
    ...(rule.scope ? [`an API key needs the scope \`${rule.scope}\``] : []),
    ...(rule.scope && rule.roles.length < 4 ? [`a person one of the roles ${rule.roles.join(', ')}`] : []),
    ...(rule.verified ? ['the organisation must be verified'] : []),
  ];
  return `${[WHOSE[rule.on], ...needs].join('; ')}.`;
}
