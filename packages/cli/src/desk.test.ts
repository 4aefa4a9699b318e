import { describe, expect, it } from 'vitest';
import { cli } from '../test/cli.ts';
import { serverOf } from '../test/server.ts';

const ORG = '00000000-0000-7000-8000-000000000001';
const KEY = '00000000-0000-7000-8000-000000000002';
const organisation = { id: ORG, name: { en: { text: 'Aldermoor' } }, verified: false };

describe('the operator at the desk', () => {
  it('sees what waits, the age of the oldest, and what to do next; a service that did not answer is an error', async () => {
    const row = {
      id: 'l1',
      since: null,
      title: 'Membrane',
      organisationId: ORG,
      link: '/api/listings/l1',
      next: 'POST /api/listings/l1/publish',
    };
    const items = [{ kind: 'review_listings', count: 7, oldestAt: 'x', oldestHours: 50, rows: [row] }];
    const failures = [{ service: 'demands', status: 503, reason: 'upstream.down', detail: 'away' }];
    await using server = await serverOf(() => ({ body: { items, failures } }));
    const { code, out, err } = await cli(['work', '--limit', '1', '--url', server.url]);
    expect(out).toBe('review listings: 7, the oldest for 50 h\n  Membrane\n    POST /api/listings/l1/publish\n');
    expect([code, err]).toEqual([1, expect.stringContaining('demands')]);
    expect(server.seen[0]?.query.get('limit')).toBe('1');
  });

  it('reads the audit by what it asks for, as lines or CSV', async () => {
    await using server = await serverOf((_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.end('at,action\r\n');
      return undefined;
    });
    const { out } = await cli(['audit', '--organisation', ORG, '--action', 'contract', '--csv', '--url', server.url]);
    expect(out).toBe('at,action\r\n');
    expect(Object.fromEntries(server.seen[0]?.query ?? [])).toEqual({
      organisation: ORG,
      action: 'contract',
      format: 'csv',
    });
  });

  it('verifies by name, asks before it changes anything, and says what it was told', async () => {
    await using server = await serverOf(() => ({ body: organisation }));
    const refused = await cli(['org', 'verify', ORG, '--url', server.url]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('say --yes')]);
    expect(server.seen.every(({ method }) => method === 'GET')).toBe(true);
    await cli(['org', 'verify', ORG, '--withdraw', '--note', 'moved away', '--yes', '--url', server.url]);
    expect(server.seen.at(-1)).toMatchObject({ method: 'POST', body: { verified: false, note: 'moved away' } });
  });

  it('suspends for a reason, and lifts it again, after asking', async () => {
    await using server = await serverOf(() => ({ body: organisation }));
    const reason = ['--reason', 'sells what is not theirs', '--url', server.url];
    expect((await cli(['org', 'suspend', ORG, '--url', server.url])).err).toContain('--reason');
    expect((await cli(['org', 'suspend', ORG, ...reason])).err).toContain('say --yes');
    expect(server.seen).toEqual([]);
    for (const name of ['suspend', 'lift-suspension']) {
      await cli(['org', name, ORG, '--yes', ...reason]);
      expect(server.seen.at(-1)).toMatchObject({
        method: 'POST',
        path: `/api/organisations/${ORG}/${name}`,
        body: { reason: 'sells what is not theirs' },
      });
    }
  });

  it('issues, lists and revokes keys', async () => {
    await using server = await serverOf(({ method }) =>
      method === 'DELETE' ? { status: 204 } : { body: { id: KEY } },
    );
    const scopes = 'listings:read, listings:write';
    await cli(['key', 'issue', ORG, '--name', 'import', '--scopes', scopes, '--days', '30', '--url', server.url]);
    expect(server.seen[0]?.body).toEqual({
      name: 'import',
      scopes: ['listings:read', 'listings:write'],
      expiresInDays: 30,
    });
    await cli(['key', 'list', ORG, '--url', server.url]);
    const { out } = await cli(['key', 'revoke', ORG, KEY, '--yes', '--url', server.url]);
    expect(JSON.parse(out)).toEqual({ revoked: KEY });
    expect(server.seen.at(-1)).toMatchObject({ method: 'DELETE', path: `/api/organisations/${ORG}/keys/${KEY}` });
  });
});
