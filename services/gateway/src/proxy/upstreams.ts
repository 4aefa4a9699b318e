import type { ServiceName } from '@techbourse/gateway/api';
import type { Config } from '../config.ts';

/**
 * Which public paths each service answers, without the prefix /api. Other paths are not reachable. Operations of one
 * service have its name in the path, and the service checks that the operator asks. Operations of all services are
 * fanned out (operations/routes.ts).
 */
export const PUBLIC_PATHS: Readonly<Record<ServiceName, readonly string[]>> = {
  listings: ['/listings'],
  demands: ['/demands'],
  matching: ['/pairs', '/operations/matching'],
  contracts: ['/deals', '/contracts', '/title', '/ledger', '/verify', '/statistics', '/agencies'],
  notifications: ['/notifications', '/saved-searches', '/watches', '/webhooks', '/changes'],
};

export const SERVICES = Object.keys(PUBLIC_PATHS) as ServiceName[]; // the table's own keys

export function urlOf(config: Config, service: ServiceName): string {
  const urls: Record<ServiceName, string> = {
    listings: config.LISTINGS_URL,
    demands: config.DEMANDS_URL,
    matching: config.MATCHING_URL,
    contracts: config.CONTRACTS_URL,
    notifications: config.NOTIFICATIONS_URL,
  };
  return urls[service].replace(/\/$/, '');
}

/**
 * Words, ids and cursors between slashes, and nothing that any decoder could read otherwise: no percent sign, no
 * backslash, no empty or dotted segment. The path is passed on unchanged, so it must be unambiguous.
 */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+\/?$/;

export function isPlainPath(path: string): boolean {
  return PLAIN_PATH.test(path);
}
