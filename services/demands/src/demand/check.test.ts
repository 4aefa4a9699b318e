import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { english, exampleDemand, testCompany, testContext } from '../../test/demands.ts';
import type { DemandContent } from '../api/content.ts';
import { demand } from '../db/schema.ts';
import { checkDemand } from './check.ts';
import { createDemand } from './create.ts';
import { openDemand } from './open.ts';
import { getDemand } from './queries.ts';

const ctx = await testContext(() => new Date('2026-05-04T09:00:00Z'));
afterAll(() => ctx.close());

const owner = testCompany({ name: 'Zephyrine Secretive Pumps Ltd' });
const check = (content: object, actor = owner) => checkDemand(ctx, actor, { content: { ...content } });
const anonymous = (problem: string, more: Partial<DemandContent> = {}) =>
  exampleDemand({ anonymous: true, problem: english(problem), ...more });

describe('the check of a demand', () => {
  it('says what a save would refuse and what opening needs, and keeps nothing', async () => {
    expect((await check({ kind: 'technology', budget: 'a lot' })).faults.map(({ pointer }) => pointer)).toEqual([
      '/budget',
    ]);
    const bare = await check({ kind: 'technology' });
    expect(bare.missing.map(({ pointer }) => pointer)).toEqual(['/title', '/problem']);
    expect(bare.completeness?.score).toBe(0);
    expect(await ctx.db.orm.$count(demand)).toBe(0);
  });

  it.each([
    ['Our Zéphyrine  works need it', 'Zéphyrine', 'name'],
    ['the plant of zephyrine-secretive pumps here', 'zephyrine-secretive pumps', 'name'],
    ['ask at ZSP for more', 'ZSP', 'short_form'],
    ['write to office@example.org today', 'office@example.org', 'mail'],
    ['see www.zephyr.example/needs for more', 'www.zephyr.example/needs', 'web_address'],
    ['ours is zeph-pumps.com, look there', 'zeph-pumps.com', 'web_address'],
    ['call +7 (495) 123-45-67 in the morning', '+7 (495) 123-45-67', 'telephone'],
    ['手机13912345678，请联系', undefined, 'telephone'],
  ])('marks in “%s” exactly the passage that gives the name away', async (problem, passage, why) => {
    const { identifying } = await check(anonymous(problem));
    const text = passage ?? '13912345678';
    const from = problem.indexOf(text);
    expect(identifying).toEqual([{ pointer: '/problem/en/text', from, to: from + text.length, text, why }]);
  });

  it.each([
    ['北京泽菲林科技有限公司', 'zh', '泽菲林的水泵坏了', '泽菲林', 'short_form'],
    ['АО «Северсталька»', 'ru', 'насосы Северстальки нужно заменить', 'Северстальки', 'name'],
    ['Харбинский Инженерный Университет', 'ru', 'лаборатория ХИУ', 'ХИУ', 'short_form'],
  ] as const)('knows the short and declined forms of %s', async (name, language, problem, text, why) => {
    const organisation = { ...owner.organisation, name: { [language]: { text: name, origin: 'person' } } };
    const actor = { ...owner, organisation } as typeof owner;
    const content = anonymous('', { problem: { [language]: { text: problem, origin: 'person' } } });
    expect((await check(content, actor)).identifying.map((one) => [one.text, one.why])).toEqual([[text, why]]);
  });

  it('marks no word for what an organisation is, which many are', async () => {
    const organisation = {
      ...owner.organisation,
      name: { ru: { text: 'Агентство трансфера «Алтын»', origin: 'person' } },
    };
    const actor = { ...owner, organisation } as typeof owner;
    const content = anonymous('', { problem: { ru: { text: 'Заказчик агентства ищет покрытие.', origin: 'person' } } });
    expect((await check(content, actor)).identifying).toEqual([]);
  });

  it('marks no figures, norms or units', async () => {
    const plain = anonymous(
      'A flow of 10 000 000 m3/h at 20.5 °C by GB 5749-2022, 18 mg/l, ISO 9001, PTFE, 2026-05-04.',
    );
    expect((await check(plain)).identifying).toEqual([]);
  });

  it('is not asked of a demand that names its owner', async () => {
    expect((await check(exampleDemand({ problem: english('Zephyrine needs it') }))).identifying).toEqual([]);
  });

  it('a marked passage is posted by an explicit word alone, for that passage alone, which nobody else reads', async () => {
    const content = anonymous('Zephyrine has a mine, see zeph-pumps.com');
    const { id } = await createDemand(ctx, owner, content, {});
    await expect(openDemand(ctx, owner, id, { expectedVersion: 1 }, {})).rejects.toMatchObject({
      reason: 'demand.open.names_the_company',
    });
    const passages = (await check(content)).identifying.map(({ text }) => text);
    const half = await createDemand(ctx, owner, { ...content, acceptedPassages: passages.slice(0, 1) }, {});
    await expect(openDemand(ctx, owner, half.id, { expectedVersion: 1 }, {})).rejects.toMatchObject({
      reason: 'demand.open.names_the_company',
    });
    const whole = await createDemand(ctx, owner, { ...content, acceptedPassages: passages }, {});
    await openDemand(ctx, owner, whole.id, { expectedVersion: 1 }, {});
    const read = await getDemand(ctx, testActor(), whole.id);
    expect([read.state, read.acceptedPassages]).toEqual(['open', undefined]);
    const told = await ctx.db.sql`select payload from demands.outbox where key = ${whole.id}`;
    expect(JSON.stringify(told)).not.toContain('acceptedPassages');
  });

  it('shows the company as others will see it', async () => {
    const { previews } = await check(anonymous('A pump is wanted', { field: 'environment' }));
    expect(previews?.public.organisation.id).toBeNull();
    expect(JSON.stringify(previews?.public)).not.toContain('Zephyrine');
    expect(previews?.named.organisation).toHaveProperty('id', owner.organisation.id);
  });
});
