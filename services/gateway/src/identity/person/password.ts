import { fail } from '@techbourse/platform';
import { hashPassword as hash, verifyPassword as verify } from 'better-auth/crypto';

export { hash as hashPassword };

/** Found first by everybody who tries. */
const COMMON = new Set([
  ...['1234567890', '0123456789', '0987654321', '123456789a', 'a123456789', '1q2w3e4r5t', 'q1w2e3r4t5', '1qaz2wsx3edc'],
  ...[
    'qwertyuiop',
    'qwerty12345',
    'qwerty123456',
    'asdfghjkl1',
    'password123',
    'password12',
    'passw0rd123',
    'password1234',
  ],
  ...[
    'iloveyou123',
    'welcome123',
    'administrator',
    'letmein123',
    'changeme123',
    'abcdefghij',
    'abc1234567',
    'abcd123456',
  ],
  ...['йцукенгшщз', 'woaini1314', 'woaini520', 'techbourse', 'techbourse1'],
]);
const DIFFERENT_MIN = 5;

/**
 * Whether a password may be chosen: long is enough, if it is not the person's own name or address, and not what everybody
 * tries first. Lengths are the schema's.
 * @throws AppError VALIDATION that names the rule.
 */
export function assertGoodPassword(
  password: string,
  { email, name }: { email: string; name: string },
  pointer = '/password',
): void {
  const low = password.normalize('NFKC').toLowerCase();
  const [local = ''] = email.split('@');
  const refuse = (rule: string, message: string) => {
    throw fail.validation('account.weak_password', message, [{ pointer, rule, message }]);
  };
  if (new Set(low).size < DIFFERENT_MIN) refuse('password.monotonous', 'The password repeats a few characters');
  if (COMMON.has(low)) refuse('password.common', 'This password is among those that are tried first');
  const isOwn = low === email || low.replaceAll(/[^\p{L}]/gu, '') === name.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  if (isOwn || (local.length > 4 && low.replaceAll(/\d/g, '') === local.replaceAll(/\d/g, ''))) {
    refuse('password.own_name', 'The password is your own name or address');
  }
}

/** Of no password. */
const NOBODYS = `${'0'.repeat(32)}:${'0'.repeat(128)}`;

/** Whether the password is the one of this hash. It takes as long when there is no hash, because nobody is to learn of that. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const isRight = await verify({ hash: passwordHash ?? NOBODYS, password });
  return isRight && passwordHash != null;
}
