import { applicationNumberSchema, patentForms, publicationNumberSchema, readPatentNumber } from '@techbourse/domain';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { company, publish, testContext, university } from '../../test/exchange.ts';
import { give, licence } from '../../test/rights.ts';
import { verifyLedger } from '../recorded.ts';
import { numberName } from './names.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);

/** A number of the form that a listing accepts, in its one spelling. */
function sample({ pattern, role }: (typeof patentForms)[number]): string {
  const schema = role === 'application' ? applicationNumberSchema : publicationNumberSchema;
  const texts = fc.sample(fc.stringMatching(pattern), { numRuns: 300, seed: 7 });
  for (const text of texts) {
    const read = schema.safeParse(text);
    if (read.success) return read.data;
  }
  throw new Error(`No number fits ${pattern.source}`);
}

const LEADING_ZEROS = ['US 09/139,127', 'US 08/123,456', 'EP 02712345.6', 'GB0812345.6', 'FR0812345', 'EP0712345B1'];
const numbers = [...LEADING_ZEROS, 'EA012345B1', 'CN02123456.6', 'RU2019123456A', ...patentForms.map(sample)];

// Forms of one office may have samples of one right.
const rights = new Map(numbers.map((number) => [numberName(number), number]));

it.each([...rights.values()])('%s is sold by the owner whose listing quotes it, once', async (number) => {
  const read = readPatentNumber(number);
  if (!read.ok) throw new Error(read.message);
  const key = read.value.role === 'application' ? 'applicationNumber' : 'publicationNumber';
  const seller = university();
  const listing = await publish(ctx, seller, { patent: { [key]: read.value.number } });
  const other = await publish(ctx, seller, { patent: { [key]: read.value.number } });
  expect(await give(ctx, { seller, buyer: company(), listing, draft: licence() })).toEqual(isId);
  const again = licence({}, { patents: [number.replace(/^[A-Z]{2}/, '$& ').toLowerCase()] });
  expect(await give(ctx, { seller, buyer: company(), listing: other, draft: again })).toBe(
    'contract.exclusive_conflict',
  );
});

it('and the rights on them verify', async () => {
  expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
});
