import { daySchema, idSchema, moneySchema, plainText } from '@techbourse/domain';
import { z } from 'zod';

const reason = plainText({ min: 3, max: 1000 });

const differenceItem = z
  .strictObject({ description: plainText({ min: 3, max: 500 }), amount: moneySchema })
  .meta({ id: 'RegistrationDifference' });

const difference = z.array(differenceItem).min(1).max(100).optional();

export const registerContractRequest = z
  .strictObject({
    authority: plainText({ max: 300 }),
    number: plainText({ max: 100 }),
    registeredOn: daySchema.describe('between the signing and today'),
    value: moneySchema.optional().describe('as the authority recorded it; the contract’s own when absent'),
    technologyValue: moneySchema.optional().describe('as the authority recognised it; the contract’s own when absent'),
    valueDifference: difference.describe(
      'needed for a value above the contract’s own: what the authority counted beyond it, to the minor unit',
    ),
    technologyDifference: difference.describe('the same for a technology value above the contract’s own'),
  })
  .meta({ id: 'RegisterContract' });
export type RegisterContractRequest = z.infer<typeof registerContractRequest>;

export const voidRegistrationRequest = z.strictObject({ reason }).meta({ id: 'VoidRegistration' });

export const registrationStates = z
  .enum(['self_recorded', 'confirmed', 'voided'])
  .describe('self_recorded: a party’s word, in no public figure; confirmed: the operator’s as well; voided: taken back')
  .meta({ id: 'RegistrationState' });
export type RegistrationState = z.infer<typeof registrationStates>;

const answer = z.object({ by: idSchema, ledgerSeq: z.int() });
const shownDifference = z.array(differenceItem).nullable();

export const contractRegistration = z
  .object({
    id: idSchema,
    state: registrationStates,
    authority: z.string(),
    number: z.string(),
    registeredOn: daySchema,
    value: moneySchema,
    technologyValue: moneySchema,
    valueDifference: shownDifference.describe('what the value holds beyond the contract’s own'),
    technologyDifference: shownDifference,
    recordedBy: idSchema,
    ledgerSeq: z.int(),
    confirmed: answer.nullable().describe('null also where the operator recorded it itself'),
    voided: answer.extend({ reason: z.string() }).nullable(),
  })
  .meta({ id: 'ContractRegistration' });
