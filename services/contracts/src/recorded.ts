import type { KeptHead } from './api/index.ts';
import { CHANGES } from './change/recorded.ts';
import { CONSENTS } from './consent/recorded.ts';
import type { Context } from './context.ts';
import { CONTRACTS } from './contract/recorded.ts';
import { DISPUTES } from './dispute/recorded.ts';
import { CLOCK } from './ledger/clock-recorded.ts';
import type { RecordedNoun } from './ledger/recorder.ts';
import * as ledger from './ledger/verify.ts';
import { PAYMENTS } from './payment/recorded.ts';
import { ASSETS } from './register/recorded.ts';
import { REGISTRATIONS } from './registration/recorded.ts';
import { STANDINGS } from './standing/recorded.ts';

/** All that writes into the ledger. The ledger itself knows none of them. */
export const RECORDED: readonly RecordedNoun[] = [
  CONTRACTS,
  CHANGES,
  REGISTRATIONS,
  PAYMENTS,
  DISPUTES,
  STANDINGS,
  CONSENTS,
  ASSETS,
  CLOCK,
];

/** Verifies the ledger with all of its records. */
export const verifyLedger = (ctx: Context, kept: readonly KeptHead[] = []) => ledger.verifyLedger(ctx, RECORDED, kept);

/** The walk itself, on the state that a transaction sees. */
export const walkLedger = (tx: Parameters<typeof ledger.walkLedger>[0], walk?: ledger.Walk) =>
  ledger.walkLedger(tx, RECORDED, walk);
