import { clearable, pageQuery, whoseQuery } from '@techbourse/api-schema';
import { contractTypes, daySchema, idSchema, moneySchema, plainText, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';
import { contractBalanceSchema, paymentStatesSchema, recordedPaymentSchema } from './payment.ts';
import { contractRegistrationSchema, registrationStatesSchema } from './registration.ts';
import { moneyTotalSchema } from './statistics.ts';
import { contractTermsSchema, draftShape } from './terms.ts';
import { grantKindsSchema, metDisputeSchema, titleRulingSchema } from './title.ts';

const contractStatesSchema = z.enum(['draft', 'signed', 'abandoned']).meta({ id: 'ContractState' });
export type ContractState = z.infer<typeof contractStatesSchema>;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, { error: 'Not a sha256 in hex' });

export const draftContractRequestSchema = z.strictObject(draftShape).meta({ id: 'DraftContract' });
export type DraftContractRequest = z.infer<typeof draftContractRequestSchema>;

/** What changes, field by field; a field that may be absent is emptied by `null`. */
export const editContractRequestSchema = z
  .strictObject({ ...clearable(draftShape), expectedVersion: z.int().min(1) })
  .partial()
  .required({ expectedVersion: true })
  .meta({ id: 'EditContract' });
export type EditContractRequest = z.infer<typeof editContractRequestSchema>;

const confirmedText = {
  version: z.int().min(1),
  hash: sha256Schema.describe('hash of that version, as you have read it'),
};

export const confirmContractRequestSchema = z
  .strictObject({
    ...confirmedText,
    bothSides: z
      .array(idSchema)
      .max(10)
      .optional()
      .describe('agencies on both sides that your party accepts as such; an agency cannot accept it for you'),
  })
  .meta({ id: 'ConfirmContract' });
export type ConfirmContractRequest = z.infer<typeof confirmContractRequestSchema>;

/** An agency's confirmation of its own part in a draft. */
export const confirmAgencyRequestSchema = z
  .strictObject({
    ...confirmedText,
    bothSides: z.boolean().optional().describe('an agency that stands on both sides declares it'),
  })
  .meta({ id: 'ConfirmAgency' });
export type ConfirmAgencyRequest = z.infer<typeof confirmAgencyRequestSchema>;

export const agencyPartSchema = z
  .object({
    contractId: idSchema,
    state: contractStatesSchema,
    version: z.int(),
    hash: sha256Schema,
    type: contractTermsSchema.shape.type,
    kind: contractTermsSchema.shape.kind,
    title: contractTermsSchema.shape.title,
    parties: z.array(contractTermsSchema.shape.parties.element.pick({ organisationId: true, role: true, name: true })),
    side: contractTermsSchema.shape.agencies.element.shape.side,
    mandates: contractTermsSchema.shape.agencies.element.shape.mandates.unwrap().describe('what they promise it'),
    name: z.string().nullable().describe('of the agency in the register; null until it has confirmed'),
    confirmedAt: timestampSchema.nullable().describe('of this version'),
    signedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'AgencyPart', description: 'What an agency sees of a contract that names it' });
export type AgencyPart = z.infer<typeof agencyPartSchema>;

/** A change to a signed contract, proposed by one party and made by the other’s confirmation of the same hash. */
export const proposeChangeRequestSchema = z
  .strictObject({
    kind: z.enum(['amendment', 'termination']),
    text: plainText({ max: 20_000 }),
    effectiveOn: daySchema,
    replaces: idSchema.optional().describe('a proposal of yours that hangs: it is withdrawn with the same write'),
  })
  .meta({ id: 'ProposeContractChange' });
export type ProposeChangeRequest = z.infer<typeof proposeChangeRequestSchema>;

export const declineChangeRequestSchema = z
  .strictObject({ reason: plainText({ min: 3, max: 1000 }) })
  .meta({ id: 'DeclineContractChange' });
export type DeclineChangeRequest = z.infer<typeof declineChangeRequestSchema>;

export const confirmChangeRequestSchema = z.strictObject({ hash: sha256Schema }).meta({ id: 'ConfirmContractChange' });

export const listContractsQuery = {
  ...pageQuery,
  ...whoseQuery,
  state: contractStatesSchema.optional(),
  type: contractTypes.schema.optional(),
  deal: idSchema.optional(),
  payment: paymentStatesSchema.optional().describe('with a payment in this state: reported waits for the other party'),
  registration: registrationStatesSchema.optional().describe('with a registration in this state'),
};

const summary = {
  id: idSchema,
  dealId: idSchema,
  state: contractStatesSchema,
  version: z.int(),
  hash: sha256Schema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  signedAt: timestampSchema.nullable(),
  ledgerSeq: z.int().nullable(),
  terminatedOn: daySchema.nullable(),
};

export const contractSummarySchema = z
  .object({
    ...summary,
    type: contractTermsSchema.shape.type,
    kind: contractTermsSchema.shape.kind,
    title: contractTermsSchema.shape.title,
    value: moneySchema,
    technologyValue: moneySchema,
    parties: contractTermsSchema.shape.parties,
  })
  .meta({ id: 'ContractSummary' });
