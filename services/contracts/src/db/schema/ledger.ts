import { index, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { day, moment, seq } from './columns.ts';
import { schema } from './service.ts';

/** The chain. `text` is the canonical JSON that was hashed; the other columns repeat it for queries. Append-only. */
export const ledgerEntry = schema.table(
  'ledger_entry',
  {
    seq: seq('seq').primaryKey(),
    hash: text('hash').notNull().unique(),
    previousHash: text('previous_hash').notNull(),
    kind: text('kind').notNull(),
    /** Null: the entry concerns no contract. */
    contractId: uuid('contract_id'),
    at: moment('at').notNull(),
    text: text('text').notNull(),
  },
  (table) => [index('ledger_entry_of').on(table.contractId, table.seq)],
);

/** Signed Merkle tree heads (RFC 6962), numbered, each naming the one before. Append-only. */
export const treeHead = schema.table(
  'tree_head',
  {
    number: seq('number').notNull(),
    /** The day that this head closes; null: made within a day. */
    day: day('day'),
    size: seq('size').notNull(),
    rootHash: text('root_hash').notNull(),
    at: moment('at').notNull(),
    /** sha256 of the signed text of the head before; null: a head of the first version. */
    previousHash: text('previous_hash'),
    signature: text('signature').notNull(),
    publicKey: text('public_key').notNull(),
    /** Roots of the full subtrees on the right edge of the tree: the next head goes on from here. Proved by the root. */
    edge: jsonb('edge').$type<string[]>(),
  },
  (table) => [
    primaryKey({ name: 'tree_head_number', columns: [table.number] }),
    index('tree_head_size').on(table.size),
    index('tree_head_day').on(table.day),
  ],
);
