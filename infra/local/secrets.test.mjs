import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createSecrets, loadSecrets } from './secrets.mjs';
import { freshFolder } from './test-folder.mjs';

test('secrets are made once and readable by their owner only', () => {
  const dir = freshFolder();
  const first = loadSecrets(dir);
  expect(loadSecrets(dir)).toEqual(first);
  expect(fs.statSync(path.join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(createSecrets().MEILI_KEY).not.toBe(first.MEILI_KEY);
});

test('the actor keys are a pair, in base64 of PKCS8 and SPKI', () => {
  const { ACTOR_PRIVATE_KEY, ACTOR_PUBLIC_KEY } = createSecrets();
  const der = (text) => ({ key: Buffer.from(text, 'base64'), format: 'der' });
  const signature = sign(null, Buffer.from('token'), createPrivateKey({ ...der(ACTOR_PRIVATE_KEY), type: 'pkcs8' }));
  const publicKey = createPublicKey({ ...der(ACTOR_PUBLIC_KEY), type: 'spki' });
  expect(verify(null, Buffer.from('token'), publicKey, signature)).toBe(true);
});

test('a secret that a newer version asks for is added to those kept', () => {
  const dir = freshFolder();
  fs.writeFileSync(path.join(dir, 'secrets.json'), '{"MEILI_KEY":"kept"}');
  const secrets = loadSecrets(dir);
  expect(secrets.MEILI_KEY).toBe('kept');
  expect(secrets.AUTH_SECRET).toMatch(/^\w{64}$/);
  expect(loadSecrets(dir)).toEqual(secrets);
});

test('a lost secrets file beside a database is an error, and no new one is made', () => {
  const dir = freshFolder();
  fs.mkdirSync(path.join(dir, 'postgres', 'data'), { recursive: true });
  expect(() => loadSecrets(dir)).toThrow(/secrets.json is missing/);
  fs.writeFileSync(path.join(dir, 'secrets.json'), '{"MEILI');
  expect(() => loadSecrets(dir)).toThrow(/not readable JSON/);
});
