import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { splitLines } from '../process/task.mjs';

const FILE_LIMIT_BYTES = 20 * 1024 * 1024;
const OLDEST = 9;
const REPEAT_AFTER_MS = 30_000;

/**
 * Writes the output of a service to its file; the previous file is kept, and eight older ones compressed. Errors also
 * go to the console, the same error at most once in 30 seconds. `onFailure` hears of a file that cannot be written, as
 * on a full disk.
 *
 * @param {{ name: string, file: string, log: (line: string) => void, onFailure: (error: Error) => void, limitBytes?:
 * number }} options
 */
export function createServiceLog({ name, file, log, onFailure, limitBytes = FILE_LIMIT_BYTES }) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(`${file}.packing`)) pack(file, `${file}.packing`); // a start before this one ended amid it
  const said = new Map();
  let failed = false;
  const echo = (text) => {
    const now = performance.now();
    if ((said.get(text) ?? Number.NEGATIVE_INFINITY) > now - REPEAT_AFTER_MS) return;
    if (said.size > 500) said.clear();
    said.set(text, now);
    log(`${name}: ${text}`);
  };
  const write = (chunk) => {
    if (failed) return;
    try {
      if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limitBytes) rotate(file);
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
    // only the message line of a crash; the rest is in the file
    const raw = (line) => (/^\w*Error\b/.test(line) ? echo(line) : structured(line));
    child.stdout.setEncoding('utf8').on('data', receive(structured));
    child.stderr.setEncoding('utf8').on('data', receive(raw));
  };
}

/**
 * Makes room for a new file: `.1` is the one before, `.2.gz` to `.9.gz` are older, a fifteenth of their size. So the
 * trail of a busy hour, or of an attack, is still there the next morning.
 */
function rotate(file) {
  const before = `${file}.1`;
  const packing = `${file}.packing`;
  // While one is being packed another turn is early: the one before is let go rather than wait.
  if (fs.existsSync(before) && !fs.existsSync(packing)) {
    fs.renameSync(before, packing);
    pack(file, packing);
  }
  fs.renameSync(file, before);
}

function pack(file, packing) {
  const packed = `${packing}.gz`;
  pipeline(fs.createReadStream(packing), createGzip(), fs.createWriteStream(packed, { mode: 0o600 }))
    .then(() => {
      for (let n = OLDEST; n > 2; n--) {
        if (fs.existsSync(`${file}.${n - 1}.gz`)) fs.renameSync(`${file}.${n - 1}.gz`, `${file}.${n}.gz`);
      }
      fs.renameSync(packed, `${file}.2.gz`);
    })
    .catch(() => {}) // the next line that cannot be written reports a full disk
    .finally(() => {
      fs.rmSync(packed, { force: true });
      fs.rmSync(packing, { force: true });
    });
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
