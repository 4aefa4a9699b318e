import { createSecrets } from '../local/secrets.mjs';

// `node infra/docker/make-env.mjs > infra/.env`: fresh secrets for infra/compose.yaml. Keep the file; a new one would
// lock the database out.
for (const [name, value] of Object.entries(createSecrets())) console.log(`${name}=${value}`);
