import { expect, it } from 'vitest';
import { cli } from '../../test/cli.ts';
import { problem, RUN, type Seen, serverOf } from '../../test/server.ts';

const run = (remaining: number) => ({ id: RUN, file: 'list.xlsx', startedAt: '2026-05-20T12:00:00.000Z', remaining });
const preview = { deleted: 2, withdrawn: 1, kept: { updated: 0, changed: 1, gone: 0 } };

/** An exchange where the import is one of demands, and is undone in two steps. */
function exchange() {
  const steps = [
    { run: run(1), deleted: 2, withdrawn: 0, kept: [{ id: RUN, externalId: 'a', reason: 'changed' }] },
    { run: run(0), deleted: 0, withdrawn: 1, kept: [] },
  ];
  return serverOf(({ method, path }: Seen) => {
    if (path.startsWith('/api/listings')) return problem(404, 'import.not_found');
    if (method === 'GET') return { body: { run: run(4), ...preview } };
    return { body: steps.shift() };
  });
}
const posted = (seen: readonly Seen[]) => seen.filter(({ method }) => method === 'POST').map(({ path }) => path);

it('a dry look says what an undo would do, of whichever kind the import is, and writes nothing', async () => {
  await using server = await exchange();
  const { code, out, err } = await cli(['import', 'undo', RUN, '--dry-run', '--url', server.url]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ undo: 'demands', run: RUN, dryRun: true, ...preview });
  expect(err).toContain('list.xlsx');
  expect(posted(server.seen)).toEqual([]);
});

it('an undo goes on until nothing remains, and sums up', async () => {
  await using server = await exchange();
  const { code, out } = await cli(['import', 'undo', RUN, '--yes', '--url', server.url]);
  expect([code, JSON.parse(out)]).toEqual([0, { undo: 'demands', run: RUN, ...preview }]);
  expect(posted(server.seen)).toEqual(Array(2).fill(`/api/demands/imports/${RUN}/undo`));
});

it('nothing is undone unasked, and an import that is not there is said to be missing', async () => {
  await using server = await exchange();
  expect((await cli(['import', 'undo', RUN, '--url', server.url])).code).toBe(1);
  expect(posted(server.seen)).toEqual([]);
  await using empty = await serverOf(() => problem(404, 'import.not_found', 'There is no such import'));
  const missing = await cli(['import', 'undo', RUN, '--yes', '--url', empty.url]);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('There is no such import')]);
});
