import { createHash, createHmac } from 'node:crypto';
import path from 'node:path';
import { passwordOf, SCHEMA_OF, urlOfRole } from '../../prepare/schemas.mjs';
import { SEARCH_SERVICES, searchKeyOf } from '../../prepare/search-keys.mjs';
import { root } from '../paths.mjs';
import { findFreePort } from '../process/ports.mjs';

/** The stop order: first the gateway, then the portal, the services, the workers. */
export const STOP_ORDER = [
  ['gateway'],
  ['portal'],
  ['listings', 'demands', 'contracts', 'matching', 'notifications'],
  ['matching-worker'],
];

// The worker is busy for minutes after an import; at equal rights the answers of the others would wait for it.
const WORKER_NICENESS = 10;

// By default V8 sizes its nursery by the machine's memory, and an idle service takes 260 MB. With 8 MB it takes 140 MB
// and starts no slower (listings, Node 24.21 on 24 GB). The second figure is where a leak ends in a restart.
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=320'];
// It makes pages and keeps nothing: under load 126 MB instead of 148, with no more work for the processor.
const PORTAL_HEAP = ['--max-semi-space-size=4', '--max-old-space-size=320'];
const WORKER_HEAP = ['--max-semi-space-size=16', '--max-old-space-size=768'];
const HEAPS = { portal: PORTAL_HEAP, 'matching-worker': WORKER_HEAP };

/** Who sends mail; the gateway also catches it. */
const SENDS_MAIL = ['gateway', 'notifications'];

/**
 * The processes of one machine with their settings. Each service gets only what it needs. Only the gateway has the
 * private signing key and the secrets of identity. Each service has a separate role and search key.
 *
 * @param {object} given
 * @param {string} given.node
 * @param {NodeJS.ProcessEnv} given.env
 * @param {Pick<import('../engines.mjs').Engines, 'databaseUrl' | 'redisUrl' | 'meiliUrl' | 'meiliKey' | 'postgres' |
 * 'meilisearch' | 'dir'>} given.engines
 * @param {Record<string, string>} given.secrets
 * @param {string} given.host
 * @param {number} given.port  The public door.
 */
