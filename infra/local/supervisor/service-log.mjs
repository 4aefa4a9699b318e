import fs from 'node:fs';
import path from 'node:path';
import { splitLines } from '../process/task.mjs';

const FILE_LIMIT_BYTES = 20 * 1024 * 1024;
const REPEAT_AFTER_MS = 30_000;

/**
 * Takes what a service writes: all of it to its file (one older file is kept), errors also to the console, the same
 * error at most once in half a minute. `onFailure` hears of a file that cannot be written, as on a full disk.
 *
 * @param {{ name: string, file: string, log: (line: string) => void, onFailure: (error: Error) => void }} options
 */
export function createServiceLog({ name, file, log, onFailure }) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const said = new Map();
  let failed = false;
  const echo = (text) => {
    const now = Date.now();
    if ((said.get(text) ?? 0) > now - REPEAT_AFTER_MS) return;
    if (said.size > 500) said.clear();
    said.set(text, now);
    log(`${name}: ${text}`);
  };
  const write = (chunk) => {
    if (failed) return;
    try {
      if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > FILE_LIMIT_BYTES)
        fs.renameSync(file, `${file}.1`);
      fs.appendFileSync(file, chunk, { mode: 0o600 });
    } catch (error) {
      failed = true;
      onFailure(error);
    }
  };
  /** Connects the pipes of a started process. */
  return (child) => {
    const receive = (onLine) => {
      const lines = splitLines(onLine);
      return (chunk) => {
        write(chunk);
        lines(chunk);
      };
    };
    const structured = (line) => {
      const error = readError(line);
      if (error) echo(error);
    };
    // of a crash's last words the one that says what happened; the rest is in the file
    const raw = (line) => (/^\w*Error\b/.test(line) ? echo(line) : structured(line));
    child.stdout.setEncoding('utf8').on('data', receive(structured));
    child.stderr.setEncoding('utf8').on('data', receive(raw));
  };
}

/** The message of a log line at level error or fatal, else undefined. */
export function readError(line) {
  if (!/"level":(?:[56]0|"error"|"fatal")/.test(line)) return undefined;
  try {
    const { msg, err } = JSON.parse(line);
    const { message, reason, type, code } = err ?? {};
    const what = message ?? reason ?? code ?? type ?? err?.cause?.type;
    return [msg, what].filter(Boolean).join(': ') || line;
  } catch {
    return line;
  }
}
