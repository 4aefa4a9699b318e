import { describe, expect, it } from 'vitest';
import { cleanText, shorten } from './clean.ts';

describe('cleaning', () => {
  it('makes plain text of markup, references and control characters, and leaves comparisons alone', () => {
    expect(cleanText('H<sub>2</sub>O &amp;lt; 5 &micro;m\u0000\u0085 at T < 300 K')).toBe('H 2 O < 5 µm at T < 300 K');
    expect(cleanText('a\uFFFDb\uD800c')).toBe('a b c');
    expect(cleanText(undefined)).toBe('');
  });

  it('shortens at a word', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('short', 12)).toBe('short');
  });
});
