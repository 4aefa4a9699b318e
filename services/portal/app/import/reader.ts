import type { Answered, Asked, Calls } from './protocol.ts';

/** A file that cannot be read: `rule` says why, and what to do. */
export class ReadFault extends Error {
  readonly rule: string;
  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

type Waiting = {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  progress?: ((rows: number) => void) | undefined;
};
export type Reader = {
  ask: <Name extends keyof Calls>(
    name: Name,
    given: Parameters<Calls[Name]>[0],
    progress?: (rows: number) => void,
  ) => Promise<ReturnType<Calls[Name]>>;
  stop: () => void;
};

/** The reader of files beside the page. What it is asked is answered in turn; stopped, it forgets what it has read. */
export function createReader(): Reader {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();
  const start = () => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<Answered>) => {
      const one = waiting.get(data.id);
      if ('progress' in data) return one?.progress?.(data.progress);
      waiting.delete(data.id);
      if ('value' in data) one?.resolve(data.value);
      else one?.reject(new ReadFault(data.rule, data.message));
    };
    started.onerror = () => {
      for (const { reject } of waiting.values()) reject(new ReadFault('file.unreadable', 'the reader stopped'));
      waiting.clear();
    };
    worker = started;
    return started;
  };
  return {
    ask: (name, given, progress) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, progress });
        const asked: Asked = { id, name, given };
        (worker ?? start()).postMessage(asked);
      }),
    stop: () => {
      worker?.terminate();
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new ReadFault('file.stopped', 'stopped'));
      waiting.clear();
    },
  };
}
