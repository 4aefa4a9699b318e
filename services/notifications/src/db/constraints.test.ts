import { compareConstraints, testSettings } from '@techbourse/testkit';
import { expect, it } from 'vitest';
import { constraints } from './constraints.ts';

it('says in words what each rule of the schema means', async () => {
  const { DATABASE_URL } = await testSettings();
  const compared = await compareConstraints(DATABASE_URL, 'notifications', Object.keys(constraints));
  expect(compared).toEqual({ withoutMessage: [], unknown: [] });
});
