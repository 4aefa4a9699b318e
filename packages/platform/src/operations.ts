import { createHash } from 'node:crypto';
import { type OperationTask, operationTaskSchema } from '@techbourse/api-schema';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { App } from './app-options.ts';
import { authorise } from './authorise.ts';
import { summaryOf } from './error-log.ts';
import { fail } from './errors.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';
import { startLoop } from './loop.ts';
import { asAppError } from './problem.ts';

export type OperationProgress = { done: number; total: number };

/**
 * Stores tasks for all processes of a service. The task of a dead process does not stay running for ever.
 */
export type TaskStore = {
  /**
   * A new task for the caller to run, or the one that runs already for this name and body. A task without a heartbeat
   * for half a minute has failed and does not count.
   */
  begin(wanted: {
    id: string;
    name: string;
    bodyHash: string;
    body: unknown;
    startedBy: OperationTask['startedBy'];
  }): Promise<{ task: OperationTask; isNew: boolean }>;
  /** Records a heartbeat and the progress. */
  heartbeat(id: string, progress: OperationProgress): Promise<void>;
  end(id: string, result: OperationProgress & { error: string | null }): Promise<OperationTask>;
  find(id: string): Promise<OperationTask | undefined>;
};

type Run<Input> = (onProgress: (progress: OperationProgress) => void, input: Input) => Promise<OperationProgress>;

/** Long work that an operator may start by name; it reports its progress. */
export type Operation = Run<unknown> | { body: z.ZodType; run: Run<unknown> };

/** An operation that takes a body. */
export function operation<Body extends z.ZodType>(body: Body, run: Run<z.infer<Body>>): Operation {
  // the route hands over what this very schema has parsed
  return { body, run: (onProgress, input) => run(onProgress, input as z.infer<Body>) };
}

const HEARTBEAT_MS = 1000;
const STOPPED = 'The process that ran it was stopped; start it again';

/**
 * Routes that start long work and show its progress: `POST /operations/<path>` answers 202 with a task, and
 * `GET /operations/tasks/:id` follows it, asked of any process of the service. The same work (path and body) is not
 * started twice at a time: the task under way is returned.
 */
export function registerOperations(
  app: App,
  context: { log: Logger; tasks: TaskStore },
  operations: Record<string, Operation>,
): void {
  const { log, tasks } = context;
  const running = new Map<string, OperationProgress>();

  for (const [path, given] of Object.entries(operations)) {
    const { body, run } = typeof given === 'function' ? { body: z.unknown(), run: given } : given;
    app.post(
      `/operations/${path}`,
      {
        config: { action: 'exchange.operate' },
        schema: {
          tags: ['operations'],
          summary: `Start the long work ${path} (operator)`,
          description:
            'Answers with a task to follow. The same work is not started twice at a time: the task under way is returned.',
          body,
          response: { 202: operationTaskSchema },
        },
      },
      async (request, reply) => {
        const operator = authorise(request.actor, 'exchange.operate');
        const { task, isNew } = await tasks.begin({ ...newTaskOf(path, request.body), startedBy: starterOf(operator) });
        if (isNew) follow(task, (onProgress) => run(onProgress, request.body));
        return reply.code(202).send(task);
      },
    );
  }

  app.get(
    '/operations/tasks/:id',
    {
      config: { action: 'exchange.read' },
      schema: {
        tags: ['operations'],
        summary: 'One task: how far long work has come (operator)',
        params: z.object({ id: z.uuid() }),
        response: { 200: operationTaskSchema },
      },
    },
    async (request) => {
      const task = await tasks.find(request.params.id);
      if (!task) throw fail.notFound('task.not_found', 'There is no such task');
      return task;
    },
  );

  // A regular stop ends its tasks at once; missing heartbeats reveal a sudden death.
  app.addHook('onClose', async () => {
    for (const [id, progress] of running) await end(id, progress, STOPPED);
  });

  const end = async (id: string, progress: OperationProgress, error: string | null) => {
    if (!running.delete(id)) return;
    await tasks.end(id, { ...progress, error }).catch((failure: unknown) => {
      log.error({ err: failure, task: id }, 'the end of an operation could not be written');
    });
  };

  /** Runs a task in the background, with a heartbeat every second. */
  function follow(
    { id, name }: OperationTask,
    run: (onProgress: (seen: OperationProgress) => void) => Promise<OperationProgress>,
  ) {
    const progress = { done: 0, total: 0 };
    running.set(id, progress);
    const beat = startLoop(async () => {
      if (!running.has(id)) return { ms: HEARTBEAT_MS };
      await tasks
        .heartbeat(id, progress)
        .catch((error: unknown) => log.warn({ err: error, task: id }, 'the heartbeat was not written'));
      return { ms: HEARTBEAT_MS };
    });
    const work = async () => run((seen) => Object.assign(progress, seen)); // one that throws before it waits has failed too
    work()
      .then((result) => end(id, result, null))
      .catch((error: unknown) => {
        log.error({ err: error, operation: name, task: id }, 'operation failed');
        return end(id, progress, messageOf(error));
      })
      .finally(() => beat.stop());
  }
}

function newTaskOf(name: string, given: unknown) {
  const body = given ?? null;
  return { id: newId(), name, body, bodyHash: createHash('sha256').update(JSON.stringify(body)).digest('base64url') };
}

function starterOf(actor: Actor): OperationTask['startedBy'] {
  return { organisationId: actor.organisation?.id ?? null, actorId: actor.id };
}

/** The error for the operator, without values of records. */
function messageOf(error: unknown): string {
  const known = asAppError(error);
  return known.kind === 'INTERNAL' ? summaryOf(error) : known.message;
}
