import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** One import of a source file: which file (from the root, with slashes) imports what. */
type Import = { file: string; target: string };

/** A breach of the house's rules, in words. */
type Breach = string;

const root = import.meta.dirname;

/**
 * Exemptions, each with its reason. The list may only shrink.
 */
const EXEMPT: ReadonlyMap<string, string> = new Map([
  [
    'services/contracts/src/contract/claim.ts asks isOwnOrParty: ask decide, authorise or visibleTo what an actor may do or see',
    'who signs is told of a right in the way when it is a party of that right: no action is about it',
  ],
]);

/** Which files may import a library that does I/O; everybody else goes through them. */
const OWNED: readonly { library: RegExp; only: RegExp; why: string }[] = [
  {
    library: /^(drizzle-orm|postgres)(\/|$)/,
    only: /^(packages\/(db|mail|record|testkit)\/|services\/[^/]+\/src\/(.*\/)?(db\/|store\.ts$|[^/]*-store\.ts$)|scripts\/test\/|scripts\/bench\/peer\/)/,
    why: 'SQL lives in store.ts, db/ folders, packages/db and packages/record',
  },
  { library: /^(nodemailer|smtp-server|mailparser)$/, only: /^packages\/mail\//, why: 'mail is sent by packages/mail' },
  { library: /^meilisearch$/, only: /^packages\/search\//, why: 'Meilisearch is reached through packages/search' },
  { library: /^(bullmq|ioredis)$/, only: /^packages\/queue\//, why: 'the queue is reached through packages/queue' },
  {
    library: /^(better-auth|@better-auth\/)/,
    only: /^services\/gateway\/src\/identity\//,
    why: 'identity is the business of services/gateway/src/identity',
  },
  {
    library: /^openid-client$/,
    only: /^services\/gateway\/src\/identity\/sso\//,
    why: 'sign-in by a provider is the business of services/gateway/src/identity/sso',
  },
  {
    library: /^@opentelemetry\//,
    only: /^packages\/platform\//,
    why: 'what spans tell is decided in packages/platform',
  },
  { library: /^onnxruntime-node$/, only: /^packages\/text\//, why: 'models are run by packages/text' },
];

/** Rooms of a service that know only what lies below them. */
const LAYERS: readonly { room: string; allowed: RegExp; why: string }[] = [
  {
    room: 'services/gateway/src/identity/',
    allowed: /^services\/gateway\/src\/(db\/|(context|rows)\.ts$)/,
    why: 'identity knows nothing of the edge, of the proxy and of the services behind it',
  },
];

function sourceFiles(base: string, folder = ''): string[] {
  return readdirSync(join(base, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return /^(node_modules|\.|dist)/.test(entry.name) ? [] : sourceFiles(base, path);
    return /\.(ts|tsx|mts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(base: string): Import[] {
  const folders = ['packages', 'services', 'scripts', 'infra'].filter((folder) => existsSync(join(base, folder)));
  const statement =
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
  return folders.flatMap((folder) =>
    sourceFiles(base, folder).flatMap((file) =>
      [...readFileSync(join(base, file), 'utf8').matchAll(statement)].map((match) => ({
        file,
        target: match[1] ?? match[2] ?? match[3] ?? '',
      })),
    ),
  );
}

function breachesOf(base: string): Breach[] {
  const imports = importsOf(base);
  return [
    ...imports.flatMap((each) => boundaryBreaches(base, each)),
    ...imports.flatMap((each) => ownershipBreaches(each)),
    ...imports.flatMap((each) => apiBreaches(base, each)),
    ...imports.flatMap((each) => purityBreaches(each)),
    ...policyBreaches(base),
    ...cycles(imports),
  ].filter((breach) => !EXEMPT.has(breach));
}

function boundaryBreaches(base: string, { file, target }: Import): Breach[] {
  const [kind, name] = file.split('/');
  const isTest = /\.test\.(ts|mjs)$/.test(file);
  const own = `@techbourse/${name}`;
  if (target.startsWith('.')) {
    const resolved = relative(base, join(base, dirname(file), target)).replaceAll('\\', '/');
    const [toKind, toName] = resolved.split('/');
    const leaves = (kind === 'services' || kind === 'packages') && (toKind !== kind || toName !== name);
    // Tests of bad luck may take engines of their own from infra/local.
    if (leaves && !(isTest && resolved.startsWith('infra/local/'))) return [`${file} reaches out to ${resolved}`];
    if (kind === 'scripts' && toKind === 'services' && hasTestDoor(base, toName)) {
      return [`${file} reaches into ${resolved}: take @techbourse/${toName}/api or /testing`];
    }
    const layer = LAYERS.find((one) => file.startsWith(one.room));
    const isAllowed = !layer || isTest || resolved.startsWith(layer.room) || layer.allowed.test(resolved);
    return isAllowed ? [] : [`${file} imports ${resolved}: ${layer.why}`];
  }
  const match = target.match(/^@techbourse\/([^/]+)(?:\/(.*))?$/);
  if (!match || target.startsWith(own)) return [];
  const [, other = '', part] = match;
  const isService = existsSync(join(base, 'services', other));
  if (kind === 'packages' && isService) return [`${file} is in a package and imports the service ${other}`];
  if (kind === 'scripts' && isService && !/^(api|openapi|testing)$/.test(part ?? '')) {
    return [`${file} imports ${target}: scripts take api, openapi and testing of a service`];
  }
  if (kind === 'services' && isService && part !== 'api') return [`${file} imports ${target}, not its api`];
  return [];
}

/** A service that says in `test/index.ts` what tests and measurements of the whole exchange may have of it. */
function hasTestDoor(base: string, service: string | undefined): boolean {
  return service !== undefined && existsSync(join(base, 'services', service, 'test/index.ts'));
}

function ownershipBreaches({ file, target }: Import): Breach[] {
  if (/\.test\.(ts|mjs)$/.test(file)) return [];
  return OWNED.filter((rule) => rule.library.test(target) && !rule.only.test(file)).map(
    (rule) => `${file} imports ${target}: ${rule.why}`,
  );
}

/** An `api/` holds schemas and nothing else: it imports its own files, what schemas are made of, and other `api/`s. */
function apiBreaches(base: string, { file, target }: Import): Breach[] {
  const [own] = file.match(/^services\/[^/]+\/src\/api\//) ?? [];
  if (!own || /\.test\.ts$/.test(file)) return [];
  const isInside = target.startsWith('.') && `${relative(base, join(base, dirname(file), target))}/`.startsWith(own);
  const isSchema = /^(zod|@techbourse\/(domain|api-schema|matching-engine\/schema|[^/]+\/api))$/.test(target);
  return isInside || isSchema ? [] : [`${file} imports ${target}: an api/ holds schemas and nothing else`];
}

/** Packages without I/O: all that they may import beside their own files, and why no more. */
const PURE: Readonly<Record<string, { allowed: RegExp; why: string }>> = {
  domain: { allowed: /^zod$/, why: 'packages/domain also runs in a browser' },
  'api-schema': { allowed: /^(zod|@techbourse\/domain)$/, why: 'packages/api-schema also runs in a browser' },
  client: { allowed: /^openapi-fetch$/, why: 'packages/client also runs in a browser' },
  'matching-engine': {
    allowed: /^(zod|@techbourse\/(domain|text|text\/fingerprint))$/,
    why: 'packages/matching-engine does no I/O: it is given what it needs',
  },
};

function purityBreaches({ file, target }: Import): Breach[] {
  const [, name = ''] = file.match(/^packages\/([^/]+)\/src\//) ?? [];
  const rule = PURE[name];
  if (!rule || target.startsWith('.') || rule.allowed.test(target) || /\.test\.ts$/.test(file)) return [];
  return [`${file} imports ${target}: ${rule.why}`];
}

/** What an actor may do or see is decided in packages/policy: nobody else puts it together from what an actor is. */
function policyBreaches(base: string): Breach[] {
  const folders = ['packages', 'services'].filter((folder) => existsSync(join(base, folder)));
  return folders
    .flatMap((folder) => sourceFiles(base, folder))
    .filter((file) => !/^packages\/policy\/|\.test\.ts$/.test(file))
    .flatMap((file) => {
      const asked = new Set(readFileSync(join(base, file), 'utf8').match(/\b(isOperator|isOwnOrParty)(?=\()/g));
      return [...asked].map(
        (name) => `${file} asks ${name}: ask decide, authorise or visibleTo what an actor may do or see`,
      );
    });
}

/** Cycles between workspace packages, tests aside. */
function cycles(imports: Import[]): Breach[] {
  const edges = new Map<string, Set<string>>();
  for (const { file, target } of imports) {
    const [kind, name] = file.split('/');
    const other = target.match(/^@techbourse\/([^/]+)/)?.[1];
    if ((kind !== 'packages' && kind !== 'services') || !name || !other || other === name) continue;
    if (/\.test\.(ts|mjs)$/.test(file)) continue;
    edges.set(name, (edges.get(name) ?? new Set()).add(other));
  }
  const found = new Set<Breach>();
  const walk = (name: string, path: string[]) => {
    if (path.includes(name)) {
      found.add(`cycle: ${[...path.slice(path.indexOf(name)), name].join(' -> ')}`);
      return;
    }
    for (const next of edges.get(name) ?? []) walk(next, [...path, name]);
  };
  for (const name of edges.keys()) walk(name, []);
  return [...found];
}

/** Circles of files: each can be read only with all others of it. */
function fileCircles(base: string): string[][] {
  const files = new Set(
    ['packages', 'services', 'scripts', 'infra']
      .filter((one) => existsSync(join(base, one)))
      .flatMap((one) => sourceFiles(base, one)),
  );
  const edges = new Map<string, Set<string>>();
  for (const { file, target } of importsOf(base)) {
    const to = target.startsWith('.') ? join(dirname(file), target).replaceAll('\\', '/') : '';
    if (files.has(to)) edges.set(file, (edges.get(file) ?? new Set()).add(to));
  }
  return circlesOf(edges);
}

/** Circles of folders inside a service or package; a file beside its folders counts as one. Tests and fixtures aside. */
function folderCircles(base: string): string[][] {
  const edges = new Map<string, Set<string>>();
  for (const { file, target } of importsOf(base)) {
    if (!target.startsWith('.') || /\.test\.(ts|mjs)$|\/test\//.test(file)) continue;
    const [from, to] = [file, join(dirname(file), target).replaceAll('\\', '/')].map(roomOf);
    if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  return circlesOf(edges);
}

/** `services/x/src/noun/deep/file.ts` is in the room `services/x/noun`; a file of `src` itself is a room of its own. */
function roomOf(file: string): string | undefined {
  const [kind, name, src, ...rest] = file.split('/');
  if ((kind !== 'services' && kind !== 'packages') || src !== 'src' || rest[0] === undefined) return undefined;
  return `${kind}/${name}/${rest[0]}`;
}

/** The strongly connected parts of a graph that are more than one node (Tarjan 1972), each sorted. */
function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const lowOf = (node: string) => low.get(node) ?? 0;
  const visit = (node: string) => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(lowOf(node), lowOf(next)));
    }
    if (lowOf(node) !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return found.sort();
}

/** Lines with an `expect(...)` that no matcher follows: it would pass whatever the value is. */
function bareExpects(source: string): number[] {
  return [...source.matchAll(/(?<![\w.'"`])expect\(/g)].flatMap((match) => {
    let depth = 0;
    for (let at = match.index + 'expect'.length; at < source.length; at++) {
      if (source[at] === '(') depth += 1;
      if (source[at] === ')') depth -= 1;
      if (depth === 0) {
        return /^\)\s*\./.test(source.slice(at, at + 200)) ? [] : [source.slice(0, match.index).split('\n').length];
      }
    }
    return [];
  });
}

/** Lines that log a part of an error: what may be told of one is decided in one place, by the logger. */
function piecesLogged(source: string): number[] {
  return [...source.matchAll(/\blog\??\.(?:trace|debug|info|warn|error|fatal)\(/g)].flatMap((match) => {
    const call = source.slice(match.index, source.indexOf(');', match.index));
    const isPiece = /\.(message|stack|detail)\b|String\((error|err|thrown|cause)\b/.test(call);
    return isPiece ? [source.slice(0, match.index).split('\n').length] : [];
  });
}

/** Lines that look at sessions or locks of the whole server: one of another test could be counted, or ended. */
function serverWide(source: string): number[] {
  return [...source.matchAll(/\bfrom (?:pg_locks|pg_stat_activity)\b/g)].flatMap(({ index }) =>
    source.slice(index, index + 300).includes('current_database()') ? [] : [source.slice(0, index).split('\n').length],
  );
}

/** Breaches of the dialect: what a line is, for each line that should be written in another way. */
const DIALECT: readonly { breach: RegExp; why: string; except?: RegExp }[] = [
  {
    breach: /\.\.\.\{ ?[\w'[]/,
    why: 'a literal spread into a literal says nothing: name the fields where they belong',
  },
  { breach: /^(export )?interface (?!.*\bextends\b)/, why: 'a type that nothing extends is a `type`' },
  {
    breach: /^(export )?const (?!\w*Schema\b)\w+ = z\b(?!\.\w+\(.*\)\.parse)/,
    why: 'the name of a zod value ends in Schema',
  },
  {
    breach: /\._\.\w|\.\$client\b|\bnew PgDialect\b/,
    why: 'the inside of drizzle changes with any release: take what it documents, or postgres.js',
  },
  {
    breach: /(^|[^.\w'"`])(set|clear)(Timeout|Interval)\(/,
    why: 'a wait is one of node:timers/promises with a signal, a loop is startLoop, a limit is within',
    // Browsers have no timers that take a signal; programs that tests write down just live on.
    except: /^packages\/client\/src\/|^services\/portal\/app\/|\.test\.mjs$/,
  },
];

function dialectBreaches(source: string, file = ''): string[] {
  return source.split('\n').flatMap((line, index) => {
    const found = DIALECT.find(({ breach, except }) => breach.test(line) && !except?.test(file));
    return found ? [`${index + 1}: ${found.why}`] : [];
  });
}

describe('the house', () => {
  it('keeps its rules', () => {
    expect(breachesOf(root)).toEqual([]);
  });

  it('has no circle of files', () => {
    expect(fileCircles(root)).toEqual([]);
  });

  it('has no circle of folders inside a service or package', () => {
    expect(folderCircles(root)).toEqual([]);
  });

  it('names only exemptions that are still needed', () => {
    for (const [breach, reason] of EXEMPT) expect(reason.length, breach).toBeGreaterThan(20);
  });

  it('has a purpose for every package', () => {
    for (const name of readdirSync(join(root, 'packages'))) {
      const manifest = join(root, 'packages', name, 'package.json');
      if (!existsSync(manifest)) continue;
      const { description = '' } = JSON.parse(readFileSync(manifest, 'utf8'));
      expect(description.length, `packages/${name} says what it is for`).toBeGreaterThan(20);
    }
  });

  it('has no assertion that asserts nothing', () => {
    const tests = sourceFiles(root).filter((file) => /\.test\.(ts|mjs)$/.test(file));
    expect(
      tests.flatMap((file) => bareExpects(readFileSync(join(root, file), 'utf8')).map((at) => `${file}:${at}`)),
    ).toEqual([]);
  });

  it('meddles with no session of another database of the server', () => {
    const sources = sourceFiles(root).filter(
      (file) =>
        /^(services|packages|scripts|infra)\//.test(file) && !/\.(test|generated|d)\.m?ts$|\/generated\.ts$/.test(file),
    );
    expect(
      sources.flatMap((file) => serverWide(readFileSync(join(root, file), 'utf8')).map((at) => `${file}:${at}`)),
    ).toEqual([]);
  });

  it('speaks one dialect', () => {
    const sources = sourceFiles(root).filter(
      (file) =>
        /^(services|packages|scripts|infra)\//.test(file) && !/\.(test|generated|d)\.m?ts$|\/generated\.ts$/.test(file),
    );
    expect(
      sources.flatMap((file) =>
        dialectBreaches(readFileSync(join(root, file), 'utf8'), file).map((breach) => `${file}:${breach}`),
      ),
    ).toEqual([]);
  });

  it('logs errors whole', () => {
    const sources = sourceFiles(root).filter((file) => /^(services|packages)\/.*(?<!\.test)\.ts$/.test(file));
    expect(
      sources.flatMap((file) => piecesLogged(readFileSync(join(root, file), 'utf8')).map((at) => `${file}:${at}`)),
    ).toEqual([]);
  });
});

describe('this test', () => {
  const fixture = mkdtempSync(join(tmpdir(), 'architecture-'));
  afterAll(() => rmSync(fixture, { recursive: true, force: true }));
  const plant = (file: string, text: string) => {
    mkdirSync(join(fixture, dirname(file)), { recursive: true });
    writeFileSync(join(fixture, file), text);
  };

  it('sees an assertion without a matcher', () => {
    const call = 'expect';
    expect(bareExpects(`${call}(a > b);\n${call}(f(a))\n  .toBe(1);\n${call}(x).toBe(1);`)).toEqual([1]);
  });

  it('sees a look at the whole server', () => {
    const locks = 'select pid from pg_locks';
    expect(
      serverWide(`${locks} where true;\n${' '.repeat(300)}\n${locks}\n where database = current_database()`),
    ).toEqual([1]);
  });

  it('sees a logged piece of an error', () => {
    const call = 'log.warn';
    expect(
      piecesLogged(`${call}({ err: error }, 'a');\n${call}({ x: error.message }, 'b');\n${call}(String(error));`),
    ).toEqual([2, 3]);
  });

  it('sees circles of files and of folders, also round a corner and by types alone', () => {
    const rooms = mkdtempSync(join(tmpdir(), 'architecture-'));
    const write = (file: string, text: string) => {
      mkdirSync(join(rooms, dirname(file)), { recursive: true });
      writeFileSync(join(rooms, file), text);
    };
    write('services/a/src/one/x.ts', "import { y } from '../two/y.ts';\n");
    write('services/a/src/two/y.ts', "import type { Z } from '../three/deep/z.ts';\n");
    write('services/a/src/three/deep/z.ts', "import { w } from '../../one/w.ts';\n");
    write('services/a/src/one/w.ts', 'export const w = 1;\n');
    write('services/a/src/four/p.ts', "export * from './q.ts';\n");
    write('services/a/src/four/q.ts', "import type { P } from './p.ts';\n");
    write('services/a/src/one/x.test.ts', "import { main } from '../main.ts';\n");
    write('services/a/src/main.ts', "import { x } from './one/x.ts';\n");
    expect(fileCircles(rooms)).toEqual([['services/a/src/four/p.ts', 'services/a/src/four/q.ts']]);
    expect(folderCircles(rooms)).toEqual([['services/a/one', 'services/a/three', 'services/a/two']]);
    rmSync(rooms, { recursive: true });
  });

  it('sees another dialect', () => {
    const spread = '...';
    const source = [
      `const a = { ${spread}{ b: 1, c }, d };`,
      `const a = { ${spread}(b ? { c } : {}) };`,
      'export interface A {',
      'interface A extends B {',
      'const limit = z.int();',
      'export const limitSchema = z',
      '  const rows = await db._.session.all(query);',
      '  const timer = setTimeout(resolve, ms);',
      '  await setTimeout(ms);',
      "import { setTimeout as wait } from 'node:timers/promises';",
      'setInterval(look, 1000);',
    ];
    expect(dialectBreaches(source.join('\n')).map((breach) => breach.split(':')[0])).toEqual([
      '1',
      '3',
      '5',
      '7',
      '8',
      '9',
      '11',
    ]);
    expect(dialectBreaches('clearTimeout(timer);', 'packages/client/src/retry.ts')).toEqual([]);
  });

  it('sees every kind of breach', () => {
    plant('services/a/src/b.ts', "import { x } from '@techbourse/c/inner';\nimport { y } from '@techbourse/c/api';\n");
    plant('services/c/src/d.ts', "import { drizzle } from 'drizzle-orm';\nexport * from '../../a/src/b.ts';\n");
    plant('services/c/src/db/ok.ts', "import { drizzle } from 'drizzle-orm';\n");
    plant(
      'services/a/src/api/s.ts',
      "import { z } from 'zod';\nimport { fail } from '@techbourse/platform';\nimport '../b.ts';\nimport './t.ts';\n",
    );
    plant('services/a/src/api/t.ts', "import { w } from '@techbourse/c/api';\nimport 'node:fs';\n");
    plant('packages/api-schema/src/page.ts', "import { z } from 'zod';\nimport { Buffer } from 'node:buffer';\n");
    plant(
      'packages/matching-engine/src/g.ts',
      "import { z } from 'zod';\nimport { connect } from '@techbourse/db';\nimport { readFile } from 'node:fs/promises';\n",
    );
    plant('packages/p/src/e.ts', "import type { z } from '@techbourse/c/api';\nimport q from '@techbourse/r';\n");
    plant('services/c/test/index.ts', "export { d } from '../src/d.ts';\n");
    plant(
      'scripts/bench/h.ts',
      "import { d } from '../../services/c/src/d.ts';\nimport { e } from '@techbourse/c/testing';\nimport { f } from '@techbourse/c/inner';\n",
    );
    plant('packages/r/src/f.ts', "const p = await import('@techbourse/p');\nimport 'ioredis';\n");
    plant(
      'services/a/src/deal/j.ts',
      'export const all = (actor) => isOperator(actor) || isOwnOrParty(actor, deal);\n',
    );
    plant('packages/policy/src/k.ts', 'export const all = (actor) => isOperator(actor);\n');
    plant(
      'services/gateway/src/identity/person/i.ts',
      "import { p } from '../../proxy/p.ts';\nimport type { Context } from '../../context.ts';\nimport { o } from '../organisation/o.ts';\n",
    );
    expect(breachesOf(fixture).sort()).toEqual(
      [
        'services/a/src/b.ts imports @techbourse/c/inner, not its api',
        'services/c/src/d.ts imports drizzle-orm: SQL lives in store.ts, db/ folders, packages/db and packages/record',
        'services/c/src/d.ts reaches out to services/a/src/b.ts',
        'services/a/src/api/s.ts imports @techbourse/platform: an api/ holds schemas and nothing else',
        'services/a/src/api/s.ts imports ../b.ts: an api/ holds schemas and nothing else',
        'services/a/src/api/t.ts imports node:fs: an api/ holds schemas and nothing else',
        'packages/api-schema/src/page.ts imports node:buffer: packages/api-schema also runs in a browser',
        'packages/matching-engine/src/g.ts imports @techbourse/db: packages/matching-engine does no I/O: it is given what it needs',
        'packages/matching-engine/src/g.ts imports node:fs/promises: packages/matching-engine does no I/O: it is given what it needs',
        'scripts/bench/h.ts reaches into services/c/src/d.ts: take @techbourse/c/api or /testing',
        'scripts/bench/h.ts imports @techbourse/c/inner: scripts take api, openapi and testing of a service',
        'packages/p/src/e.ts is in a package and imports the service c',
        'packages/r/src/f.ts imports ioredis: the queue is reached through packages/queue',
        'services/gateway/src/identity/person/i.ts imports services/gateway/src/proxy/p.ts: identity knows nothing of the edge, of the proxy and of the services behind it',
        'services/a/src/deal/j.ts asks isOperator: ask decide, authorise or visibleTo what an actor may do or see',
        'services/a/src/deal/j.ts asks isOwnOrParty: ask decide, authorise or visibleTo what an actor may do or see',
        'cycle: p -> r -> p',
        'cycle: r -> p -> r',
      ].sort(),
    );
  });
});