export type ContractSummary = z.infer<typeof contractSummarySchema>;

const changeStatesSchema = z
  .enum(['proposed', 'made', 'withdrawn', 'declined', 'lapsed'])
  .describe('withdrawn by the party that proposed it, declined by the other, or lapsed after 90 days')
  .meta({ id: 'ContractChangeState' });
export type ChangeState = z.infer<typeof changeStatesSchema>;

const contractChangeSchema = z
  .object({
    id: idSchema,
    kind: z.enum(['amendment', 'termination']),
    text: z.string(),
    effectiveOn: daySchema,
    hash: sha256Schema,
    state: changeStatesSchema,
    proposedBy: idSchema,
    proposedAt: timestampSchema,
    lapsesAt: timestampSchema.describe('90 days after it was proposed'),
    confirmedBy: idSchema.nullable(),
    ledgerSeq: z.int().nullable(),
    closed: z.object({ by: idSchema, at: timestampSchema, reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'ContractChange' });

const contractGrantSchema = z
  .object({
    id: idSchema,
    assetId: idSchema,
    names: z.array(z.string()).describe('names of the asset that the contract gives'),
    kind: grantKindsSchema,
    grantor: idSchema,
    grantee: idSchema,
    from: daySchema,
    to: daySchema.nullable().describe('last day of its term'),
    endedOn: daySchema.nullable().describe('last day, when the contract was terminated; before `from` it never ran'),
    parents: z.array(idSchema).describe('grants that the grantor’s right came from; none: the original owner’s'),
    released: z.boolean().describe('the operator decided that it has no effect on the title'),
  })
  .meta({ id: 'ContractGrant', description: 'A right on one asset, as the register of title keeps it' });

/** A technology contract. `hash` is sha256 of the canonical JSON (RFC 8785) of `terms`: what a party confirms. */
export const technologyContractSchema = z
  .object({
    ...summary,
    terms: contractTermsSchema,
    agencies: z
      .array(
        z.object({
          organisationId: idSchema,
          side: contractTermsSchema.shape.agencies.element.shape.side,
          name: z.string().describe('of the register: when it confirmed, before that today'),
          confirmed: z.boolean().describe('the agency confirmed its part itself; others stay out of the record'),
        }),
      )
      .describe('agencies that the text names'),
    renamed: z
      .array(z.object({ organisationId: idSchema, inText: z.string(), inRegister: z.string() }))
      .describe(
        'parties that have another name by now. A draft takes it with the next edit, before that nobody confirms it; what is signed keeps the name it was signed under',
      ),
    confirmations: z
      .array(z.object({ organisationId: idSchema, version: z.int(), at: timestampSchema }))
      .describe('of the present version'),
    payments: z.array(recordedPaymentSchema),
    paid: moneyTotalSchema.nullable().describe('what both parties confirmed was paid; null before signing'),
    balance: contractBalanceSchema.nullable().describe('what is due and paid, line by line; null before signing'),
    registration: contractRegistrationSchema.nullable().describe('the one that stands'),
    registrations: z
      .array(contractRegistrationSchema)
      .describe('every one that was recorded, those taken back as well'),
    grants: z.array(contractGrantSchema).describe('rights given by the signing'),
    rulings: z.array(titleRulingSchema).describe('what the operator decided when somebody disputed them'),
    disputes: z
      .array(metDisputeSchema)
      .describe('opened by the exchange, where these rights and others turned out to be on one asset'),
    changes: z.array(contractChangeSchema),
  })
  .meta({ id: 'TechnologyContract' });
export type TechnologyContract = z.infer<typeof technologyContractSchema>;

export const contractVersionSchema = z
  .object({ version: z.int(), hash: sha256Schema, editedBy: idSchema, at: timestampSchema, terms: contractTermsSchema })
  .meta({ id: 'ContractVersion' });

export const changeReceiptSchema = z
  .object({ id: idSchema, hash: sha256Schema, ledger: z.object({ seq: z.int(), hash: sha256Schema }).nullable() })
  .meta({ id: 'ContractChangeReceipt' });
export type ChangeReceipt = z.infer<typeof changeReceiptSchema>;

/** Answer of a write that ended a proposal without making the change. */
export const closedChangeSchema = z
  .object({ id: idSchema, state: changeStatesSchema })
  .meta({ id: 'ClosedContractChange' });
export type ClosedChange = z.infer<typeof closedChangeSchema>;

export const confirmReceiptSchema = z
  .object({
    id: idSchema,
    state: contractStatesSchema,
    version: z.int(),
    hash: sha256Schema,
    confirmedBy: z.array(idSchema),
    ledger: z.object({ seq: z.int(), hash: sha256Schema }).nullable(),
  })
  .meta({ id: 'ConfirmReceipt' });
export type ConfirmReceipt = z.infer<typeof confirmReceiptSchema>;
