import { id, moment } from '@techbourse/domain';
import { z } from 'zod';

export const ledgerKinds = z
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
  ])
  .meta({ id: 'LedgerKind' });
export type LedgerKind = z.infer<typeof ledgerKinds>;

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Sha256' });

/** What is hashed: sha256 of the canonical JSON (RFC 8785) of exactly this. */
export const ledgerContent = z
  .object({
    seq: z.int().min(1),
    previousHash: hash,
    kind: ledgerKinds,
    at: moment,
    contractId: id,
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'LedgerContent' });
export type LedgerContent = z.infer<typeof ledgerContent>;

/** Answer of a write that made a ledger entry. */
export const ledgerReceipt = z
  .object({ id, ledger: z.object({ seq: z.int(), hash, kind: ledgerKinds }) })
  .meta({ id: 'LedgerReceipt' });
export type LedgerReceipt = z.infer<typeof ledgerReceipt>;

/** An entry as listed: the chain is open to everybody, the content to the parties of the contract and the operator. */
export const ledgerEntry = z
  .object({
    seq: z.int(),
    hash,
    previousHash: hash,
    at: moment,
    content: ledgerContent.nullable().describe('null for those who are not a party'),
  })
  .meta({ id: 'LedgerEntry' });

export const ledgerQuery = {
  contract: id.optional(),
  kind: ledgerKinds.optional(),
  view: z
    .enum(['own', 'chain'])
    .optional()
    .describe('own: entries you may read (default with a key); chain: every entry, content where you may read it'),
};

/** `problem`: what is wrong at `seq`, the first bad place. */
export const ledgerFault = z
  .object({
    seq: z.int(),
    problem: z.enum([
      'entry_missing',
      'entry_unexpected',
      'previous_hash',
      'hash',
      'content',
      'record_missing',
      'record_changed',
      'head',
      'tree_head',
    ]),
    message: z.string(),
  })
  .meta({ id: 'LedgerFault' });
export type LedgerFault = z.infer<typeof ledgerFault>;

export const ledgerVerification = z
  .object({
    ok: z.boolean(),
    entries: z.int().describe('entries read and found good before the fault'),
    head: z.object({ seq: z.int(), hash }).nullable(),
    fault: ledgerFault.nullable(),
    ms: z.int(),
  })
  .meta({ id: 'LedgerVerification' });
export type LedgerVerification = z.infer<typeof ledgerVerification>;

export const treeHead = z
  .object({
    day: z.string(),
    size: z.int().describe('entries covered, from the first'),
    rootHash: hash.describe('Merkle tree hash of RFC 6962 over the canonical entries'),
    at: moment,
    signature: z.string().describe('Ed25519, base64url, over the canonical JSON of {at, day, rootHash, size}'),
    publicKey: z.string().describe('base64 of SPKI DER'),
  })
  .meta({ id: 'TreeHead' });
