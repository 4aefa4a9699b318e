import { expect, it } from 'vitest';
import { placeOf } from './fault-place.ts';

const fields = [
  'title',
  'title.en',
  'offers',
  'patent.publicationNumber',
  'readiness.level',
  'price',
  'price.amount.amount',
].map((path) => ({ path, label: path }));

it('a fault stands at the column of its field, at its list or its text', () => {
  const columns = { 'Patent No': 'patent.publicationNumber', Name: 'title', Codes: 'ipc', Note: '' };
  expect(placeOf('/patent/publicationNumber', columns, fields)).toEqual({ column: 'Patent No' });
  expect(placeOf('/title/en/text', columns, fields)).toEqual({ column: 'Name' });
  expect(placeOf('/ipc/3', columns, fields)).toEqual({ column: 'Codes' });
  expect(placeOf('/patent', columns, fields)).toEqual({ column: 'Patent No' });
});

it('a fault of a field that no column fills stands at the field, any other at the row', () => {
  expect(placeOf('/offers', {}, fields)).toEqual({ path: 'offers' });
  expect(placeOf('/readiness', {}, fields)).toEqual({ path: 'readiness.level' });
  expect(placeOf('/price/amount', {}, fields)).toEqual({ path: 'price' });
  expect(placeOf('', {}, fields)).toEqual({});
  expect(placeOf('/colour', {}, fields)).toEqual({});
});
