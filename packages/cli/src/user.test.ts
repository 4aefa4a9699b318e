import { describe, expect, it } from 'vitest';
import { cli } from '../test/cli.ts';
import { serverOf } from '../test/server.ts';

const ID = '00000000-0000-7000-8000-000000000003';
const person = { id: ID, name: 'Li Na', email: 'li.na@example.org', state: 'active' };
const answers = () => (seen: { path: string }) => ({
  body:
    seen.path === '/api/people'
      ? { items: [{ ...person, email: 'x.li.na@example.org' }, person], nextCursor: null }
      : person,
});

describe('people at the operator’s desk', () => {
  it('are listed by a part of a name, and shown by id or whole address', async () => {
    await using server = await serverOf(answers());
    const listed = await cli(['user', 'list', 'li', '--state', 'suspended', '--limit', '1', '--url', server.url]);
    expect(listed.out.trim().split('\n')).toHaveLength(1);
    expect(Object.fromEntries(server.seen[0]?.query ?? [])).toMatchObject({ q: 'li', state: 'suspended' });
    const shown = await cli(['user', 'show', 'Li.Na@example.org', '--url', server.url]);
    expect(JSON.parse(shown.out)).toEqual(person);
    expect(server.seen.at(-1)?.path).toBe(`/api/people/${ID}`);
    const none = await cli(['user', 'show', 'na@example.org', '--url', server.url]);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('nobody has the address')]);
  });

  it.each([
    ['suspend', 'suspend'],
    ['restore', 'lift-suspension'],
    ['end-sessions', 'end-sessions'],
    ['reset-second-factor', 'reset-second-factor'],
  ])('%s takes a reason, asks by name, and then does it', async (name, verb) => {
    await using server = await serverOf(answers());
    expect((await cli(['user', name, ID, '--url', server.url])).err).toContain('--reason');
    const asked = await cli(['user', name, ID, '--reason', 'Seen elsewhere', '--url', server.url]);
    expect([asked.code, asked.err]).toEqual([1, expect.stringContaining('say --yes')]);
    expect(server.seen.every(({ method }) => method === 'GET')).toBe(true);
    await cli(['user', name, ID, '--reason', 'Seen elsewhere', '--yes', '--url', server.url]);
    expect(server.seen.at(-1)).toMatchObject({
      method: 'POST',
      path: `/api/people/${ID}/${verb}`,
      body: { reason: 'Seen elsewhere' },
    });
  });

  it('get the mail of their sign-up again', async () => {
    await using server = await serverOf(() => ({ status: 202, body: { sent: true } }));
    await cli(['user', 'resend-confirmation', 'li.na@example.org', '--url', server.url]);
    expect(server.seen[0]).toMatchObject({ path: '/api/people/confirmation', body: { email: 'li.na@example.org' } });
  });
});

describe('organisations that are one', () => {
  const organisation = {
    id: ID,
    name: { en: { text: 'Aldermoor' } },
    kind: 'university',
    country: 'CN',
    identifiers: { ror: 'x' },
  };
  const read = (seen: { path: string }) =>
    /keys$|members$/.test(seen.path) ? { body: { items: [{}], nextCursor: null } } : { body: organisation };

  it('are shown with what would move, and merged after asking', async () => {
    await using server = await serverOf(read);
    const args = ['org', 'merge', ID, ID.replace('3', '4'), '--reason', 'Entered twice', '--url', server.url];
    const preview = await cli([...args, '--preview']);
    expect(JSON.parse(preview.out).goes).toMatchObject({ name: 'Aldermoor', members: 1, keys: 1 });
    const asked = await cli(args);
    expect([asked.code, asked.err]).toEqual([1, expect.stringContaining('say --yes')]);
    expect(server.seen.every(({ method }) => method === 'GET')).toBe(true);
    await cli([...args, '--yes']);
    expect(server.seen.at(-1)).toMatchObject({
      path: `/api/organisations/${ID}/merge`,
      body: { into: ID.replace('3', '4'), reason: 'Entered twice' },
    });
    await cli(['org', 'unmerge', ID, '--reason', 'Two after all', '--yes', '--url', server.url]);
    expect(server.seen.at(-1)?.path).toBe(`/api/organisations/${ID}/unmerge`);
  });
});
