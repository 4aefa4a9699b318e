import type { Tx } from '@techbourse/db';
import type { OrganisationRef } from '@techbourse/domain';
import { testActor } from '@techbourse/testkit';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type NewNote, newNote, note, notes, ownerOf, owners, put, sampleDatabase } from '../test/notes.ts';
import { type OwnerChange, recordOwners } from './owner.ts';
import { organisationRegister } from './register.ts';

const db = await sampleDatabase();
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql`truncate sample.note, sample.owner`;
});

const unnamed = sql`${note.content} ->> 'title' = 'unnamed'`;
const following = recordOwners({ table: note, owners, live: 'live', unnamed });
const member = testActor();
const before = ownerOf(member);
const named = (text: string): OrganisationRef => ({ ...before, name: { en: { text, origin: 'person' } } });
const news = (version: number, text: string, inView = true) => ({
  version,
  organisation: named(text),
  verified: true,
  inView,
});
const made = async (states: readonly NewNote['state'][], title = 'A note') =>
  put(
    db,
    states.map((state) => newNote(member, { state, content: { title } })),
  );
const write = async (tx: Tx, ids: string[], change: OwnerChange) => {
  await notes.saveAll(tx, await notes.lock(tx, ids), () => change);
};
const kept = async () =>
  (
    await db.sql<{ state: string; version: number; name: string }[]>`
      select state, version, organisation #>> '{name,en,text}' as name from sample.note order by state, version, name`
  ).map(({ state, version, name }) => `${state} ${version} ${name}`);

describe('records leave public view with their owner', () => {
  const inView = async () =>
    (
      await db.sql<{ state: string; version: number; out_of_view: boolean }[]>`
        select state, version, out_of_view from sample.note order by state, version`
    ).map(({ state, version, out_of_view: out }) => `${state} ${version} ${out ? 'out' : 'in'}`);

  it('in whichever state, live ones in a new version, and are no more counted as live', async () => {
    await made(['live', 'draft', 'kept']);
    await following.follow(db.orm, { ...news(2, 'New', false), verified: false }, write);
    expect(await inView()).toEqual(['draft 1 out', 'kept 1 out', 'live 2 out']);
    expect(await notes.countLive(db.orm)).toBe(0);
    await following.follow(db.orm, news(3, 'New', true), write);
    expect((await inView()).map((line) => line.split(' ').at(-1))).toEqual(['in', 'in', 'in']);
    expect(await notes.countLive(db.orm)).toBe(1);
  });

  it('and unnamed ones too, once, however often and in whichever order it is told', async () => {
    await made(['live'], 'unnamed');
    const [out, back] = [news(5, 'Name', false), news(4, 'Name', true)];
    for (const each of [out, back, out]) await following.follow(db.orm, each, write);
    expect(await inView()).toEqual(['live 2 out']);
    await Promise.all(
      [news(6, 'Name', true), out, news(7, 'Name', false)].map((each) => following.follow(db.orm, each, write)),
    );
    expect((await inView()).map((line) => line.split(' ').at(-1))).toEqual(['out']);
  });
});

describe('records follow their owner', () => {
  it('live ones in a new version, the others without one, and no record of another organisation', async () => {
    await made(['draft', 'live', 'kept']);
    const stranger = testActor();
    await put(db, [newNote(stranger, { state: 'live' })]);
    const others = ownerOf(stranger).name.en?.text;
    expect(await following.follow(db.orm, news(2, 'New'), write)).toEqual(named('New'));
    expect(await kept()).toEqual(['draft 1 New', 'kept 1 New', `live 1 ${others}`, 'live 2 New']);
    expect(await following.find(db.orm, before.id)).toEqual(named('New'));
  });

  it('once, however often and in whichever order the events arrive', async () => {
    await made(['live']);
    const versions = [news(1, 'First'), news(3, 'Third'), news(3, 'Third'), news(2, 'Second')];
    const known = [];
    for (const each of versions) known.push((await following.follow(db.orm, each, write))?.name.en?.text);
    expect(known).toEqual(['First', 'Third', 'Third', undefined]);
    expect(await kept()).toEqual(['live 3 Third']);
  });

  it('to the newest name when news overlap', async () => {
    await made(['live', 'live', 'draft']);
    await Promise.all([5, 3, 4, 5].map((version) => following.follow(db.orm, news(version, `v${version}`), write)));
    expect((await kept()).map((line) => line.split(' ').at(-1))).toEqual(['v5', 'v5', 'v5']);
  });

  it('all of many, also when the work breaks off and is done again', async () => {
    await made(Array.from({ length: 230 }, () => 'live' as const));
    let batches = 0;
    const breaking: typeof write = async (tx, ids, organisation) => {
      await write(tx, ids, organisation);
      batches += 1;
      if (batches === 2) throw new Error('the process ends');
    };
    await expect(following.follow(db.orm, news(2, 'New'), breaking)).rejects.toThrow('the process ends');
    expect(new Set(await kept()).size).toBe(2);
    await following.follow(db.orm, news(2, 'New'), write);
    expect(new Set(await kept())).toEqual(new Set(['live 2 New']));
  });

  it('to the same name in whichever order it is told: the one verified last, else the first', async () => {
    const told = (version: number, verified: boolean) => ({ ...news(version, `v${version}`), verified });
    const shown = async (list: readonly ReturnType<typeof told>[]) => {
      await db.sql`truncate sample.owner`;
      for (const each of list) await following.follow(db.orm, each, write);
      return (await following.find(db.orm, before.id))?.name.en?.text;
    };
    const histories = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(histories, fc.infiniteStream(fc.nat()), async (verified, order) => {
        const list = verified.map((is, index) => told(index + 1, is));
        const turned = list.map((each) => ({ each, at: order.next().value ?? 0 })).sort((a, b) => a.at - b.at);
        const last = list.findLast((each) => each.verified) ?? list[0];
        expect(await shown(turned.map(({ each }) => each))).toBe(last?.organisation.name.en?.text);
        // Whatever is shown, the last word on its verification is what holds.
        const present = (await organisationRegister(owners).findAll(db.orm, [before.id])).get(before.id);
        expect(present?.verifiedNow).toBe(verified.at(-1));
      }),
      { numRuns: 25 },
    );
  });

  it('but unnamed ones do not move', async () => {
    await made(['live', 'draft'], 'unnamed');
    const untouched = await kept();
    await following.follow(db.orm, news(2, 'New'), write);
    expect(await kept()).toEqual(untouched);
  });
});
