import type { App, AppOptions } from './app-options.ts';
import { within } from './deadline.ts';
import { summaryOf } from './error-log.ts';
import { fail } from './errors.ts';
import { type Metrics, requestDurations } from './metrics.ts';
import { pathOf } from './path.ts';

const CHECK_TIMEOUT_MS = 2000;
/** How long the state of the engines is cached. Milliseconds. */
const HEALTH_CACHE_MS = 1000;

export function registerHealth(app: App, options: AppOptions, metrics: Metrics): void {
  metrics.addRuntime();
  const observe = requestDurations(metrics);
  const open = { config: { open: true }, schema: { hide: true } };
  const health = watchHealth(options);
  app.get('/health/live', open, async () => ({ status: 'live', name: options.name }));
  app.get('/health/ready', open, async (_request, reply) => {
    const checks = await health();
    const shown = options.publicPort ? checks.map(({ name, ok }) => ({ name, ok })) : checks;
    if (checks.some((check) => !check.ok)) {
      reply.code(503);
      return { status: 'not ready', name: options.name, checks: shown };
    }
    const degraded = await findDegradations(options.degradations ?? {});
    return degraded.length > 0
      ? { status: 'degraded', name: options.name, checks: shown, degraded }
      : { status: 'ready', name: options.name, checks: shown };
  });
  const measured = { ...open, config: options.publicPort ? ({ action: 'exchange.read' } as const) : open.config };
  app.get('/metrics', measured, async (_request, reply) => {
    reply.type(metrics.contentType);
    return metrics.text();
  });
  app.get('/openapi.json', open, async () => app.swagger());
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.elapsedTime > 2000) {
      request.log.warn(
        { requestId: request.id, path: pathOf(request), ms: Math.round(reply.elapsedTime) },
        'slow request',
      );
    }
  });
}

async function findDegradations(degradations: Record<string, () => Promise<string | undefined>>) {
  const all = await Promise.all(
    Object.entries(degradations).map(async ([name, findReason]) => {
      let reason: string | undefined;
      // A degradation that times out does not count; an engine that is away fails a check.
      await runCheck(name, async () => {
        reason = await findReason();
      });
      return reason === undefined ? [] : [{ name, reason }];
    }),
  );
  return all.flat();
}

type Check = { name: string; ok: boolean; error?: string };

/** Runs the checks, at most once a second; a change for worse or better is a line in the log. */
function watchHealth({ checks = {}, log }: AppOptions): () => Promise<Check[]> {
  let seen: { atMs: number; result: Promise<Check[]> } | undefined;
  let failing = '';
  const run = async () => {
    const result = await Promise.all(Object.entries(checks).map(([name, check]) => runCheck(name, check)));
    const failed = result.filter((check) => !check.ok);
    const names = failed.map((check) => check.name).join(', ');
    if (names !== failing) {
      if (names) log.warn({ failed }, 'not ready');
      else log.info('ready again');
    }
    failing = names;
    return result;
  };
  return () => {
    const now = performance.now();
    if (!seen || now - seen.atMs >= HEALTH_CACHE_MS) seen = { atMs: now, result: run() };
    return seen.result;
  };
}

async function runCheck(name: string, check: () => Promise<unknown>): Promise<Check> {
  try {
    await within(CHECK_TIMEOUT_MS, check(), () => fail.unavailable('check.timeout', 'no answer in time'));
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, error: summaryOf(error) };
  }
}
