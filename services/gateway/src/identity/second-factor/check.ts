import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Context } from '../../context.ts';
import { hashRecoveryCode } from './recovery.ts';
import { lockSecondFactor, type SecondFactorRow, updateSecondFactor } from './store.ts';
import { stepOf } from './totp.ts';

type Given = Pick<Context, 'clock' | 'config'>;

export function sealSecret({ config }: Pick<Context, 'config'>, secret: string): Promise<string> {
  return symmetricEncrypt({ key: config.AUTH_SECRET, data: secret });
}

function openSecret({ config }: Given, { secret }: SecondFactorRow): Promise<string> {
  return symmetricDecrypt({ key: config.AUTH_SECRET, data: secret });
}

/** The step of a right code of the app; undefined for a wrong one, and for one that was used. */
export async function rightStep(ctx: Given, row: SecondFactorRow, code: string): Promise<number | undefined> {
  return stepOf(await openSecret(ctx, row), code.trim(), { at: ctx.clock.now(), lastStep: row.lastStep });
}

/**
 * Takes a code of the app, or a recovery code, so that it works no second time.
 * @returns how many recovery codes are left when one was taken, else null.
 * @throws AppError UNAUTHENTICATED for a wrong code.
 */
export async function takeCode(
  ctx: Given,
  tx: Tx,
  personId: string,
  code: string,
): Promise<{ recoveryCodesLeft: number | null }> {
  const row = await lockSecondFactor(tx, personId);
  if (row?.confirmedAt == null) throw fail.invalidState('second_factor.off', 'You have no second factor');
  const step = await rightStep(ctx, row, code);
  if (step !== undefined) {
    await updateSecondFactor(tx, personId, { lastStep: step });
    return { recoveryCodesLeft: null };
  }
  const hash = hashRecoveryCode(code, ctx.config.AUTH_SECRET);
  const left = row.recoveryHashes.filter((one) => one !== hash);
  if (left.length === row.recoveryHashes.length) throw wrongCode();
  await updateSecondFactor(tx, personId, { recoveryHashes: left });
  return { recoveryCodesLeft: left.length };
}

export function wrongCode() {
  return fail.unauthenticated('second_factor.wrong_code', 'The code is wrong, was used, or is over');
}
