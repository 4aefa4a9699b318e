import { daySchema, idSchema, lineText, moneySchema, plainText } from '@techbourse/domain';
import { z } from 'zod';

const reasonSchema = plainText({ min: 3, max: 1000 });

const differenceItemSchema = z
  .strictObject({ description: plainText({ min: 3, max: 500 }), amount: moneySchema })
  .meta({ id: 'RegistrationDifference' });

const differenceSchema = z.array(differenceItemSchema).min(1).max(100).optional();

export const registerContractRequestSchema = z
  .strictObject({
    authority: lineText({ max: 300 }),
    number: lineText({ max: 100 }),
    registeredOn: daySchema.describe('between the signing and today'),
    value: moneySchema.optional().describe('as the authority recorded it; the contract’s own when absent'),
    technologyValue: moneySchema.optional().describe('as the authority recognised it; the contract’s own when absent'),
    valueDifference: differenceSchema.describe(
      'needed for a value above the contract’s own: what the authority counted beyond it, to the minor unit',
    ),
    technologyDifference: differenceSchema.describe('the same for a technology value above the contract’s own'),
  })
  .meta({ id: 'RegisterContract' });
export type RegisterContractRequest = z.infer<typeof registerContractRequestSchema>;

export const voidRegistrationRequestSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'VoidRegistration' });

export const registrationStatesSchema = z
  .enum(['self_recorded', 'confirmed', 'voided'])
  .describe('self_recorded: a party’s word, in no public figure; confirmed: the operator’s as well; voided: taken back')
  .meta({ id: 'RegistrationState' });
export type RegistrationState = z.infer<typeof registrationStatesSchema>;

const answerSchema = z.object({ by: idSchema, ledgerSeq: z.int() });
const shownDifferenceSchema = z.array(differenceItemSchema).nullable();

export const contractRegistrationSchema = z
  .object({
    id: idSchema,
    state: registrationStatesSchema,
    authority: z.string(),
    number: z.string(),
    registeredOn: daySchema,
    value: moneySchema,
    technologyValue: moneySchema,
    valueDifference: shownDifferenceSchema.describe('what the value holds beyond the contract’s own'),
    technologyDifference: shownDifferenceSchema,
    recordedBy: idSchema,
    ledgerSeq: z.int(),
    confirmed: answerSchema.nullable().describe('null also where the operator recorded it itself'),
    voided: answerSchema.extend({ reason: z.string() }).nullable(),
  })
  .meta({ id: 'ContractRegistration' });
