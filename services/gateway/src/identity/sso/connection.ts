import { isYoungerThan } from '@techbourse/platform';
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from 'openid-client';
import type { Context } from '../../context.ts';
import { authMethodOf, discover } from './discovery.ts';
import { openSecret } from './secret.ts';
import type { ProviderRow } from './store.ts';

/** How long endpoints and keys of a provider are believed before they are asked for again. */
const KEEP_MS = 5 * 60_000;
const CONNECTIONS_MAX = 500;

/** A provider as the library talks to it. */
export type Connections = {
  /** @throws AppError of `discover`, and INVALID_STATE (`sso.secret_unreadable`). */
  to(row: ProviderRow): Promise<Configuration>;
};

/** Keeps what providers say of themselves for some minutes, each version of a provider by itself. */
export function createConnections(ctx: Pick<Context, 'outbound' | 'clock' | 'config'>): Connections {
  const { outbound, clock } = ctx;
  const known = new Map<string, { version: number; atMs: number; made: Promise<Configuration> }>();

  const connect = async (row: ProviderRow): Promise<Configuration> => {
    const secret = openSecret(ctx, row);
    const discovered = await discover(outbound, row.issuer);
    const auth = authMethodOf(discovered) === 'post' ? ClientSecretPost(secret) : ClientSecretBasic(secret);
    // What is absent is undefined here and not there in the library's type.
    const configuration = new Configuration(discovered as ServerMetadata, row.clientId, undefined, auth);
    // The guard decides what may be asked, and over what.
    allowInsecureRequests(configuration);
    configuration[customFetch] = (url, init) => outbound.fetch(url, init as RequestInit);
    // The signature too, though the token comes from the provider itself.
    enableNonRepudiationChecks(configuration);
    return configuration;
  };

  return {
    to: (row) => {
      const now = clock.now().getTime();
      const found = known.get(row.id);
      if (found?.version === row.version && isYoungerThan(found.atMs, KEEP_MS, now)) return found.made;
      const made = connect(row);
      const entry = { version: row.version, atMs: now, made };
      known.delete(row.id);
      known.set(row.id, entry);
      made.catch(() => known.get(row.id) === entry && known.delete(row.id));
      const [oldest] = known.keys();
      if (known.size > CONNECTIONS_MAX && oldest !== undefined) known.delete(oldest);
      return made;
    },
  };
}
