import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const checkpointSchema = z.object({ file: z.string(), digest: z.string(), line: z.int() });

/** How far an import of a file has come: every line up to `line` was answered by the exchange. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** The line to go on after: 0 when there is no checkpoint, or when the file is another one or was changed since. */
export async function resumeAfter(path: string, file: string, digest: string): Promise<number> {
  try {
    const found = checkpointSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return found.file === file && found.digest === digest ? found.line : 0;
  } catch {
    return 0;
  }
}

/** Writes the checkpoint whole or not at all. */
export async function saveCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(checkpoint));
  await rename(`${path}.new`, path);
}

export async function dropCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
}
