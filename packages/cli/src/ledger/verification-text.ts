/** The shown part of the answer of `GET /ledger/verify`. */
export type Verification = {
  ok: boolean;
  entries: number;
  head: { seq: number; hash: string } | null;
  fault: { seq: number; problem: string; message: string } | null;
  heads: { count: number; covered: number; keys: string[] };
  kept: { compared: number; faults: { message: string }[] };
  warnings: string[];
  at: string;
  ms: number;
};

/** What was found by comparing with a file, beside the verification of the exchange. */
export type Comparison = { file: string; kept: number; faults: string[] };

/** The result in sentences, the verdict first. */
export function verificationText(result: Verification, comparison: Comparison | undefined): string {
  const { entries, head, heads } = result;
  const faults = [...(result.fault ? [result.fault.message] : []), ...(comparison?.faults ?? [])];
  const verdict =
    faults.length > 0
      ? [
          `The ledger does not hold. ${entries} entries were found good.`,
          ...[...new Set(faults)].map((text) => `- ${text}`),
        ]
      : [
          entries === 0
            ? 'The ledger holds: there is no entry yet.'
            : `The ledger holds: ${entries} entries and every record behind them are as they were written.`,
        ];
  return [
    ...verdict,
    ...(head ? [`Last good entry: ${head.seq}, hash ${head.hash}.`] : []),
    `${heads.count} signed heads, over ${heads.covered} entries. Trusted keys: ${heads.keys.join(', ') || 'none'}.`,
    ...(comparison ? [comparisonText(comparison)] : []),
    ...result.warnings.map((warning) => `Note: ${warning}.`),
    `Read at ${result.at} in ${result.ms} ms.`,
  ].join('\n');
}

function comparisonText({ file, kept, faults }: Comparison): string {
  if (kept === 0)
    return `Checked with the keys in ${file}: ${faults.length === 0 ? 'they signed every head' : 'see above'}.`;
  const good = 'the exchange shows all of them as they were kept, and the entries give them';
  return `Compared with ${kept} heads kept in ${file}: ${faults.length === 0 ? good : 'see above'}.`;
}
