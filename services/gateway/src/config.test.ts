import { offlineSettings } from '@techbourse/platform';
import { describe, expect, it } from 'vitest';
import { readGatewayConfig } from './config.ts';

const read = (settings: Record<string, string>) => readGatewayConfig({ ...offlineSettings(), ...settings });

describe('settings of a gateway', () => {
  it('trust no proxy and let no foreign page in unless they are told', () => {
    expect(read({})).toMatchObject({ TRUST_PROXY: '', CORS_ORIGINS: [], PORT: 3000 });
    expect(read({}).RATE_LIMIT_ORGANISATION).toBeUndefined();
  });

  it.each(['10.0.0.1', '10.0.0.0/8', '2001:db8::/32', '::1', 'loopback', ' loopback , 192.168.0.1 '])(
    'take a load balancer at %s',
    (text) => {
      expect(read({ TRUST_PROXY: text }).TRUST_PROXY).toBe(text);
    },
  );

  it.each([
    '*',
    'all',
    '10.0.0.0/33',
    '2001:db8::/129',
    '10.0.0',
    '10.0.0.1/8/8',
    '10.0.0.1/',
    '10.0.0.1/-1',
    'example.org',
  ])('believe nobody at %s, which is no address', (text) => {
    expect(() => read({ TRUST_PROXY: text })).toThrow('TRUST_PROXY');
  });

  it('read lists without the blanks and empty parts that people leave in them', () => {
    expect(read({ CORS_ORIGINS: ' https://a.example ,, https://b.example, ' }).CORS_ORIGINS).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });

  it('that are out of bounds are all named, and never repeated', () => {
    const wrong = {
      RATE_LIMIT_KEY: '0',
      BODY_LIMIT_BYTES: '1023',
      UPSTREAM_TIMEOUT_MS: '9',
      OPERATOR_COUNTRY: 'cn',
      OPERATOR_KEY: 'a key with a blank that is long enough',
      LISTINGS_URL: 'listings:3001',
      ANSWER_CACHE_BYTES: '-1',
    };
    const { LISTINGS_URL: _, ...named } = wrong;
    let message = '';
    try {
      read(wrong);
    } catch (error) {
      message = String(error);
    }
    for (const name of Object.keys(named)) expect(message).toContain(name);
    expect(message).not.toContain('a key with a blank');
  });
});
