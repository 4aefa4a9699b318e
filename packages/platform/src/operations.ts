import { z } from 'zod';
import { assertOperator } from './actor.ts';
import type { App } from './app.ts';
import { fail } from './errors.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';

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

export type OperationProgress = { done: number; total: number };
type Run<Input> = (onProgress: (progress: OperationProgress) => void, input: Input) => Promise<OperationProgress>;

/** Long work that an operator may start: by name, telling how far it is. */
export type Operation = Run<unknown> | { body: z.ZodType; run: Run<unknown> };

/** An operation that takes a body. */
export function operation<Body extends z.ZodType>(body: Body, run: Run<z.infer<Body>>): Operation {
  // the route hands over what this very schema has parsed
  return { body, run: (onProgress, input) => run(onProgress, input as z.infer<Body>) };
}

/**
 * Routes that start long work and show how far it is: `POST /operations/<path>` answers 202 with a task, and
 * `GET /operations/tasks/:id` follows it. The same work is not started twice at a time: the task under way is returned.
 */
export function registerOperations(app: App, log: Logger, operations: Record<string, Operation>): void {
  const tasks = new Map<string, OperationTask>();

  for (const [path, given] of Object.entries(operations)) {
    const { body, run } = typeof given === 'function' ? { body: z.unknown(), run: given } : given;
    app.post(
      `/operations/${path}`,
      { schema: { tags: ['operations'], body, response: { 202: taskSchema } } },
      async (request, reply) => {
        assertOperator(request.actor);
        const running = [...tasks.values()].find((task) => task.name === path && task.state === 'running');
        return reply.code(202).send(running ?? start(path, (onProgress) => run(onProgress, request.body)));
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

  function start(name: string, run: (onProgress: (progress: OperationProgress) => void) => Promise<OperationProgress>) {
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
