import { expect, test } from 'vitest';
import { readOptions } from './options.mjs';

test('without options the exchange listens on 127.0.0.1:3000 and loads the demo', () => {
  expect(readOptions([], {})).toEqual({
    check: false,
    noDemo: false,
    reset: false,
    yes: false,
    help: false,
    host: '127.0.0.1',
    port: 3000,
  });
});

test('options and settings are read', () => {
  expect(readOptions(['--reset', '--yes', '--check'], { PORT: '8080', HOST: '::1' })).toMatchObject({
    reset: true,
    yes: true,
    check: true,
    host: '::1',
    port: 8080,
  });
});

test.each([
  [['--chek'], {}, /Unknown option --chek/],
  [['toString'], {}, /Unknown option toString/],
  [['--check', '--no-demo'], {}, /demo catalogue/],
  [['--yes'], {}, /--reset/],
  [[], { PORT: '70000' }, /PORT is "70000"/],
  [[], { PORT: 'x' }, /PORT is "x"/],
])('%j with %j is refused', (args, env, message) => {
  expect(() => readOptions(args, env)).toThrow(message);
});
