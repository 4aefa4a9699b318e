import { once } from 'node:events';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Schemas } from '@techbourse/client';
import { registerFolder } from '../../infra/local/process/reaper.mjs';

// Enough different words that texts differ in what they are about, in sentences of the usual length.
const THINGS =
  'membrane catalyst electrode coating sensor alloy polymer laser antenna turbine battery enzyme vaccine actuator bearing ceramic composite converter detector filter gearbox hydrogel inverter lens magnet microchip nozzle photodiode pump reactor resin robot semiconductor solvent spectrometer switch transformer valve waveguide adhesive'.split(
    ' ',
  );
const QUALITIES =
  'porous flexible superconducting biodegradable low-noise high-temperature transparent self-healing wireless corrosion-resistant ultrathin magnetic conductive lightweight fluorinated nanostructured piezoelectric cryogenic amorphous hydrophobic'.split(
    ' ',
  );
const AIMS =
  'desalination imaging welding navigation irrigation refrigeration diagnosis machining encryption drilling painting recycling casting sterilisation charging forecasting harvesting inspection lubrication monitoring packaging printing sequencing sorting tracking ventilation'.split(
    ' ',
  );

/** A text of made-up technology, the same for the same number. */
export function inventedText(seed: number): { title: string; text: string } {
  let state = (seed + 1) * 2654435761;
  const pick = (from: readonly string[]): string => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return from[state % from.length] ?? '';
  };
  const [thing, quality, aim] = [pick(THINGS), pick(QUALITIES), pick(AIMS)];
  const sentences = Array.from({ length: 9 }, () => {
    const measure = 5 + (state % 90);
    return `The ${pick(QUALITIES)} ${pick(THINGS)} raises the yield of ${pick(AIMS)} by ${measure} per cent compared with a conventional ${pick(THINGS)}.`;
  });
  return {
    title: `${quality} ${thing} for ${aim}`,
    text: `A ${quality} ${thing} for ${aim}. ${sentences.join(' ')}`,
  };
}

/** Writes `count` rows of a kind as jsonl in the exchange's own format; the path of the file, which goes when we end. */
export async function writeRows(kind: 'listings' | 'demands', count: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'techbourse-rows-'));
  registerFolder(folder);
  const file = join(folder, `${kind}.jsonl`);
  const stream = createWriteStream(file);
  for (let number = 0; number < count; number++) {
    const row = kind === 'listings' ? listingRow(number) : demandRow(number);
    if (!stream.write(`${JSON.stringify({ source: 'bench', externalId: `row-${number}`, ...row })}\n`)) {
      await once(stream, 'drain');
    }
  }
  stream.end();
  await once(stream, 'close');
  return file;
}

const en = (text: string) => ({ en: { text, origin: 'person' } }) as const;

/** A listing about invented technology; `demandRow` of the same number is about something else. */
export function listingRow(number: number, seed = number * 2): Schemas['ListingContentInput'] {
  const { title, text } = inventedText(seed);
  return {
    kind: 'research_result',
    title: en(title),
    abstract: en(text),
    keywords: ['bench'],
    readiness: { scale: 'trl', level: 5, origin: 'self_declared' },
    offers: ['non_exclusive_licence', 'joint_development'],
    price: { kind: 'on_request' },
  };
}

export function demandRow(number: number, seed = number * 2 + 1): Schemas['NewDemandInput'] {
  const { title, text } = inventedText(seed);
  return {
    kind: 'technology',
    title: en(title),
    problem: en(text),
    keywords: ['bench'],
    dealKinds: ['non_exclusive_licence', 'joint_development'],
  };
}
