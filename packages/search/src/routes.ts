import { type App, assertOperator, fail, type Logger, newId } from '@techbourse/platform';
import { z } from 'zod';
import type { RebuildProgress } from './rebuild.ts';

const taskSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    error: z.string().nullable(),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'OperationTask' });
type OperationTask = z.infer<typeof taskSchema>;

/** Long work that an operator may start: by name, telling how far it is. */
export type Operation = (onProgress: (progress: RebuildProgress) => void) => Promise<RebuildProgress>;

/**
 * Routes that start long work and show how far it is: `POST /operations/<path>` answers 202 with a task, and
 * `GET /operations/tasks/:id` follows it. The same work is not started twice at a time: the task under way is returned.
 */
export function registerOperations(app: App, log: Logger, operations: Record<string, Operation>): void {
  const tasks = new Map<string, OperationTask>();

  for (const [path, run] of Object.entries(operations)) {
    app.post(
      `/operations/${path}`,
      { schema: { tags: ['operations'], response: { 202: taskSchema } } },
      async (request, reply) => {
        assertOperator(request.actor);
        const running = [...tasks.values()].find((task) => task.name === path && task.state === 'running');
        return reply.code(202).send(running ?? start(path, run));
      },
    );
  }

  app.get(
    '/operations/tasks/:id',
    { schema: { tags: ['operations'], params: z.object({ id: z.uuid() }), response: { 200: taskSchema } } },
    async (request) => {
      assertOperator(request.actor);
      const task = tasks.get(request.params.id);
      if (!task) throw fail.notFound('task.not_found', 'There is no such task; a restart forgets them');
      return task;
    },
  );

  function start(name: string, run: Operation): OperationTask {
    const task: OperationTask = {
      ...{ id: newId(), name, state: 'running', done: 0, total: 0, error: null },
      ...{ startedAt: new Date().toISOString(), endedAt: null },
    };
    tasks.set(task.id, task);
    run((progress) => Object.assign(task, progress))
      .then((progress) => Object.assign(task, progress, { state: 'done' }))
      .catch((error: unknown) => {
        log.error({ err: error, operation: name }, 'operation failed');
        Object.assign(task, { state: 'failed', error: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => Object.assign(task, { endedAt: new Date().toISOString() }));
    return task;
  }
}
