import {
  commissionSchema,
  contractKinds,
  contractTypes,
  countrySchema,
  daySchema,
  idSchema,
  ipcCodesSchema,
  licenceExclusivities,
  lineText,
  moneySchema,
  NUMBER_TEXT_MAX,
  organisationIdentifiersSchema,
  percentSchema,
  placeSchema,
  plainText,
  readPatentNumber,
  royaltyBases,
  territorySchema,
  vocabulary,
} from '@techbourse/domain';
import { z } from 'zod';

/** What a party is in a contract. `partner` stands twice in a cooperative development, else seller and buyer. */
export const contractRoles = vocabulary('ContractRole', {
  seller: { zh: '卖方', en: 'Seller (licensor, developer, provider)', ru: 'Продавец (лицензиар, исполнитель)' },
  buyer: { zh: '买方', en: 'Buyer (licensee, client)', ru: 'Покупатель (лицензиат, заказчик)' },
  partner: { zh: '合作方', en: 'Partner', ru: 'Партнёр' },
});

/** What the part of the value that is not technology pays for. */
export const otherItemKinds = vocabulary('OtherItemKind', {
  equipment: { zh: '设备', en: 'Equipment', ru: 'Оборудование' },
  materials: { zh: '材料', en: 'Materials', ru: 'Материалы' },
  other: { zh: '其他', en: 'Other', ru: 'Прочее' },
});

export const sublicensingRules = vocabulary('SublicensingRule', {
  forbidden: { zh: '不得分许可', en: 'Not allowed', ru: 'Запрещено' },
  with_consent: { zh: '经同意可分许可', en: 'With the licensor’s consent', ru: 'С согласия лицензиара' },
  allowed: { zh: '可分许可', en: 'Allowed', ru: 'Разрешено' },
});

const contractPartySchema = z
  .strictObject({
    organisationId: idSchema,
    role: contractRoles.schema,
    name: lineText({ max: 300 }).describe('as signed: a name of the organisation in the register, in any language'),
    identifiers: organisationIdentifiersSchema.optional(),
    representative: lineText({ max: 200 }).optional(),
  })
  .meta({ id: 'ContractParty' });

/** What a party promised its agency, as the mandate says; with every version of the text computed anew. */
const agencyMandateSchema = z
  .strictObject({
    mandateId: idSchema,
    version: z.int().min(1).describe('the version that client and agency accepted'),
    side: z.enum(['seller', 'buyer']).describe('whose mandate it is'),
    commission: commissionSchema,
    earns: z
      .array(z.strictObject({ agencyId: idSchema, amounts: z.array(moneySchema) }))
      .describe('by the value and the technology value of this text; a rate of what is paid is not known yet'),
  })
  .meta({ id: 'AgencyMandate' });
export type AgencyMandate = z.infer<typeof agencyMandateSchema>;

const contractAgencySchema = z
  .strictObject({
    organisationId: idSchema,
    name: lineText({ max: 300 }).describe('that of the register'),
    side: z.enum(['seller', 'buyer', 'both']),
    bothSidesDeclared: z
      .boolean()
      .optional()
      .describe('of earlier texts; ignored: an agency on both sides declares it itself'),
    mandates: z
      .array(agencyMandateSchema)
      .max(2)
      .optional()
      .describe('what its mandates promise it, of the register; what a draft says here is not believed'),
  })
  .meta({ id: 'ContractAgency' });

const presentName = 'the name of the register when absent';

/** Who a draft names: the register has its name. */
const draftPartySchema = contractPartySchema
  .extend({ name: contractPartySchema.shape.name.optional().describe(`a name of the register; ${presentName}`) })
  .meta({ id: 'DraftParty' });

const draftAgencySchema = contractAgencySchema
  .extend({ name: contractAgencySchema.shape.name.optional().describe('the text takes the name of the register') })
  .meta({ id: 'DraftAgency' });

export type ContractAgency = z.infer<typeof contractAgencySchema>;

const quotedListingSchema = z
  .strictObject({ listingId: idSchema, version: z.int().min(1) })
  .meta({ id: 'QuotedListing' });

/** A patent number in any spelling, brought to its one. */
export const patentNumberSchema = z
  .string()
  .max(NUMBER_TEXT_MAX)
  .superRefine((text, ctx) => {
    const result = readPatentNumber(text);
    if (!result.ok) ctx.addIssue({ code: 'custom', message: result.message, params: { rule: result.rule } });
  })
  .overwrite((text) => {
    const result = readPatentNumber(text);
    return result.ok ? result.value.number : text;
  })
  .meta({ id: 'ContractPatentNumber', example: 'CN110569471A' });

const otherItemSchema = z
  .strictObject({
    kind: otherItemKinds.schema,
    description: plainText({ max: 500 }).optional(),
    amount: moneySchema,
  })
  .meta({ id: 'OtherItem' });

