import { daySchema, idSchema, timestampSchema } from '@techbourse/domain';
import { z } from 'zod';

export const ledgerKindsSchema = z
  .enum([
    'contract.signed',
    'contract.amended',
    'contract.terminated',
    'contract.registered',
    'registration.confirmed',
    'registration.voided',
    'payment.recorded',
    'payment.confirmed',
    'payment.disputed',
    'payment.voided',
    'title.released',
    'title.dispute_rejected',
    'title.standing_recorded',
    'title.standing_withdrawn',
    'title.consent_recorded',
    'title.consent_withdrawn',
    'asset.joined',
    'ledger.clock_corrected',
  ])
  .meta({ id: 'LedgerKind' });
export type LedgerKind = z.infer<typeof ledgerKindsSchema>;

const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Sha256' });

/** What is hashed: sha256 of the canonical JSON (RFC 8785) of exactly this. */
export const ledgerContentSchema = z
  .object({
    seq: z.int().min(1),
    previousHash: hashSchema,
    kind: ledgerKindsSchema,
    at: timestampSchema,
    contractId: idSchema
      .nullable()
      .describe(
        'null: the entry concerns no contract: a word of the operator, names that became one asset, the ledger itself',
      ),
    body: z.record(z.string(), z.unknown()),
    version: z.literal(2).optional().describe('2: `at` never falls; entries of the first version have none'),
  })
  .meta({ id: 'LedgerContent' });
export type LedgerContent = z.infer<typeof ledgerContentSchema>;

/** Answer of a write that made a ledger entry. */
export const ledgerReceiptSchema = z
  .object({ id: idSchema, ledger: z.object({ seq: z.int(), hash: hashSchema, kind: ledgerKindsSchema }) })
  .meta({ id: 'LedgerReceipt' });
export type LedgerReceipt = z.infer<typeof ledgerReceiptSchema>;

/** An entry as listed: the chain is open to everybody, the content to the parties of the contract and the operator. */
export const ledgerEntrySchema = z
  .object({
    seq: z.int(),
    hash: hashSchema,
    previousHash: hashSchema,
    at: timestampSchema,
    content: ledgerContentSchema.nullable().describe('null for those who are not a party'),
    code: z
      .string()
      .nullable()
      .describe('what a party gives to somebody who is to verify the entry; null for those who are not one'),
  })
  .meta({ id: 'LedgerEntry' });

/** What anybody is told of an entry whose code or hash it has. */
export const entryVerificationSchema = z
  .object({
    seq: z.int().describe('its place in the chain, from 1'),
    hash: hashSchema,
    previousHash: hashSchema,
    day: daySchema.describe('on which it was entered, in the time zone of the exchange'),
    kind: ledgerKindsSchema
      .nullable()
      .describe('what was entered; null to who has the hash alone: hashes are public, what they stand for is not'),
    chain: z
      .object({
        ok: z.boolean(),
        entries: z.int().describe('entries that were read and found good'),
        at: timestampSchema.describe('when the whole chain was last read'),
      })
      .describe('whether the chain held when it was last read whole, an hour ago at most'),
    isRead: z.boolean().describe('whether that reading found this entry good'),
    head: z
      .object({ number: z.int(), size: z.int(), rootHash: hashSchema, at: timestampSchema })
      .nullable()
      .describe('the first signed head that covers it; null: none yet'),
  })
  .meta({ id: 'EntryVerification' });
export type EntryVerification = z.infer<typeof entryVerificationSchema>;

export const ledgerQuery = {
  contract: idSchema.optional(),
  kind: ledgerKindsSchema.optional(),
  view: z
    .enum(['own', 'chain'])
    .optional()
    .describe(
      'own: entries you may read (default with a key); chain: every entry, unfiltered, content where you may read it',
    ),
};

