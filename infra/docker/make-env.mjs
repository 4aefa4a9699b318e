import fs from 'node:fs';
import { createSecrets } from '../local/secrets.mjs';
import { SEARCH_SERVICES, searchKeyOf } from '../prepare/search-keys.mjs';

// `node infra/docker/make-env.mjs > infra/.env`: fresh secrets for infra/compose.yaml. Keep the file; a new one would
// lock the database out. `node infra/docker/make-env.mjs infra/.env >> infra/.env` adds what a new release asks for.
const [file] = process.argv.slice(2);
const kept = Object.fromEntries(
  (file ? fs.readFileSync(file, 'utf8') : '')
    .split('\n')
    .map((line) => /^([A-Z_]+)=(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, value]) => [name, value]),
);
const secrets = { ...createSecrets(), ...kept };
const ofServices = SEARCH_SERVICES.map((name) => [
  `MEILI_KEY_${name.toUpperCase()}`,
  searchKeyOf(name, secrets.MEILI_KEY),
]);
for (const [name, value] of [...Object.entries(secrets), ...ofServices]) {
  if (!(name in kept)) console.log(`${name}=${value}`);
}
