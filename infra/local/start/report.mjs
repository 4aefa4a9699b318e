const started = performance.now();

/**
 * The lines a start prints: one for each step when it is done, with the seconds it took.
 *
 * @param {NodeJS.WritableStream} stream
 */
export function createReport(stream) {
  stream.on('error', () => {}); // the reader is gone (`npm start | head`), which must not end the start
  const line = (text) => stream.write(`${text}\n`);
  const note = (text) => line(`${clock(performance.now() - started)}  ${text}`);
  return {
    line,
    note,
    /**
     * Runs one step; `describe` turns its result into the text of its line.
     *
     * @template T
     * @param {string} name
     * @param {() => Promise<T>} work
     * @param {(result: T) => string} [describe]
     */
    step: async (name, work, describe = () => '') => {
      const from = performance.now();
      const result = await work();
      const detail = describe(result);
      note(`${name}${detail ? `: ${detail}` : ''} (${seconds(performance.now() - from)})`);
      return result;
    },
  };
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const clock = (ms) => `[${(ms / 1000).toFixed(1).padStart(5)} s]`;
