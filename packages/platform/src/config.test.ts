import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  actorSettings,
  baseSettings,
  meiliSettings,
  postgresSettings,
  quotaSettings,
  readConfig,
  redisSettings,
} from './config.ts';

const schema = z.object({ ...baseSettings, ...postgresSettings, ...redisSettings });
const needed = { DATABASE_URL: 'postgres://user:word@127.0.0.1/db', REDIS_URL: 'redis://127.0.0.1:6379' };
const refusalOf = (env: Record<string, string>) => {
  try {
    readConfig(schema, env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

describe('the settings of a process', () => {
  it('are those of the environment, and the rest as they are unless told', () => {
    const config = readConfig(schema, { ...needed, PORT: '8080', DB_LOCK_TIMEOUT_MS: '0', SOMETHING: 'else' });
    expect(config).toMatchObject({
      ...needed,
      PORT: 8080,
      HOST: '127.0.0.1',
      DB_LOCK_TIMEOUT_MS: 0,
      LOG_LEVEL: 'info',
    });
    expect(config).not.toHaveProperty('SOMETHING');
  });

  it('that are empty are not set', () => {
    expect(readConfig(schema, { ...needed, HOST: '', PORT: '', LOG_LEVEL: undefined })).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 0,
      LOG_LEVEL: 'info',
    });
    expect(refusalOf({ ...needed, REDIS_URL: '' })).toContain('REDIS_URL');
  });

  it('cannot be changed once they are read', () => {
    const config = readConfig(schema, needed);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('that are wrong are all named at once', () => {
    const told = refusalOf({ PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', DB_JOB_TIMEOUT_MS: '-1' });
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'DB_JOB_TIMEOUT_MS', 'REDIS_URL'])
      expect(told).toContain(name);
    expect(told).not.toContain('HOST');
  });

  it('that are wrong are never repeated: they may be secrets', () => {
    const secret = fc.string({ minLength: 12 }).map((text) => `hunter2${text}`);
    fc.assert(
      fc.property(secret, (value) => {
        const told = refusalOf({ DATABASE_URL: value, REDIS_URL: value, PORT: value, LOG_LEVEL: value });
        expect(told).toContain('DATABASE_URL');
        expect(told).not.toContain('hunter2');
      }),
    );
  });

  it.each([
    ['PORT', ['-1', '65536', '1.5', '0x'], baseSettings],
    ['DATABASE_URL', ['http://a/b', 'localhost', 'postgres'], postgresSettings],
    ['DB_REQUEST_TIMEOUT_MS', ['-1', '3600001', '1.5', 'long'], postgresSettings],
    ['REDIS_URL', ['http://a', 'localhost:6379'], redisSettings],
    ['INDEX_PREFIX', ['a b', 'a/b', 'ü', "a'"], meiliSettings],
    ['SEARCH_CHECK_SECONDS', ['0', '-5', '3601'], meiliSettings],
    ['ACTOR_PUBLIC_KEY', ['short'], actorSettings],
    ['QUOTA_RECORDS', ['-1', '1.5', 'all'], quotaSettings],
  ] as const)('refuse for %s: %j', (name, values, settings) => {
    const one = z.object({ [name]: (settings as Record<string, z.ZodType>)[name] as z.ZodType });
    for (const value of values) expect(() => readConfig(one, { [name]: value }), value).toThrow(name);
  });
});
