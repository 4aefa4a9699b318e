import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { passwordOf, SCHEMAS } from '../prepare/schemas.mjs';
import { UserError } from './user-error.mjs';

/**
 * The secrets of one data directory, made at its first start and kept in `secrets.json`, readable by its owner only.
 * Names are those of the settings they fill. Deleting the file locks the database out: that is refused in words.
 *
 * @param {string} dir
 */
export function loadSecrets(dir) {
  const file = path.join(dir, 'secrets.json');
  if (fs.existsSync(file)) {
    const kept = readSecrets(file);
    const complete = { ...createSecrets(), ...kept };
    if (Object.keys(complete).length > Object.keys(kept).length) writeSecrets(file, complete);
    return complete;
  }
  if (fs.existsSync(path.join(dir, 'postgres', 'data'))) {
    throw new UserError(
      `${file} is missing, and with it the password of the database beside it.`,
      'Put the file back, or start over with an empty exchange: npm start -- --reset',
    );
  }
  const secrets = createSecrets();
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeSecrets(file, secrets);
  return secrets;
}

/** Fresh secrets, kept nowhere. */
export function createSecrets() {
  const actor = generateKeyPairSync('ed25519');
  const ledger = generateKeyPairSync('ed25519');
  return {
    POSTGRES_PASSWORD: random(),
    ...Object.fromEntries(SCHEMAS.map((schema) => [passwordOf(schema), random()])),
    REDIS_PASSWORD: random(),
    MEILI_KEY: random(),
    AUTH_SECRET: random(),
    SEALING_KEY: random(),
    OPERATOR_KEY: `tbo_${random()}`,
    ACTOR_PRIVATE_KEY: actor.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    ACTOR_PUBLIC_KEY: actor.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    LEDGER_PRIVATE_KEY: ledger.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}

// letters and digits only, because URLs and redis.conf hold them unquoted
const random = () => randomBytes(32).toString('hex');

function readSecrets(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new UserError(`${file} is not readable JSON.`, 'Put a good copy back, or: npm start -- --reset', cause);
  }
}

function writeSecrets(file, secrets) {
  // renamed into place whole: half a secrets file would be worse than none
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}
