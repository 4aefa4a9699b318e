import { afterAll, describe, expect, it } from 'vitest';
import { company, signedContract, startContract, testContext } from '../../test/exchange.ts';
import { getContract } from '../dossier/queries.ts';
import { confirmContract } from './confirm.ts';
import { withdrawConfirmation } from './withdraw-confirmation.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

describe('a confirmation', () => {
  it('can be taken back while the other party has not signed: its version is signed by nobody any more', async () => {
    const { id, seller, buyer, text } = await startContract(ctx);
    await confirmContract(ctx, seller, id, text, {});
    await expect(withdrawConfirmation(ctx, buyer, id, {})).rejects.toMatchObject({ reason: 'contract.not_confirmed' });
    await expect(withdrawConfirmation(ctx, company(), id, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await withdrawConfirmation(ctx, seller, id, {});
    await expect(confirmContract(ctx, buyer, id, text, {})).rejects.toMatchObject({ reason: 'contract.version' });
    const draft = await getContract(ctx, buyer, id);
    expect(draft).toMatchObject({ state: 'draft', version: text.version + 1, hash: text.hash, confirmations: [] });
    const again = { version: draft.version, hash: draft.hash };
    await confirmContract(ctx, buyer, id, again, {});
    expect(await confirmContract(ctx, seller, id, again, {})).toMatchObject({ state: 'signed' });
  });

  it('of a signed contract stays', async () => {
    const { id, seller } = await signedContract(ctx);
    await expect(withdrawConfirmation(ctx, seller, id, {})).rejects.toMatchObject({ reason: 'contract.signed' });
  });

  it('is taken back or signs, never both, when the two happen at once', async () => {
    for (let round = 0; round < 6; round++) {
      const { id, seller, buyer, text } = await startContract(ctx);
      await confirmContract(ctx, seller, id, text, {});
      const asked = [() => confirmContract(ctx, buyer, id, text, {}), () => withdrawConfirmation(ctx, seller, id, {})];
      const turned = round % 2 === 0 ? asked : asked.reverse();
      const results = await Promise.allSettled(turned.map((ask) => ask()));
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});
