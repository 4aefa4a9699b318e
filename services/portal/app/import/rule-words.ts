import { useSpeech } from '../words/words.tsx';

/** What a rule says in the reader's language; where that is not known, what the exchange said. */
export function useRuleWords(): (rule: string, message: string) => string {
  const { words } = useSpeech();
  const table: Readonly<Record<string, string>> = words.import.rules;
  return (rule, message) => {
    if (Object.hasOwn(table, rule)) return table[rule] ?? message;
    // Rules have families: what a file, a cell or a number is found wrong by.
    const family = rule.slice(0, rule.indexOf('.') + 1);
    return message || (Object.hasOwn(table, family) ? (table[family] ?? rule) : rule);
  };
}
