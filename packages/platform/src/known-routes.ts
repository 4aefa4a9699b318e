import type { App } from './app-options.ts';

/** The routes of a process, as they stand once all are registered. */
export type KnownRoutes = {
  /** The methods that a path answers to, sorted; none for a path that there is not. */
  methodsOf(path: string): string[];
  /** Whether there is a read of a path as routes write it: `/listings/:id`. */
  reads(pattern: string): boolean;
};

declare module 'fastify' {
  interface FastifyInstance {
    knownRoutes: KnownRoutes;
  }
}

type Route = { matches: RegExp; method: string };

/** Call before any route is registered. */
export function knowRoutes(app: App): KnownRoutes {
  const routes: Route[] = [];
  const reads = new Set<string>();
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    // What answers to everything below it is another process: only that knows its paths.
    if (url.endsWith('*') || config?.passedOn) return;
    const matches = patternOf(url);
    for (const each of [method].flat()) {
      routes.push({ matches, method: each });
      if (each === 'GET' && !schema?.hide) reads.add(shapeOf(url));
    }
  });
  return {
    methodsOf: (path) => {
      const methods = new Set(routes.filter(({ matches }) => matches.test(path)).map(({ method }) => method));
      return methods.size === 0 ? [] : [...methods.add('OPTIONS')].sort();
    },
    reads: (pattern) => reads.has(shapeOf(pattern)),
  };
}

/** Two paths that differ in the names of their parts alone are one. */
const shapeOf = (pattern: string): string => pattern.replace(/:\w+/g, ':');

function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}/?$`);
}
