import { execFile } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { assertBeforeDeadline, beforeDeadline, currentDeadline, pause, withDeadline, within } from './deadline.ts';
import { fail } from './errors.ts';

const passed = expect.objectContaining({ kind: 'UNAVAILABLE', reason: 'deadline.passed', retry: true });
const HOUR_MS = 3_600_000;
const never = () => new Promise<never>(() => {});

describe('work with a deadline', () => {
  it('has it in everything that it calls, however deep, and nobody else has it', async () => {
    const [one, two] = [new AbortController().signal, new AbortController().signal];
    const deep = async () => {
      await setImmediate();
      return currentDeadline();
    };
    const seen = await Promise.all([withDeadline(one, deep), withDeadline(two, deep), deep()]);
    expect(seen[0]).toBe(one);
    expect(seen[1]).toBe(two);
    expect(seen[2]).toBeUndefined();
    expect(currentDeadline()).toBeUndefined();
  });

  it('inside of other work has its own, and that without one has none', () => {
    const [outer, inner] = [new AbortController().signal, new AbortController().signal];
    withDeadline(outer, () => {
      expect(withDeadline(inner, currentDeadline)).toBe(inner);
      expect(withDeadline(undefined, currentDeadline)).toBeUndefined();
      expect(currentDeadline()).toBe(outer);
    });
  });

  it('fails all its waits when its time is over, and begins nothing more', async () => {
    const over = new AbortController();
    const waits = withDeadline(over.signal, () => {
      assertBeforeDeadline();
      return [beforeDeadline(never()), beforeDeadline(never())];
    });
    const outcomes = Promise.allSettled(waits);
    over.abort();
    expect(await outcomes).toEqual(waits.map(() => ({ status: 'rejected', reason: passed })));
    expect(() => withDeadline(over.signal, assertBeforeDeadline)).toThrow(passed);
    await expect(withDeadline(over.signal, () => beforeDeadline(never()))).rejects.toEqual(passed);
  });

  it('keeps the answer that came in time, and the error that came in time', async () => {
    const over = new AbortController();
    const [answer, error] = withDeadline(over.signal, () => [
      beforeDeadline(Promise.resolve('in time')),
      beforeDeadline(Promise.reject(fail.conflict('a.reason', 'no'))),
    ]);
    await expect(answer).resolves.toBe('in time');
    await expect(error).rejects.toMatchObject({ reason: 'a.reason' });
    over.abort();
  });

  it('fails as its caller says when it is late', async () => {
    const late = withDeadline(AbortSignal.abort(), () => beforeDeadline(never(), () => new Error('too slow here')));
    await expect(late).rejects.toThrow('too slow here');
  });

  it('listens to its deadline no longer than it waits, and may wait any number of times', async () => {
    const over = new AbortController();
    let listening = 0;
    const { addEventListener, removeEventListener } = over.signal;
    over.signal.addEventListener = (...given: unknown[]) => {
      listening += 1;
      return Reflect.apply(addEventListener, over.signal, given);
    };
    over.signal.removeEventListener = (...given: unknown[]) => {
      listening -= 1;
      return Reflect.apply(removeEventListener, over.signal, given);
    };
    await withDeadline(over.signal, () =>
      Promise.all(Array.from({ length: 50 }, (_, n) => beforeDeadline(setImmediate(n)))),
    );
    expect(listening).toBe(0);
  });

  it('without a deadline waits for whatever it waits for', async () => {
    assertBeforeDeadline();
    const work = setImmediate('done');
    expect(beforeDeadline(work)).toBe(work);
    expect(await work).toBe('done');
  });

  it('pauses no longer than to its end, and does not begin to pause after it', async () => {
    const over = new AbortController();
    const pausing = withDeadline(over.signal, () => pause(HOUR_MS));
    over.abort();
    await expect(pausing).rejects.toEqual(passed);
    await expect(withDeadline(over.signal, () => pause(HOUR_MS))).rejects.toEqual(passed);
    await expect(pause(1)).resolves.toBeUndefined();
  });
});

it('what takes longer than it may fails as its caller says; else its own end counts', async () => {
  const late = () => new Error('too late');
  await expect(within(5, never(), late)).rejects.toThrow('too late');
  await expect(within(HOUR_MS, Promise.resolve('well'), late)).resolves.toBe('well');
  await expect(within(HOUR_MS, Promise.reject(new Error('broken')), late)).rejects.toThrow('broken');
});

it('a limit whose work has ended keeps no process alive', async () => {
  const deadline = JSON.stringify(new URL('./deadline.ts', import.meta.url).href);
  const program = `const { within } = await import(${deadline}); console.log(await within(${HOUR_MS}, Promise.resolve('well')));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(stdout).toBe('well\n');
});
