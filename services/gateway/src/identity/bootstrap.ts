import { SCOPES } from '@techbourse/api-schema';
import { writeAudit } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { asExchange } from '../rows.ts';
import { hashKey } from './key/secret.ts';
import { deleteOtherKeysFromSetting, insertKey, widenKeyFromSetting } from './key/store.ts';
import { fillNameGrams } from './organisation/name-grams.ts';
import { knownAs, namedAs } from './organisation/organisation.ts';
import { publishOrganisations, publishUnpublished } from './organisation/publish.ts';
import { findOperator, insertOrganisation, lockBootstrap } from './organisation/store.ts';

const STARTER: Actor = { kind: 'system', id: 'gateway', organisation: null, scopes: [] };

/**
 * Makes sure of the operator's organisation and of the key in the setting OPERATOR_KEY, at every start. A changed
 * setting replaces the key before it. Gateways that start together wait for each other. Publishes organisations that an
 * earlier version wrote.
 */
export async function bootstrap(ctx: Context): Promise<void> {
  const { OPERATOR_KEY, OPERATOR_NAME, OPERATOR_COUNTRY } = ctx.config;
  await asExchange(ctx, async (tx) => {
    await lockBootstrap(tx);
    let operator = await findOperator(tx);
    if (!operator) {
      const id = newId();
      const named = namedAs({ en: { text: OPERATOR_NAME, origin: 'person' } });
      operator = await insertOrganisation(tx, {
        id,
        slug: id,
        kind: 'operator',
        country: OPERATOR_COUNTRY,
        verifiedAt: ctx.clock.now(),
        knownAs: knownAs({ kind: 'operator', name: named.name, country: OPERATOR_COUNTRY, region: null }),
        ...named,
      });
      await publishOrganisations(tx, [operator]);
      await writeAudit(tx, audit, STARTER, [
        { action: 'organisation.created', subject: id, data: { kind: 'operator' } },
      ]);
    }
    const subject = operator.id;
    for (const keyId of await deleteOtherKeysFromSetting(tx, hashKey(OPERATOR_KEY))) {
      await writeAudit(tx, audit, STARTER, [{ action: 'key.revoked', subject, data: { keyId, by: 'setting' } }]);
    }
    const key = await insertKey(tx, {
      key: OPERATOR_KEY,
      organisationId: operator.id,
      name: 'OPERATOR_KEY',
      scopes: SCOPES,
      fromSetting: true,
    });
    if (key)
      await writeAudit(tx, audit, STARTER, [{ action: 'key.issued', subject, data: { keyId: key.id, by: 'setting' } }]);
    for (const { id } of await widenKeyFromSetting(tx, hashKey(OPERATOR_KEY), SCOPES)) {
      await writeAudit(tx, audit, STARTER, [{ action: 'key.widened', subject, data: { keyId: id, by: 'setting' } }]);
    }
  });
  await fillNameGrams(ctx);
  await publishUnpublished(ctx);
}