/** `problem`: what is wrong at `seq`, the first bad place; `head`: the number of the signed head, when it is about one. */
export const ledgerFaultSchema = z
  .object({
    seq: z.int(),
    head: z.int().optional(),
    problem: z.enum([
      'entry_missing',
      'entry_unexpected',
      'previous_hash',
      'hash',
      'content',
      'time',
      'record_missing',
      'record_changed',
      'head',
      'tree_head',
      'head_missing',
      'kept_head',
    ]),
    message: z.string(),
  })
  .meta({ id: 'LedgerFault' });
export type LedgerFault = z.infer<typeof ledgerFaultSchema>;

const headFields = {
  number: z.int().min(1).describe('heads are numbered from 1 without a gap'),
  day: z.string().nullable().describe('the day (UTC) that this head closes; null: made within a day'),
  size: z.int().describe('entries covered, from the first'),
  rootHash: hashSchema.describe('Merkle tree hash of RFC 6962 over the canonical entries'),
  at: timestampSchema,
  previousHash: hashSchema
    .nullable()
    .describe('sha256 of the signed text of the head before; null: of the first version'),
  keyId: z.string().describe('first 16 hex digits of sha256 of the public key'),
  signature: z
    .string()
    .describe(
      'Ed25519, base64url, over the canonical JSON of {at, day, keyId, number, previousHash, rootHash, size}; of the first version: {at, day, rootHash, size}',
    ),
  publicKey: z.string().describe('base64 of SPKI DER; believe it only when it is a key that you trust'),
};

export const treeHeadSchema = z
  .object({ ...headFields, hash: hashSchema.describe('sha256 of the signed text') })
  .meta({ id: 'TreeHead' });
export type ShownHead = z.infer<typeof treeHeadSchema>;

/** That an entry is under a signed head (RFC 6962): who holds the entry and the key of the exchange needs nothing else. */
export const inclusionProofSchema = z
  .object({
    seq: z.int(),
    hash: hashSchema.describe('of the entry, as the chain has it'),
    leafHash: hashSchema.describe('sha256 of a zero byte and the canonical JSON of the entry'),
    path: z
      .array(hashSchema)
      .describe('hashes beside the way from the leaf to the root, the lowest first; leaf number seq - 1'),
    head: treeHeadSchema.nullable().describe('the newest head, if it covers the entry; null: none does yet'),
  })
  .meta({ id: 'InclusionProof' });
export type InclusionProof = z.infer<typeof inclusionProofSchema>;

/** A head as somebody kept it. Copies of the first version had no number: their day names them. */
export const keptHeadSchema = z
  .looseObject({
    number: headFields.number.optional(),
    day: daySchema.nullable(),
    size: z.int().min(0),
    rootHash: hashSchema,
    at: timestampSchema,
    previousHash: hashSchema.nullish(),
    signature: z.string().max(200),
  })
  .meta({ id: 'KeptHead' });
export type KeptHead = z.infer<typeof keptHeadSchema>;

export const KEPT_HEADS_MAX = 500;
export const verifyRequestSchema = z.strictObject({
  heads: z.array(keptHeadSchema).max(KEPT_HEADS_MAX).default([]).describe('heads kept elsewhere, to compare with'),
});

export const ledgerVerificationSchema = z
  .object({
    ok: z.boolean(),
    entries: z.int().describe('entries read and found good before the fault'),
    head: z.object({ seq: z.int(), hash: hashSchema }).nullable(),
    fault: ledgerFaultSchema.nullable(),
    heads: z.object({
      count: z.int(),
      covered: z.int().describe('entries under a signed head that was found good'),
      keys: z.array(z.string()).describe('ids of the keys that are trusted'),
    }),
    kept: z.object({ compared: z.int(), faults: z.array(ledgerFaultSchema) }).describe('heads kept elsewhere'),
    warnings: z.array(z.string()).describe('what this verification could not show'),
    at: timestampSchema.describe('when the ledger was read'),
    ms: z.int(),
  })
  .meta({ id: 'LedgerVerification' });
export type LedgerVerification = z.infer<typeof ledgerVerificationSchema>;

export const correctClockRequestSchema = z.strictObject({ reason: z.string().trim().min(3).max(1000) });
