import { expect, test } from 'vitest';
import { passwordOf, SCHEMA_OF, SCHEMAS } from '../../prepare/schemas.mjs';
import { mailToken, planServices, reachable } from './plan.mjs';

const given = {
  node: '/node',
  env: { PATH: '/bin' },
  engines: {
    databaseUrl: 'postgres://techbourse:all@h:5/d',
    redisUrl: 'redis://r',
    meiliUrl: 'http://m',
    meiliKey: 'mk',
    dir: '/data',
    postgres: { external: false },
    meilisearch: { external: false },
  },
  secrets: {
    ACTOR_PUBLIC_KEY: 'public',
    ACTOR_PRIVATE_KEY: 'private',
    AUTH_SECRET: 'auth',
    SEALING_KEY: 'seals',
    OPERATOR_KEY: 'operator',
    ...Object.fromEntries(SCHEMAS.map((schema) => [passwordOf(schema), `of-${schema}`])),
  },
  host: '0.0.0.0',
  port: 3000,
};

test('only the gateway gets the secrets of identity and a public address', async () => {
  const plans = await planServices(given);
  for (const { name, env } of plans) {
    const isGateway = name === 'gateway';
    expect([name, env.HOST]).toEqual([name, isGateway ? '0.0.0.0' : '127.0.0.1']);
    expect(
      Object.keys(env).filter((key) => ['ACTOR_PRIVATE_KEY', 'AUTH_SECRET', 'OPERATOR_KEY'].includes(key)),
    ).toHaveLength(isGateway ? 3 : 0);
    expect([name, env.SEALING_KEY]).toEqual([name, name === 'notifications' ? 'seals' : undefined]);
    const schema = SCHEMA_OF[name];
    // The portal keeps nothing.
    const database = name === 'portal' ? undefined : `postgres://techbourse_${schema}:of-${schema}@h:5/d`;
    expect([name, env.PATH, env.DATABASE_URL]).toEqual([name, '/bin', database]);
    expect([name, JSON.stringify(env).includes('"mk"')]).toEqual([name, false]);
    expect(env.ACTOR_PUBLIC_KEY).toBe(isGateway ? undefined : 'public');
  }
});

test('external engines are used as their settings name them', async () => {
  const engines = { ...given.engines, postgres: { external: true }, meilisearch: { external: true } };
  const plans = await planServices({ ...given, engines });
  for (const { name, env } of plans) {
    expect([name, env.DATABASE_URL]).toEqual([name, name === 'portal' ? undefined : 'postgres://techbourse:all@h:5/d']);
    expect([name, env.MEILI_KEY]).toEqual([
      name,
      ['gateway', 'portal', 'contracts', 'notifications'].includes(name) ? undefined : 'mk',
    ]);
  }
});

test('every process has a separate port, and the gateway knows those of the services', async () => {
  const plans = await planServices(given);
  const port = Object.fromEntries(plans.map(({ name, env }) => [name, env.PORT]));
  expect(new Set(Object.values(port)).size).toBe(8);
  expect(port.gateway).toBe('3000');
  expect(plans.find(({ name }) => name === 'gateway').env).toMatchObject({
    LISTINGS_URL: `http://127.0.0.1:${port.listings}`,
    MATCHING_URL: `http://127.0.0.1:${port.matching}`,
  });
});

test('mail of one machine is caught by the gateway, unless there is a server for it', async () => {
  const gatewayOf = async (env) => {
    const plans = await planServices({ ...given, env });
    return plans.find(({ name }) => name === 'gateway').env;
  };
  const caught = await gatewayOf({});
  expect(caught.SMTP_URL).toBe(`smtp://127.0.0.1:${caught.MAIL_CATCHER}`);
  expect(caught.MAIL_CATCHER_TOKEN).toBe(mailToken(given.secrets));
  expect(caught).toMatchObject({ MAIL_CATCHER_FOLDER: '/data/mail', PUBLIC_URL: 'http://localhost:3000' });
  const sent = await gatewayOf({ SMTP_URL: 'smtps://mail.example', PUBLIC_URL: 'https://exchange.example' });
  expect(sent).toMatchObject({ SMTP_URL: 'smtps://mail.example', PUBLIC_URL: 'https://exchange.example' });
  expect(sent.MAIL_CATCHER).toBeUndefined();
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::1', '[::1]'],
])('a server on %s is reached at %s', (host, address) => {
  expect(reachable(host)).toBe(address);
});
