import { pageQuery } from '@techbourse/api-schema';
import { contractTypes, daySchema, idSchema, momentSchema, moneySchema, plainText } from '@techbourse/domain';
import { z } from 'zod';
import { contractBalance, paymentStates, recordedPayment } from './payment.ts';
import { contractRegistration, registrationStates } from './registration.ts';
import { moneyTotal } from './statistics.ts';
import { contractTerms, draftShape } from './terms.ts';
import { grantKinds, metDispute, titleRuling } from './title.ts';

const contractStates = z.enum(['draft', 'signed', 'abandoned']).meta({ id: 'ContractState' });
export type ContractState = z.infer<typeof contractStates>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'Not a sha256 in hex' });

export const draftContractRequest = z.strictObject(draftShape).meta({ id: 'DraftContract' });
export type DraftContractRequest = z.infer<typeof draftContractRequest>;

type Clearable<T> = { [K in keyof T]: z.ZodNullable<T[K] & z.ZodType> };
// Object.entries forgets the keys; the mapped type restores what the loop does to each of them.
const clearable = Object.fromEntries(
  Object.entries(draftShape).map(([name, schema]) => [name, schema.nullable()]),
) as Clearable<typeof draftShape>;

/** What changes, field by field; a field that may be absent is emptied by `null`. */
export const editContractRequest = z
  .strictObject({ ...clearable, expectedVersion: z.int().min(1) })
  .partial()
  .required({ expectedVersion: true })
  .meta({ id: 'EditContract' });
export type EditContractRequest = z.infer<typeof editContractRequest>;

export const confirmContractRequest = z
  .strictObject({ version: z.int().min(1), hash: sha256.describe('hash of that version, as you have read it') })
  .meta({ id: 'ConfirmContract' });
export type ConfirmContractRequest = z.infer<typeof confirmContractRequest>;

/** An agency's confirmation of its own part in a draft. */
export const confirmAgencyRequest = z
  .strictObject({
    ...confirmContractRequest.shape,
    bothSides: z.boolean().optional().describe('an agency that stands on both sides declares it'),
  })
  .meta({ id: 'ConfirmAgency' });
export type ConfirmAgencyRequest = z.infer<typeof confirmAgencyRequest>;

export const agencyPart = z
  .object({
    contractId: idSchema,
    state: contractStates,
    version: z.int(),
    hash: sha256,
    type: contractTerms.shape.type,
    kind: contractTerms.shape.kind,
    title: contractTerms.shape.title,
    parties: z.array(contractTerms.shape.parties.element.pick({ organisationId: true, role: true, name: true })),
    side: contractTerms.shape.agencies.element.shape.side,
    name: z.string().nullable().describe('of the agency in the register; null until it has confirmed'),
    confirmedAt: momentSchema.nullable().describe('of this version'),
    signedAt: momentSchema.nullable(),
  })
  .meta({ id: 'AgencyPart', description: 'What an agency sees of a contract that names it' });
export type AgencyPart = z.infer<typeof agencyPart>;

/** A change to a signed contract, proposed by one party and made by the other’s confirmation of the same hash. */
export const proposeChangeRequest = z
  .strictObject({
    kind: z.enum(['amendment', 'termination']),
    text: plainText({ max: 20_000 }),
    effectiveOn: daySchema,
    replaces: idSchema.optional().describe('a proposal of yours that hangs: it is withdrawn with the same write'),
  })
  .meta({ id: 'ProposeContractChange' });
export type ProposeChangeRequest = z.infer<typeof proposeChangeRequest>;

export const declineChangeRequest = z
  .strictObject({ reason: plainText({ min: 3, max: 1000 }) })
  .meta({ id: 'DeclineContractChange' });
export type DeclineChangeRequest = z.infer<typeof declineChangeRequest>;

export const confirmChangeRequest = z.strictObject({ hash: sha256 }).meta({ id: 'ConfirmContractChange' });

export const listContractsQuery = {
  ...pageQuery,
  state: contractStates.optional(),
  type: contractTypes.schema.optional(),
  deal: idSchema.optional(),
  payment: paymentStates.optional().describe('with a payment in this state: reported waits for the other party'),
  registration: registrationStates.optional().describe('with a registration in this state'),
};

