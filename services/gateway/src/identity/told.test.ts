import { newId } from '@techbourse/platform';
import type { Role } from '@techbourse/policy';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, startGateway } from '../../test/gateway.ts';
import { actingFor, newFounded, newMemberPerson } from '../../test/members.ts';
import { issueKey } from './key/issue.ts';
import { revokeKey } from './key/revoke.ts';
import { answerInvitation } from './membership/answer-invitation.ts';
import { inviteMember, revokeInvitation } from './membership/invite.ts';
import { answerOffer, offerOwnership } from './membership/transfer.ts';
import { askForVerification, withdrawVerification } from './verification/ask.ts';

const gateway = await startGateway(await gatewaySettings({ RATE_LIMIT_ADDRESS: '10000' }));
const { ctx } = gateway;
afterAll(() => gateway.close());

/** What was published of one thing: version and payload. */
const toldOf = async (key: string) =>
  (await ctx.exchange.sql`select version, payload from identity.outbox where key = ${key} order by seq`).map((row) => ({
    version: row['version'] as number,
    ...(row['payload'] as { state: string; personId?: string; fromPersonId?: string; toPersonId?: string }),
  }));
const statesOf = async (key: string) => (await toldOf(key)).map(({ version, state }) => [version, state]);

async function world() {
  const founder = await newMemberPerson(ctx);
  const { id, owner } = await newFounded(ctx, founder);
  const invite = (email: string, role: Role = 'editor') =>
    inviteMember(ctx, owner, id, { email, role, expiresInDays: 3 }, {});
  return { id, owner, founder, invite };
}

describe('identity publishes', () => {
  it('an invitation to whose address it is, without the address, and each change with a higher version', async () => {
    const { id: organisationId, owner, invite } = await world();
    const person = await newMemberPerson(ctx);
    const { id } = await invite(person.email);
    await invite(person.email, 'viewer');
    await answerInvitation(ctx, person.actor, id, { answer: 'decline' }, {});
    expect(await statesOf(id)).toEqual([
      [1, 'pending'],
      [2, 'pending'],
      [3, 'declined'],
    ]);
    const told = await toldOf(id);
    expect(told[0]).toMatchObject({ organisationId, personId: person.id, role: 'editor' });
    expect(JSON.stringify(told)).not.toContain(person.email);
    const unknown = await invite(`${newId()}@nowhere.example`);
    await revokeInvitation(ctx, owner, { organisationId, id: unknown.id });
    expect((await toldOf(unknown.id)).map(({ personId, state }) => [personId, state])).toEqual([
      [null, 'pending'],
      [null, 'revoked'],
    ]);
  });

  it('an offer of ownership and its answer', async () => {
    const { id: organisationId, owner, founder, invite } = await world();
    const heir = await newMemberPerson(ctx);
    const invitation = await invite(heir.email, 'admin');
    await answerInvitation(ctx, heir.actor, invitation.id, { answer: 'accept' }, {});
    expect((await statesOf(invitation.id)).at(-1)?.[1]).toBe('accepted');
    const { id } = await offerOwnership(ctx, owner, organisationId, { personId: heir.id });
    await answerOffer(ctx, actingFor(heir, organisationId, 'admin'), organisationId, { answer: 'accept' }, {});
    const told = await toldOf(id);
    expect(told.map(({ state, fromPersonId, toPersonId }) => [state, fromPersonId, toPersonId])).toEqual([
      ['pending', founder.id, heir.id],
      ['accepted', founder.id, heir.id],
    ]);
  });

  it('a key that is issued and revoked, and never its secret', async () => {
    const { id: organisationId, owner } = await world();
    const { id, key } = await issueKey(
      ctx,
      owner,
      organisationId,
      { name: 'robot', scopes: ['listings:read'], expiresInDays: 30 },
      {},
    );
    await revokeKey(ctx, owner, organisationId, id);
    expect(await statesOf(id)).toEqual([
      [1, 'issued'],
      [2, 'revoked'],
    ]);
    const told = JSON.stringify(await toldOf(id));
    expect(told).toContain('robot');
    expect(told).not.toContain(key);
  });

  it('that an organisation asks to be verified, and that it does no more', async () => {
    const { id: organisationId, owner } = await world();
    const evidence = [{ kind: 'charter' as const, text: 'Secret charter' }];
    const { id } = await askForVerification(ctx, owner, organisationId, { evidence }, {});
    await withdrawVerification(ctx, owner, { organisationId, id });
    expect(await statesOf(id)).toEqual([
      [1, 'pending'],
      [2, 'withdrawn'],
    ]);
    expect(JSON.stringify(await toldOf(id))).not.toContain('Secret charter');
  });
});
