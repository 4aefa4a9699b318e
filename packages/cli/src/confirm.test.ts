import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { confirmed } from './confirm.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A person at a terminal who answers so, and what the terminal shows. */
function terminal(answer: string) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as unknown as typeof process.stdin);
  const shown: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown.push(String(text));
    return true;
  });
  input.write(`${answer}\n`);
  return { shown };
}

describe('a question before something is changed', () => {
  it.each(['y', 'Y', 'yes', ' YES '])('is agreed to by %s', async (answer) => {
    const { shown } = terminal(answer);
    expect(await confirmed('Switch?', undefined)).toBe(true);
    expect(shown.join('')).toContain('Switch? [y/N]');
  });

  it.each(['', 'n', 'no', 'yess', 'j', 'ok', 'y n'])(
    'is declined by "%s", and says that nothing was changed',
    async (answer) => {
      const { shown } = terminal(answer);
      expect(await confirmed('Switch?', false)).toBe(false);
      expect(shown.join('')).toContain('nothing was changed');
    },
  );

  it('is not asked of who said --yes, and fails where nobody can answer', async () => {
    const { shown } = terminal('n');
    expect(await confirmed('Switch?', true)).toBe(true);
    expect(shown).toEqual([]);
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(new PassThrough() as unknown as typeof process.stdin);
    await expect(confirmed('Switch?', undefined)).rejects.toThrow('--yes');
  });
});
