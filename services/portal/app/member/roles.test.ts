import { expect, it } from 'vitest';
import { rolesUpTo } from './roles.ts';

it('nobody gives a role above its own', () => {
  expect(rolesUpTo('owner')).toEqual(['owner', 'admin', 'editor', 'viewer']);
  expect(rolesUpTo('admin')).toEqual(['admin', 'editor', 'viewer']);
  expect(rolesUpTo('viewer')).toEqual(['viewer']);
});
