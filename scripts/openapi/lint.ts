/** Lints the committed OpenAPI document by the rules of `redocly lint`. */
import { lintFaultsOf } from '@techbourse/client/lint';
import document from '@techbourse/client/openapi.json' with { type: 'json' };

const SHOWN_MAX = 40;

const faults = await lintFaultsOf(document);
for (const fault of faults.slice(0, SHOWN_MAX)) process.stdout.write(`${fault}\n`);
if (faults.length > 0) {
  process.stdout.write(`${faults.length} faults in packages/client/openapi.json\n`);
  process.exitCode = 1;
}
