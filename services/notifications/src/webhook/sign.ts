import { randomBytes } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';

/** A new secret: `whsec_` and 32 random bytes in base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export type Secrets = { secret: string; previousSecret: string | null; previousUntil: Date | null };

/** Headers by which a receiver knows the sender, by standardwebhooks: signed with each secret that holds. */
export function signedHeaders(secrets: Secrets, id: string, body: string, now: Date): Record<string, string> {
  const { secret, previousSecret, previousUntil } = secrets;
  const isTwofold = previousSecret !== null && previousUntil !== null && previousUntil > now;
  const signatures = [secret, ...(isTwofold ? [previousSecret] : [])].map((one) => new Signer(one).sign(id, now, body));
  return {
    'content-type': 'application/json',
    'user-agent': 'techbourse-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
