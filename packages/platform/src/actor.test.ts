import { generateKeyPairSync } from 'node:crypto';
import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createActorSigner, createActorVerifier } from './actor.ts';

const pair = generateKeyPairSync('ed25519');
const der = (key: typeof pair.privateKey, type: 'pkcs8' | 'spki') =>
  key.export({ format: 'der', type }).toString('base64');
const publicKey = der(pair.publicKey, 'spki');
const sign = createActorSigner(der(pair.privateKey, 'pkcs8'));
const actor = (id: string): Actor => ({ ...ANONYMOUS, kind: 'key', id, scopes: ['listings:read'] });
afterEach(() => {
  vi.useRealTimers();
});

describe('actor tokens', () => {
  it('are verified once and give the same actor until they expire, and none after that', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-01T10:00:00Z') });
    const verify = createActorVerifier(publicKey);
    const token = await sign(actor('one'));
    const first = await verify(token);
    expect(first).toEqual(actor('one'));
    vi.setSystemTime(new Date('2026-05-01T10:00:59Z'));
    expect(await verify(token)).toBe(first);
    vi.setSystemTime(new Date('2026-05-01T10:01:11Z'));
    await expect(verify(token)).rejects.toMatchObject({ reason: 'actor.invalid_token' });
    await expect(verify(token)).rejects.toMatchObject({ reason: 'actor.invalid_token' });
  });

  it('that differ by a letter from a remembered one are none', async () => {
    const verify = createActorVerifier(publicKey);
    const token = await sign(actor('one'));
    await verify(token);
    const forged = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`;
    await expect(verify(forged)).rejects.toMatchObject({ kind: 'UNAUTHENTICATED' });
    await expect(
      createActorVerifier(der(generateKeyPairSync('ed25519').publicKey, 'spki'))(token),
    ).rejects.toMatchObject({
      kind: 'UNAUTHENTICATED',
    });
  });

  it('give an actor that nobody can change for the requests after', async () => {
    const seen = await createActorVerifier(publicKey)(await sign(actor('one')));
    expect(() => seen.scopes.push('exchange:operate')).toThrow(TypeError);
    expect(() => Object.assign(seen, { kind: 'system' })).toThrow(TypeError);
  });

  it('are remembered in a bounded number: those in use stay, those used longest ago go', async () => {
    const verify = createActorVerifier(publicKey);
    const [used, unused] = [await sign(actor('used')), await sign(actor('unused'))];
    const [first, second] = [await verify(used), await verify(unused)];
    for (let n = 0; n < 2000; n++) {
      await verify(await sign(actor(`other ${n}`)));
      if (n % 500 === 0) await verify(used);
    }
    expect(await verify(used)).toBe(first);
    expect(await verify(unused)).not.toBe(second);
  });
});
