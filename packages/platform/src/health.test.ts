import { type Actor, ANONYMOUS, type Member } from '@techbourse/policy';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from './app.ts';
import type { App, AppOptions } from './app-options.ts';
import { silentLogger } from './log.ts';

const operator: Member = {
  kind: 'key',
  id: 'key',
  organisation: {
    id: '00000000-0000-4000-8000-000000000001',
    kind: 'operator',
    name: {},
    country: 'CN',
    verified: true,
  },
  scopes: ['exchange:operate'],
};
const open: App[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((app) => app.close()));
});
async function serve(options: Partial<AppOptions>) {
  const log = silentLogger();
  const lines: string[] = [];
  vi.spyOn(log, 'warn').mockImplementation((_line: unknown, text?: string) => void lines.push(`warn ${text}`));
  vi.spyOn(log, 'info').mockImplementation((text: unknown) => void lines.push(`info ${text}`));
  const app = await buildApp({ name: 'sample', log, authenticate: async () => ANONYMOUS, ...options });
  open.push(app);
  return { app, lines };
}

describe('health', () => {
  it('is live while nothing else is: a restart would not bring back an engine', async () => {
    const { app } = await serve({ checks: { postgres: () => Promise.reject(new Error('away')) } });
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'live', name: 'sample' });
    expect((await app.inject('/health/ready')).statusCode).toBe(503);
  });

  it('that changes is a line in the log, once for each change and not for each who asks', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const away = new Set<string>();
    const check = (name: string) => async () => {
      if (away.has(name)) throw new Error('away');
    };
    const { app, lines } = await serve({ checks: { postgres: check('postgres'), redis: check('redis') } });
    const ask = async () => {
      vi.advanceTimersByTime(1000);
      return (await app.inject('/health/ready')).statusCode;
    };
    expect([await ask(), await ask(), lines]).toEqual([200, 200, []]);
    away.add('redis');
    expect([await ask(), await ask(), await ask(), lines]).toEqual([503, 503, 503, ['warn not ready']]);
    away.add('postgres');
    expect([await ask(), await ask(), lines.length]).toEqual([503, 503, 2]);
    away.clear();
    expect([await ask(), await ask()]).toEqual([200, 200]);
    expect(lines).toEqual(['warn not ready', 'warn not ready', 'info ready again']);
  });

  it('is looked at anew after a second, and not before', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    let looks = 0;
    const { app } = await serve({ checks: { engine: async () => looks++ } });
    await app.inject('/health/ready');
    vi.advanceTimersByTime(999);
    await app.inject('/health/ready');
    expect(looks).toBe(1);
    vi.advanceTimersByTime(1);
    await app.inject('/health/ready');
    expect(looks).toBe(2);
  });

  it('names what is degraded only while everything answers', async () => {
    let isAway = true;
    vi.useFakeTimers({ toFake: ['performance'] });
    const checks = { engine: async () => (isAway ? Promise.reject(new Error('away')) : 1) };
    const { app } = await serve({
      checks,
      degradations: { search: async () => 'being rebuilt', model: async () => undefined },
    });
    expect((await app.inject('/health/ready')).json()).not.toHaveProperty('degraded');
    isAway = false;
    vi.advanceTimersByTime(1000);
    const reply = await app.inject('/health/ready');
    expect([reply.statusCode, reply.json()]).toMatchObject([
      200,
      { status: 'degraded', degraded: [{ name: 'search', reason: 'being rebuilt' }] },
    ]);
  });
});

describe('figures of a process', () => {
  it('on a public port are the operator’s alone, and on an inner one anybody’s', async () => {
    let actor: Actor = ANONYMOUS;
    const authenticate = async () => actor;
    const [edge, inner] = [await serve({ publicPort: true, authenticate }), await serve({ authenticate })];
    expect((await inner.app.inject('/metrics')).statusCode).toBe(200);
    const refused = await edge.app.inject('/metrics');
    expect([refused.statusCode, refused.body.includes('process_')]).toEqual([401, false]);
    actor = { ...operator, organisation: { ...operator.organisation, kind: 'company' } };
    expect((await edge.app.inject('/metrics')).statusCode).toBe(403);
    actor = operator;
    const shown = await edge.app.inject('/metrics');
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
  });

  it('count requests by route and status, and never by what stands in a path', async () => {
    const { app } = await serve({});
    app.get('/things/:id', async () => ({}));
    await app.inject('/things/a-private-name');
    await app.inject('/nothing/a-private-name');
    const { body } = await app.inject('/metrics');
    expect(body).toMatch(/count\{[^}]*route="\/things\/:id"[^}]*status="200"[^}]*\} 1/);
    expect(body).toMatch(/count\{[^}]*route="none"[^}]*status="404"[^}]*\} 1/);
    expect(body).not.toContain('a-private-name');
  });
});