export async function planServices({ node, env, engines, secrets, host, port }) {
  const names = STOP_ORDER.flat();
  const ports = await choosePorts([...names, 'mail'], port);
  const url = (name) => `http://${name === 'gateway' ? reachable(host) : '127.0.0.1'}:${ports[name]}`;
  const ofServices = {
    REDIS_URL: engines.redisUrl,
    ACTOR_PUBLIC_KEY: secrets.ACTOR_PUBLIC_KEY,
  };
  // Links in mails; a browser takes passkeys at localhost alone, not at 127.0.0.1.
  const publicUrl = env.PUBLIC_URL || url('gateway').replace('//127.0.0.1:', '//localhost:');
  const ofMail = { SMTP_URL: env.SMTP_URL || `smtp://127.0.0.1:${ports.mail}`, PUBLIC_URL: publicUrl };
  const ofCatcher = {
    MAIL_CATCHER: String(ports.mail),
    MAIL_CATCHER_TOKEN: mailToken(secrets),
    MAIL_CATCHER_FOLDER: path.join(engines.dir, 'mail'),
  };
  const ofGateway = {
    ...(env.SMTP_URL ? {} : ofCatcher),
    REDIS_URL: engines.redisUrl,
    ACTOR_PRIVATE_KEY: secrets.ACTOR_PRIVATE_KEY,
    AUTH_SECRET: secrets.AUTH_SECRET,
    OPERATOR_KEY: secrets.OPERATOR_KEY,
    LISTINGS_URL: url('listings'),
    DEMANDS_URL: url('demands'),
    MATCHING_URL: url('matching'),
    CONTRACTS_URL: url('contracts'),
    NOTIFICATIONS_URL: url('notifications'),
    PORTAL_URL: url('portal'),
  };
  const ofPortal = {
    ACTOR_PUBLIC_KEY: secrets.ACTOR_PUBLIC_KEY,
    PUBLIC_URL: publicUrl,
    LISTINGS_URL: url('listings'),
    DEMANDS_URL: url('demands'),
    MATCHING_URL: url('matching'),
    CONTRACTS_URL: url('contracts'),
    GATEWAY_URL: url('gateway'),
  };
  const ofRecords = { LISTINGS_URL: url('listings'), DEMANDS_URL: url('demands') };
  const settingsOf = { gateway: ofGateway, portal: ofPortal };
  return names.map((name) => ({
    name,
    command: node,
    args: [...(HEAPS[name] ?? HEAP), path.join(root, mainOf(name))],
    cwd: root,
    env: {
      ...env,
      // The portal keeps nothing: all it shows it asks of the services.
      ...(name === 'portal' ? {} : { DATABASE_URL: databaseUrlOf(name, engines, secrets) }),
      ...searchSettingsOf(name, engines),
      ...(settingsOf[name] ?? ofServices),
      ...(SENDS_MAIL.includes(name) ? ofMail : {}),
      // What they ask: for saved searches, and for records that wait to be paired.
      ...(name === 'notifications' || name === 'matching' ? ofRecords : {}),
      // Seals the secrets of webhooks; only notifications may have it.
      ...(name === 'notifications' ? { SEALING_KEY: secrets.SEALING_KEY } : {}),
      // Reads what was proposed to a need.
      ...(name === 'contracts' ? { LISTINGS_URL: url('listings') } : {}),
      // Signs the tree heads of the ledger; only contracts may have it.
      ...(name === 'contracts' ? { LEDGER_PRIVATE_KEY: secrets.LEDGER_PRIVATE_KEY } : {}),
      // The embedder's threads would each keep an arena of freed memory: 50 MB less at 20,000 listings.
      ...(name === 'matching-worker' ? { MALLOC_ARENA_MAX: '2' } : {}),
      HOST: name === 'gateway' ? host : '127.0.0.1',
      PORT: String(ports[name]),
    },
    url: url(name),
    servedBy: servedBy(name, secrets.ACTOR_PUBLIC_KEY),
    niceness: name === 'matching-worker' ? WORKER_NICENESS : 0,
  }));
}

/** A port for each; free ones, none of them twice. */
async function choosePorts(names, gatewayPort) {
  const ports = { gateway: gatewayPort };
  for (const name of names.filter((one) => one !== 'gateway')) {
    do ports[name] = await findFreePort();
    while (Object.entries(ports).some(([other, taken]) => other !== name && taken === ports[name]));
  }
  return ports;
}

/** Opens /dev/mail of one machine. */
export function mailToken({ AUTH_SECRET }) {
  return createHmac('sha256', AUTH_SECRET).update('caught mail').digest('hex');
}

/** What a service says of itself in every answer (`servedBy` of packages/platform). */
function servedBy(name, actorPublicKey) {
  const fingerprint = createHash('sha256').update(Buffer.from(actorPublicKey, 'base64')).digest('hex').slice(0, 32);
  return `${name}@${fingerprint}`;
}

/** A separate role for each service; on an external server all use the role of DATABASE_URL. */
function databaseUrlOf(name, { databaseUrl, postgres }, secrets) {
  if (postgres.external) return databaseUrl;
  const schema = SCHEMA_OF[name];
  return urlOfRole(databaseUrl, schema, secrets[passwordOf(schema)]);
}

function searchSettingsOf(name, { meiliUrl, meiliKey, meilisearch }) {
  const service = name.replace('-worker', '');
  if (!SEARCH_SERVICES.includes(service)) return {};
  return { MEILI_URL: meiliUrl, MEILI_KEY: meilisearch.external ? meiliKey : searchKeyOf(service, meiliKey) };
}

function mainOf(name) {
  return name === 'matching-worker' ? 'services/matching/src/worker-main.ts' : `services/${name}/src/main.ts`;
}

/** The address at which this machine reaches a server that listens on `host`. */
export function reachable(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
