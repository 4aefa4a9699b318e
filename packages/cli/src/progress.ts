import cliProgress from 'cli-progress';

// A CommonJS module whose names Node cannot see.
const { Format, Presets, SingleBar } = cliProgress;

/** A progress bar on stderr, silent without a terminal. */
export type ProgressBar = { update(done: number, total: number, note: string): void; stop(): void };

export function progressBar(label: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar(
    {
      stream: process.stderr,
      hideCursor: true,
      etaBuffer: 50,
      format: (options, params, payload: { note?: string }) => {
        const filled = Format.BarFormat(params.progress, options);
        const left = params.progress > 0 ? Format.TimeFormat(params.eta, options, 5) : '?';
        return `${label} ${filled} ${Math.floor(params.progress * 100)} % | ${payload.note ?? ''} | ${left} left`;
      },
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total, note) => {
      if (!started) bar.start(total, 0, { note });
      started = true;
      bar.setTotal(total);
      bar.update(Math.min(done, total), { note });
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}
