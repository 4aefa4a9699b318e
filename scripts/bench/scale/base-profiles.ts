import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { analyse, packTexts } from '@techbourse/matching-engine';
import { createEmbedder, useToolsDir } from '@techbourse/text';
import { inventedText } from '../texts.ts';

type Text = { title: string; text: string };

/** Real profiles of some texts of either side, by the real analysis and model: what the rest is varied from. */
export async function baseProfiles(options: {
  data: string | undefined;
  listings: number;
  demands: number;
}): Promise<{ listings: Buffer[]; demands: Buffer[]; embedder: string; dimensions: number }> {
  const toolsDir = process.env.TOOLS_DIR ?? join(import.meta.dirname, '../../../.tools');
  useToolsDir(toolsDir);
  const embedder = await createEmbedder({ toolsDir, threads: 2 });
  try {
    const profilesOf = async (side: 'listing' | 'demand', file: string, count: number) => {
      const texts = options.data ? await textsOf(join(options.data, file), count) : invented(side, count);
      const packed: Buffer[] = [];
      for (let at = 0; at < texts.length; at += 16) {
        const page = texts.slice(at, at + 16);
        const analysed = page.map(({ title, text }) => ({ text: analyse({ en: [title, text] }, side), side }));
        packed.push(...(await packTexts(analysed, embedder)));
      }
      return packed;
    };
    return {
      listings: await profilesOf('listing', 'offers.jsonl.gz', options.listings),
      demands: await profilesOf('demand', 'needs.jsonl.gz', options.demands),
      embedder: embedder.id,
      dimensions: embedder.dimensions,
    };
  } finally {
    await embedder.close();
  }
}

function invented(side: 'listing' | 'demand', count: number): Text[] {
  return Array.from({ length: count }, (_, i) => inventedText(2 * i + (side === 'listing' ? 0 : 1)));
}

async function textsOf(file: string, count: number): Promise<Text[]> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  const texts: Text[] = [];
  for await (const line of lines) {
    // The fields of the collection's own format.
    const { title, text } = JSON.parse(line) as Text;
    texts.push({ title, text });
  }
  // From all over the file, which may be in an order of its own.
  const step = Math.max(1, texts.length / count);
  return Array.from({ length: Math.min(count, texts.length) }, (_, i) => texts[Math.floor(i * step)] as Text);
}
