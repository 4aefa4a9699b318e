import { expect, it, vi } from 'vitest';
import { z } from 'zod';

// Here all APIs are in one process. A service that imports another's API has no valid document when both use one name
// for different schemas. A client could not distinguish them either.
it('the APIs of all services give no name to two schemas', async () => {
  // another file of this process may have loaded some of them already
  vi.resetModules();
  const names: string[] = [];
  const add = z.globalRegistry.add;
  z.globalRegistry.add = function (this: typeof z.globalRegistry, schema, ...[meta]) {
    if (meta && typeof meta.id === 'string') names.push(meta.id);
    return Reflect.apply(add, this, [schema, meta]);
  };
  await Promise.all([
    import('@techbourse/gateway/api'),
    import('@techbourse/listings/api'),
    import('@techbourse/demands/api'),
    import('@techbourse/matching/api'),
    import('@techbourse/contracts/api'),
    import('@techbourse/notifications/api'),
  ]);
  z.globalRegistry.add = add;
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
