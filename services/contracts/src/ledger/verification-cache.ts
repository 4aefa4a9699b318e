import { authorise } from '@techbourse/platform';
import { type Actor, decide } from '@techbourse/policy';
import type { KeptHead, LedgerVerification } from '../api/index.ts';
import type { Context } from '../context.ts';
import type { RecordedNoun } from './recorder.ts';
import { verifyLedger } from './verify.ts';

// Reading the whole ledger is dear: those who are not the operator are told the last result while it is this young.
const STANDS_MS = 5 * 60_000;
// Those who ask by a code are anybody: for them it stands longer.
const STANDS_FOR_ANYBODY_MS = 60 * 60_000;

/** One reading of the ledger at a time: those who ask meanwhile share it, or wait for their turn. */
export function createVerificationCache(ctx: Context, nouns: readonly RecordedNoun[]) {
  let last: { result: LedgerVerification; at: number } | undefined;
  let underWay: Promise<LedgerVerification> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = (kept: readonly KeptHead[]): Promise<LedgerVerification> => {
    const run = queue.then(() => verifyLedger(ctx, nouns, kept));
    queue = run.catch(() => undefined);
    return run;
  };

  const read = (): Promise<LedgerVerification> => {
    underWay ??= inTurn([])
      .then((result) => {
        last = { result, at: performance.now() };
        return result;
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };

  return {
    /** The operator has it read now; others are told the last result, which says when it was made. */
    verify(actor: Actor): Promise<LedgerVerification> {
      authorise(actor, 'ledger.verify');
      if (decide(actor, 'ledger.operate').allowed || !last || performance.now() - last.at > STANDS_MS) return read();
      return Promise.resolve(last.result);
    },
    /** The last result, for anybody. */
    told: (): Promise<LedgerVerification> =>
      last && performance.now() - last.at <= STANDS_FOR_ANYBODY_MS ? Promise.resolve(last.result) : read(),
    /** Compares with heads kept elsewhere. */
    compare: (kept: readonly KeptHead[]) => (kept.length === 0 ? read() : inTurn(kept)),
  };
}
