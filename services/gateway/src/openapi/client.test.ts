import { ApiError, createClient } from '@techbourse/client';
import { afterAll, describe, expect, it } from 'vitest';
import { gatewaySettings, OPERATOR_KEY, startGateway } from '../../test/gateway.ts';

const gateway = await startGateway(await gatewaySettings());
afterAll(() => gateway.close());
const url = await gateway.app.listen({ host: '127.0.0.1', port: 0 });
const operator = createClient({ url, key: OPERATOR_KEY });
const nameOf = (text: string) => ({ en: { text, origin: 'person' } }) as const;
const add = (text: string, idempotencyKey?: string) =>
  operator.post('/api/organisations', {
    body: { kind: 'company', name: nameOf(text), country: 'DE' },
    ...(idempotencyKey && { idempotencyKey }),
  });

describe('the client at a real gateway', () => {
  it('is the organisation of its key, and anonymous without one', async () => {
    expect((await operator.get('/api/me')).organisation?.kind).toBe('operator');
    expect((await createClient({ url }).get('/api/me')).organisation).toBeNull();
  });

  it('gets refusals as problems with field and rule', async () => {
    const refused = operator.post('/api/organisations', {
      body: { kind: 'company', name: nameOf('x'.repeat(1000)), country: 'DE' },
    });
    const error: ApiError = await refused.then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error.problem).toMatchObject({ status: 400, reason: 'input.invalid', requestId: expect.any(String) });
    expect(error.problem.issues?.[0]?.pointer).toBe('/name/en/text');
  });

  it('writes once under one key, and each time under another', async () => {
    const [first, again, other] = [await add('Twice', 'k-1'), await add('Twice', 'k-1'), await add('Twice')];
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  it('reads a list to its end, whatever the size of a page', async () => {
    const made = [];
    for (const n of [1, 2, 3, 4, 5]) made.push((await add(`Listed ${n}`)).id);
    for (const limit of [1, 2, 100]) {
      const found: string[] = [];
      for await (const { id } of operator.all('/api/organisations', { query: { limit } })) found.push(id);
      expect(new Set(found).size).toBe(found.length);
      expect(found).toEqual(expect.arrayContaining(made));
    }
  });

  it('changes and removes', async () => {
    const { id, version = 0 } = await add('Changing');
    const path = { id };
    const body = { name: nameOf('Changed'), expectedVersion: version };
    expect((await operator.patch('/api/organisations/{id}', { path, body })).name.en?.text).toBe('Changed');
    const key = await operator.post('/api/organisations/{id}/keys', {
      path,
      body: { name: 'k', scopes: ['listings:read'] },
    });
    await operator.delete('/api/organisations/{id}/keys/{keyId}', { path: { id, keyId: key.id } });
    await expect(createClient({ url, key: key.key }).get('/api/listings')).rejects.toMatchObject({ status: 401 });
  });
});
