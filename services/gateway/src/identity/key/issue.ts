import { writeAudit } from '@techbourse/db';
import type { IssuedApiKey, NewApiKey, Organisation } from '@techbourse/gateway/api';
import { authorise, type Call, fail, said } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { authoriseOwn, notFound } from '../organisation/organisation.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { assertMayGrantScopes, KEYS_MAX, keyView } from './api-key.ts';
import { publishKeys } from './publish.ts';
import { generateKey } from './secret.ts';
import { countKeys, insertKey } from './store.ts';

const DAY_MS = 86_400_000;

/**
 * Issues a key for the actor's organisation, or for any organisation as the operator. The stored answer holds no
 * secret. So a repeat of the Idempotency-Key names the issued key but cannot show it again.
 * @throws AppError CONFLICT (`key.issued_before`) for a repeat.
 */
export async function issueKey(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  input: NewApiKey,
  call: Call,
): Promise<IssuedApiKey> {
  const member = authorise(actor, 'key.issue');
  const request = { verb: 'key.issue', organisationId, input };
  const context = { actor: member, key: call.idempotencyKey, request };
  const issued = await writeOnce<StoredAnswer>(ctx, context, async (tx, keep) => {
    // the lock makes two concurrent issues count each other
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) throw notFound();
    authoriseOwn(actor, 'key.issue', organisation);
    assertMayGrantScopes(member, input.scopes, organisation as Pick<Organisation, 'kind'>);
    if ((await countKeys(tx, organisationId)) >= KEYS_MAX) {
      throw fail.invalidState(
        'key.too_many',
        said`An organisation has at most ${{ max: KEYS_MAX }} keys: revoke one first`,
      );
    }
    const key = generateKey();
    const days = input.expiresInDays;
    const expiresAt = days ? new Date(ctx.clock.now().getTime() + days * DAY_MS) : undefined;
    const issuedBy = member.by?.person;
    const { name, scopes } = input;
    const row = await insertKey(tx, { key, organisationId, name, scopes, expiresAt, issuedBy });
    if (!row) throw new Error('a new key equals an old one');
    await publishKeys(tx, [row], 'issued');
    const data = { keyId: row.id, name: input.name, scopes: input.scopes, expiresAt: expiresAt ?? null };
    await writeAudit(tx, audit, actor, [{ action: 'key.issued', subject: organisationId, data }]);
    await keep({ ...keyView(row), key: null });
    return { ...keyView(row), key };
  });
  if (issued.key === null) throw alreadyIssued(issued.id);
  return { ...issued, key: issued.key };
}

type StoredAnswer = Omit<IssuedApiKey, 'key'> & { key: string | null };

function alreadyIssued(id: string) {
  const message = 'This Idempotency-Key has made a key already. It is shown once: revoke it and make another';
  return fail.conflict('key.issued_before', message, { id });
}
