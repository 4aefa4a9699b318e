import { readdirSync, readFileSync } from 'node:fs';
import { Matcher } from '@techbourse/matching-engine';
import { createEmbedder, toolsDir } from '@techbourse/text';

const read = (file: string) => ({ id: file, texts: { en: [readFileSync(file, 'utf8')] } });
const embedder = await createEmbedder({ toolsDir: toolsDir() });
const matcher = new Matcher(embedder, { today: '2026-11-30' });
const offers = readdirSync('offers').map((file) => read(`offers/${file}`));
await Promise.all([matcher.add('listing', offers), matcher.add('demand', [read('need.txt')])]);
for (const { id } of await matcher.rank('demand', 'need.txt')) console.log(matcher.explain(id, 'need.txt', 'en'));
await embedder.close();