const scheduleLineSchema = z
  .strictObject({ dueOn: daySchema, amount: moneySchema, condition: plainText({ max: 500 }).optional() })
  .meta({ id: 'ScheduleLine' });

const runningRoyaltySchema = z
  .strictObject({
    ratePercent: percentSchema,
    base: royaltyBases.schema,
    minimumPerYear: moneySchema.optional(),
    reportMonths: z.int().min(1).max(12).optional().describe('months between two royalty reports'),
  })
  .meta({ id: 'RunningRoyalty' });

const LINES_MAX = 120;

/** How the value is paid. The amounts of `schedule` sum to the fixed part: the value, the entry fee, or the cash. */
const paymentSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('lump_sum'), schedule: z.array(scheduleLineSchema).max(1) }),
    z.strictObject({ kind: z.literal('instalments'), schedule: z.array(scheduleLineSchema).min(2).max(LINES_MAX) }),
    z.strictObject({ kind: z.literal('royalty'), royalty: runningRoyaltySchema }),
    z.strictObject({
      kind: z.literal('entry_fee_and_royalty'),
      entryFee: moneySchema,
      schedule: z.array(scheduleLineSchema).min(1).max(LINES_MAX),
      royalty: runningRoyaltySchema,
    }),
    z.strictObject({
      kind: z.literal('equity'),
      company: lineText({ max: 300 }),
      sharePercent: percentSchema,
      cash: moneySchema.optional(),
      schedule: z.array(scheduleLineSchema).max(LINES_MAX),
    }),
  ])
  .meta({ id: 'ContractPayment' });

/** Field of use: everything, or the branches of the patent classification named. */
export const fieldOfUseSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({
      kind: z.literal('ipc'),
      codes: ipcCodesSchema({ min: 1, max: 100 }),
      description: plainText({ max: 1000 }).optional(),
    }),
  ])
  .meta({ id: 'FieldOfUse' });
export type FieldOfUse = z.infer<typeof fieldOfUseSchema>;

const licenceTermsSchema = z
  .strictObject({
    exclusivity: licenceExclusivities.schema,
    fieldOfUse: fieldOfUseSchema,
    territory: territorySchema,
    sublicensing: sublicensingRules.schema,
    besides: z
      .array(idSchema)
      .max(50)
      .optional()
      .describe('contracts whose simple licences, given before, run on beside an exclusive or sole one'),
    from: daySchema.optional().describe('the contract’s own start when absent'),
    to: daySchema.nullable().optional().describe('the contract’s own end when absent, no end when null'),
  })
  .meta({ id: 'LicenceTerms' });

const contractTermSchema = z
  .strictObject({
    from: daySchema,
    to: daySchema.nullable().describe('last day; null for no end'),
    law: countrySchema.describe('whose law governs the contract'),
  })
  .meta({ id: 'ContractTerm' });

const given = {
  type: contractTypes.schema,
  kind: contractKinds.schema,
  title: lineText({ max: 300 }),
  subject: plainText({ max: 20_000 }),
  place: placeSchema.safeExtend({ city: lineText({ max: 100 }).optional() }).meta({ id: 'SigningPlace' }),
  term: contractTermSchema,
  value: moneySchema.describe('total price; for a royalty, the parties’ estimate'),
  technologyValue: moneySchema,
  payment: paymentSchema,
  licence: licenceTermsSchema.optional().describe('a licence has it, no other type does'),
  assignment: z
    .strictObject({ territory: territorySchema })
    .meta({ id: 'AssignmentTerms' })
    .optional()
    .describe('a transfer may limit it to countries; worldwide when absent'),
  clauses: plainText({ max: 50_000 }).optional(),
};

/** What a party writes. What is left out is filled in from the deal: parties, and the listing as the deal quotes it. */
export const draftShape = {
  ...given,
  parties: z.array(draftPartySchema).length(2).optional(),
  agencies: z
    .array(draftAgencySchema)
    .max(4)
    .optional()
    .describe('when absent: those that act in the deal under a mandate that promises them a commission'),
  listings: z.array(quotedListingSchema).min(1).max(50).optional(),
  patents: z.array(patentNumberSchema).max(200).optional(),
  otherItems: z.array(otherItemSchema).max(100).optional(),
};

/** The whole text that the parties confirm: its canonical JSON (RFC 8785) is what is hashed. */
export const contractTermsSchema = z
  .strictObject({
    ...given,
    parties: z.array(contractPartySchema).length(2),
    agencies: z.array(contractAgencySchema),
    listings: z.array(quotedListingSchema),
    patents: z.array(patentNumberSchema),
    otherItems: z.array(otherItemSchema),
    assets: z.array(z.string()).describe('what the rights are granted on: listings, families, patent numbers'),
  })
  .meta({ id: 'ContractTerms' });

export type ContractTerms = z.infer<typeof contractTermsSchema>;
export type ScheduleLine = z.infer<typeof scheduleLineSchema>;