const summary = {
  id: idSchema,
  dealId: idSchema,
  state: contractStates,
  version: z.int(),
  hash: sha256,
  createdAt: momentSchema,
  updatedAt: momentSchema,
  signedAt: momentSchema.nullable(),
  ledgerSeq: z.int().nullable(),
  terminatedOn: daySchema.nullable(),
};

export const contractSummary = z
  .object({
    ...summary,
    type: contractTerms.shape.type,
    kind: contractTerms.shape.kind,
    title: contractTerms.shape.title,
    value: moneySchema,
    technologyValue: moneySchema,
    parties: contractTerms.shape.parties,
  })
  .meta({ id: 'ContractSummary' });
export type ContractSummary = z.infer<typeof contractSummary>;

const changeStates = z
  .enum(['proposed', 'made', 'withdrawn', 'declined', 'lapsed'])
  .describe('withdrawn by the party that proposed it, declined by the other, or lapsed after 90 days')
  .meta({ id: 'ContractChangeState' });
export type ChangeState = z.infer<typeof changeStates>;

const contractChange = z
  .object({
    id: idSchema,
    kind: z.enum(['amendment', 'termination']),
    text: z.string(),
    effectiveOn: daySchema,
    hash: sha256,
    state: changeStates,
    proposedBy: idSchema,
    proposedAt: momentSchema,
    lapsesAt: momentSchema.describe('90 days after it was proposed'),
    confirmedBy: idSchema.nullable(),
    ledgerSeq: z.int().nullable(),
    closed: z.object({ by: idSchema, at: momentSchema, reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'ContractChange' });

const contractGrant = z
  .object({
    id: idSchema,
    assetId: idSchema,
    names: z.array(z.string()).describe('names of the asset that the contract gives'),
    kind: grantKinds,
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
export const technologyContract = z
  .object({
    ...summary,
    terms: contractTerms,
    agencies: z
      .array(
        z.object({
          organisationId: idSchema,
          side: contractTerms.shape.agencies.element.shape.side,
          name: z.string().describe('of the register once it has confirmed, before as the parties wrote it'),
          confirmed: z.boolean().describe('the agency confirmed its part itself; others stay out of the record'),
        }),
      )
      .describe('agencies that the text names'),
    confirmations: z
      .array(z.object({ organisationId: idSchema, version: z.int(), at: momentSchema }))
      .describe('of the present version'),
    payments: z.array(recordedPayment),
    paid: moneyTotal.nullable().describe('what both parties confirmed was paid; null before signing'),
    balance: contractBalance.nullable().describe('what is due and paid, line by line; null before signing'),
    registration: contractRegistration.nullable().describe('the one that stands'),
    registrations: z.array(contractRegistration).describe('every one that was recorded, those taken back as well'),
    grants: z.array(contractGrant).describe('rights given by the signing'),
    rulings: z.array(titleRuling).describe('what the operator decided when somebody disputed them'),
    disputes: z
      .array(metDispute)
      .describe('opened by the exchange, where these rights and others turned out to be on one asset'),
    changes: z.array(contractChange),
  })
  .meta({ id: 'TechnologyContract' });
export type TechnologyContract = z.infer<typeof technologyContract>;

export const contractVersion = z
  .object({ version: z.int(), hash: sha256, editedBy: idSchema, at: momentSchema, terms: contractTerms })
  .meta({ id: 'ContractVersion' });

export const changeReceipt = z
  .object({ id: idSchema, hash: sha256, ledger: z.object({ seq: z.int(), hash: sha256 }).nullable() })
  .meta({ id: 'ContractChangeReceipt' });
export type ChangeReceipt = z.infer<typeof changeReceipt>;

/** Answer of a write that ended a proposal without making the change. */
export const closedChange = z.object({ id: idSchema, state: changeStates }).meta({ id: 'ClosedContractChange' });
export type ClosedChange = z.infer<typeof closedChange>;

export const confirmReceipt = z
  .object({
    id: idSchema,
    state: contractStates,
    version: z.int(),
    hash: sha256,
    confirmedBy: z.array(idSchema),
    ledger: z.object({ seq: z.int(), hash: sha256 }).nullable(),
  })
  .meta({ id: 'ConfirmReceipt' });
export type ConfirmReceipt = z.infer<typeof confirmReceipt>;
