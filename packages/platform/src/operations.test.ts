import type { OperationTask } from '@techbourse/api-schema';
import type { Actor } from '@techbourse/policy';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { buildApp } from './app.ts';
import type { App } from './app-options.ts';
import { fail } from './errors.ts';
import { silentLogger } from './log.ts';
import { type Operation, type OperationProgress, operation, registerOperations, type TaskStore } from './operations.ts';

const OPERATOR: Actor = {
  kind: 'key',
  id: 'key',
  organisation: {
    id: '00000000-0000-4000-8000-000000000001',
    kind: 'operator',
    name: {},
    country: 'CN',
    verified: true,
  },
  scopes: ['exchange:operate'],
};

/** Tasks of one process, and what fails of them; `packages/db` has those that all processes share. */
function tasksInMemory(faults: { heartbeat?: boolean; end?: boolean } = {}) {
  const tasks = new Map<string, OperationTask>();
  const begun: { id: string; bodyHash: string }[] = [];
  let beats = 0;
  const store: TaskStore = {
    begin: async ({ id, name, bodyHash, startedBy }) => {
      const same = begun.find((one) => one.bodyHash === bodyHash && tasks.get(one.id)?.state === 'running');
      const running = same && tasks.get(same.id);
      if (running) return { task: running, isNew: false };
      const of = { done: 0, total: 0, error: null, startedAt: new Date().toISOString(), endedAt: null };
      const task: OperationTask = { id, name, state: 'running', startedBy, ...of };
      tasks.set(id, task);
      begun.push({ id, bodyHash });
      return { task, isNew: true };
    },
    heartbeat: async (id, progress) => {
      beats += 1;
      if (faults.heartbeat) throw new Error('the database is away');
      tasks.set(id, { ...(tasks.get(id) as OperationTask), ...progress });
    },
    end: async (id, { error, ...progress }) => {
      if (faults.end) throw new Error('the database is away');
      const state = error === null ? 'done' : 'failed';
      const endedAt = new Date().toISOString();
      const ended: OperationTask = { ...(tasks.get(id) as OperationTask), ...progress, error, state, endedAt };
      tasks.set(id, ended);
      return ended;
    },
    find: async (id) => tasks.get(id),
  };
  return { store, tasks, begun, beats: () => beats };
}

const open: App[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

async function serve(operations: Record<string, Operation>, tasks = tasksInMemory()) {
  const log = silentLogger();
  const told = { warn: vi.spyOn(log, 'warn'), error: vi.spyOn(log, 'error') };
  const app = await buildApp({ name: 'sample', log, authenticate: async () => OPERATOR });
  registerOperations(app, { log, tasks: tasks.store }, operations);
  open.push(app);
  const start = (path: string, payload?: object) =>
    app.inject({ method: 'POST', url: `/operations/${path}`, ...(payload ? { payload } : {}) });
  return { app, tasks, told, start };
}
const stateOf = ({ tasks }: { tasks: ReturnType<typeof tasksInMemory> }, id: string) => tasks.tasks.get(id)?.state;

describe('an operation', () => {
  it('is handed what its body says, and is not begun by a body that says something else', async () => {
    const inputs: unknown[] = [];
    const body = z.strictObject({ hours: z.int().min(1) });
    const work = operation(body, async (_onProgress, input) => {
      inputs.push(input);
      return { done: 1, total: 1 };
    });
    const service = await serve({ work });
    const refused = await service.start('work', { hours: 0, more: 1 });
    expect(refused.json()).toMatchObject({ status: 400, reason: 'input.invalid' });
    expect([inputs, service.tasks.begun]).toEqual([[], []]);
    const { id } = (await service.start('work', { hours: 3 })).json();
    await expect.poll(() => stateOf(service, id)).toBe('done');
    expect(inputs).toEqual([{ hours: 3 }]);
  });

  it('tells how far it is, also where it is at when it fails', async () => {
    const work = async (onProgress: (progress: OperationProgress) => void): Promise<OperationProgress> => {
      onProgress({ done: 3, total: 9 });
      throw fail.unavailable('search.unavailable', 'The index does not answer');
    };
    const service = await serve({ work });
    const { id } = (await service.start('work')).json();
    await expect.poll(() => stateOf(service, id)).toBe('failed');
    expect(service.tasks.tasks.get(id)).toMatchObject({ done: 3, total: 9, error: 'The index does not answer' });
    expect(service.told.error).toHaveBeenCalledTimes(1);
  });

  it('that fails before it has begun has failed as any other, and can be started again', async () => {
    let isBroken = true;
    const work = () => {
      if (isBroken) throw new TypeError('Cannot read properties of undefined');
      return Promise.resolve({ done: 1, total: 1 });
    };
    const service = await serve({ work });
    const first = await service.start('work');
    expect(first.statusCode).toBe(202);
    await expect.poll(() => stateOf(service, first.json().id)).toBe('failed');
    isBroken = false;
    const second = await service.start('work');
    expect(second.json().id).not.toBe(first.json().id);
    await expect.poll(() => stateOf(service, second.json().id)).toBe('done');
  });

  it('goes on to its end when its heartbeat cannot be written', async () => {
    const end = Promise.withResolvers<OperationProgress>();
    const service = await serve({ work: () => end.promise }, tasksInMemory({ heartbeat: true }));
    const { id } = (await service.start('work')).json();
    await expect.poll(() => service.tasks.beats()).toBeGreaterThan(0);
    await expect.poll(() => service.told.warn.mock.calls.length).toBeGreaterThan(0);
    end.resolve({ done: 2, total: 2 });
    await expect.poll(() => stateOf(service, id)).toBe('done');
  });

  it('whose end cannot be written is in the log, and harms neither the process nor the next one', async () => {
    const faults = { end: true };
    const service = await serve({ work: async () => ({ done: 1, total: 1 }) }, tasksInMemory(faults));
    const { id } = (await service.start('work')).json();
    await expect.poll(() => service.told.error.mock.calls.length).toBe(1);
    expect(service.told.error.mock.calls[0]).toMatchObject([{ task: id }, expect.stringContaining('end of an op')]);
    faults.end = false;
    const other = (await service.start('work', { again: true })).json();
    await expect.poll(() => stateOf(service, other.id)).toBe('done');
  });

  it('that ends after its process was told to stop changes nothing of how it was said to have ended', async () => {
    const end = Promise.withResolvers<OperationProgress>();
    const service = await serve({ work: () => end.promise });
    const { id } = (await service.start('work')).json();
    await service.app.close();
    const stopped = service.tasks.tasks.get(id);
    expect(stopped).toMatchObject({ state: 'failed', error: expect.stringContaining('stopped') });
    end.resolve({ done: 9, total: 9 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(service.tasks.tasks.get(id)).toEqual(stopped);
  });

  it('of no such name is not found, and neither is a task whose id is none', async () => {
    const service = await serve({ work: async () => ({ done: 0, total: 0 }) });
    expect((await service.start('play')).statusCode).toBe(404);
    const look = async (id: string) => (await service.app.inject(`/operations/tasks/${id}`)).json();
    expect(await look('1')).toMatchObject({ status: 400, issues: [{ pointer: '/id' }] });
    expect(await look(OPERATOR.organisation?.id ?? '')).toMatchObject({ status: 404, reason: 'task.not_found' });
  });
});
