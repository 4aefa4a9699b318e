import { daySchema, idSchema, moneySchema, plainText } from '@techbourse/domain';
import { z } from 'zod';
import { ledgerReceiptSchema } from './ledger.ts';
import { moneyTotalSchema } from './statistics.ts';

const reasonSchema = plainText({ min: 3, max: 1000 });

export const paymentStatesSchema = z
  .enum(['reported', 'confirmed', 'disputed', 'voided'])
  .describe('reported: one party’s word; confirmed: both parties’; disputed: denied by the other; voided: taken back')
  .meta({ id: 'PaymentState' });

const paidLineSchema = z
  .strictObject({
    line: z.int().min(1).describe('line of the schedule, from 1'),
    amount: moneySchema.shape.amount.describe('in the currency of the payment'),
  })
  .meta({ id: 'PaidLine' });

const LINES_MAX = 120;

export const recordPaymentRequestSchema = z
  .strictObject({
    ...moneySchema.shape,
    paidOn: daySchema.describe('not after today; before the signing only with earlyReason'),
    scheduleLine: z
      .int()
      .min(1)
      .optional()
      .describe('the line of the schedule, from 1, that the whole payment settles'),
    lines: z
      .array(paidLineSchema)
      .min(1)
      .max(LINES_MAX)
      .optional()
      .describe('the lines that it settles, with a part for each; the parts come to the amount'),
    royalty: z.boolean().optional().describe('it is running royalty, or what lines do not take of it is'),
    note: plainText({ max: 1000 }).optional(),
    earlyReason: reasonSchema
      .optional()
      .describe('why it was paid before the contract was signed; kept where that is so'),
    confirmDuplicate: z
      .boolean()
      .optional()
      .describe('it is another payment than the one of the same day and amount that payment.duplicate named'),
    confirmUnusual: reasonSchema
      .optional()
      .describe(
        'why royalties above the ceiling, or a line due after the end of the contract, are right; kept where needed',
      ),
  })
  .superRefine(({ amount, currency, lines }, ctx) => {
    for (const issue of moneySchema.safeParse({ amount, currency }).error?.issues ?? []) ctx.addIssue({ ...issue });
    for (const [at, line] of (lines ?? []).entries()) {
      for (const issue of moneySchema.safeParse({ amount: line.amount, currency }).error?.issues ?? []) {
        ctx.addIssue({ ...issue, path: ['lines', at, ...issue.path] });
      }
    }
  })
  .meta({
    id: 'RecordPayment',
    description:
      'A payment that was made. Without scheduleLine, lines or royalty it settles the open lines due first; beside a schedule and a running royalty it is royalty, unless it may as well be a line.',
  });
export type RecordPaymentRequest = z.infer<typeof recordPaymentRequestSchema>;

export const voidPaymentRequestSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'VoidPayment' });
export type VoidPaymentRequest = z.infer<typeof voidPaymentRequestSchema>;

export const disputePaymentRequestSchema = z
  .strictObject({ reason: reasonSchema.describe('for the other party to read: what is wrong with it') })
  .meta({ id: 'DisputePayment' });

const settledSchema = z.array(
  z.object({
    line: z.int().nullable().describe('line of the schedule; null: running royalty'),
    amount: moneySchema,
  }),
);

const answerSchema = z.object({ by: idSchema, ledgerSeq: z.int() });

export const recordedPaymentSchema = z
  .object({
    id: idSchema,
    state: paymentStatesSchema,
    amount: moneySchema,
    paidOn: daySchema,
    scheduleLine: z.int().nullable().describe('the line, where it settles one alone'),
    settles: settledSchema
      .nullable()
      .describe('null: recorded without lines by an earlier version, it counts to those due first'),
    note: z.string().nullable(),
    earlyReason: z.string().nullable().describe('why it was paid before the signing'),
    unusualReason: z.string().nullable().describe('why it stands above the ceiling, or after the end of the contract'),
    duplicateOf: idSchema
      .nullable()
      .describe('the payment of the same day and amount that it was declared to be other than'),
    recordedBy: idSchema,
    ledgerSeq: z.int(),
    confirmed: answerSchema.nullable(),
    disputed: answerSchema.extend({ reason: z.string() }).nullable(),
    voided: answerSchema.extend({ reason: z.string() }).nullable(),
  })
  .meta({ id: 'RecordedPayment' });

const sums = {
  reported: moneyTotalSchema.describe('recorded by one party and not answered by the other'),
  confirmed: moneyTotalSchema.describe('confirmed by the other party: what counts as paid'),
  disputed: moneyTotalSchema.describe('denied by the other party; it counts nowhere and leaves its line open'),
};

const openSchema = moneyTotalSchema.describe('due, less what is reported and confirmed: what may still be recorded');

/** What is due and paid of a signed contract. Sums of unlike standing are kept apart. */
export const contractBalanceSchema = z
  .object({
    ...sums,
    due: moneyTotalSchema.describe('the fixed part of the price: what all lines come to'),
    open: openSchema,
    overpaid: moneyTotalSchema.describe('reported and confirmed beyond what is due'),
    lines: z.array(
      z.object({
        line: z.int(),
        dueOn: daySchema,
        due: moneyTotalSchema,
        ...sums,
        open: openSchema,
        lapsed: z.boolean().describe('due after the contract was terminated: paid only as the parties agreed'),
      }),
    ),
    royalty: z
      .object({
        ...sums,
        ceiling: moneyTotalSchema.describe('royalties beyond it are asked back'),
        ceilingBasis: z.string().describe('how the ceiling was computed'),
      })
      .nullable()
      .describe('running royalty; null where the contract has none'),
    nextDue: z
      .object({ line: z.int(), dueOn: daySchema, open: moneyTotalSchema })
      .nullable()
      .describe('the open line that is due first; null when none is'),
  })
  .meta({ id: 'ContractBalance' });
export type ContractBalance = z.infer<typeof contractBalanceSchema>;

export const paymentReceiptSchema = ledgerReceiptSchema
  .extend({ state: paymentStatesSchema, settles: settledSchema.nullable().describe('what it settles') })
  .meta({ id: 'PaymentReceipt' });
export type PaymentReceipt = z.infer<typeof paymentReceiptSchema>;
