import { expect, it } from 'vitest';
import { readersAsked, readersIn } from './readers.ts';

const [one, other] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];

it('numbers of people are read out of whatever stands around them, each once', () => {
  expect(readersIn(`Hans: ${one.toUpperCase()}, ${other}; ${one}.`)).toEqual([one, other]);
  expect(readersIn('nobody, 018f0000-0000')).toEqual([]);
});

it('who asked to read is known by the messages of the buyer alone', () => {
  const message = (side: 'seller' | 'buyer', note: string, kind: 'message' | 'opened' = 'message') => ({
    kind,
    side,
    note,
  });
  expect(readersAsked([message('seller', one), message('buyer', other), message('buyer', one, 'opened')])).toEqual([
    other,
  ]);
});
