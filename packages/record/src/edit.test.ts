import { expect, it } from 'vitest';
import { applyEdit } from './edit.ts';

it('an edit replaces what it gives, empties what is null, and leaves the rest', () => {
  const changes = { title: 'new', year: null };
  expect(applyEdit({ title: 'old', year: 2020, place: 'Harbin' }, changes)).toEqual({ title: 'new', place: 'Harbin' });
});
