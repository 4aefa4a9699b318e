import { expect, it } from 'vitest';
import { lastVisit } from './last-visit.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
};
const at = (time: string) => new Date(`2026-05-01T${time}:00.000Z`);

it('the last visit is that before this one, of this person alone', () => {
  const store = storage();
  expect(lastVisit('a', at('08:00'), store)).toBeUndefined();
  expect(lastVisit('a', at('08:10'), store)).toBeUndefined();
  expect(lastVisit('a', at('12:00'), store)).toBe('2026-05-01T08:00:00.000Z');
  expect(lastVisit('a', at('12:20'), store)).toBe('2026-05-01T08:00:00.000Z');
  expect(lastVisit('b', at('12:20'), store)).toBeUndefined();
});

it('what was kept wrongly is a first visit', () => {
  const store = storage();
  store.setItem('board-visit:a', '{"since":"yesterday"}');
  expect(lastVisit('a', at('08:00'), store)).toBeUndefined();
});
