import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lazy, packageFile } from './lazy.ts';
import { SetupError } from './setup-error.ts';

test('a value is made when it is first asked for and once, also one that is undefined', () => {
  let made = 0;
  const value = lazy(() => {
    made += 1;
    return undefined;
  });
  expect(made).toBe(0);
  expect([value(), value(), made]).toEqual([undefined, undefined, 1]);
});

test('what could not be made is tried again', () => {
  let tries = 0;
  const value = lazy(() => {
    tries += 1;
    if (tries < 3) throw new Error('not yet');
    return tries;
  });
  expect(value).toThrow('not yet');
  expect(value).toThrow('not yet');
  expect([value(), value()]).toEqual([3, 3]);
});

test('a file of a package is found where it is installed, and an absent package is named', () => {
  expect(existsSync(packageFile('@node-rs/jieba', 'dict.txt'))).toBe(true);
  expect(() => packageFile('no-such-package-here', 'x')).toThrow(SetupError);
  expect(() => packageFile('no-such-package-here', 'x')).toThrow('no-such-package-here is not installed');
});
