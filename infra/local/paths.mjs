import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Programs and models brought by the start, shared by every data directory; `TOOLS_DIR` moves it. */
export const toolsDir = path.resolve(root, process.env.TOOLS_DIR || '.tools');

/** Everything one exchange knows; `DATA_DIR` moves it. */
export const dataDir = path.resolve(root, process.env.DATA_DIR || '.data');
