import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, html, jsonOf } from './html.ts';

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('html', () => {
  it('lets no text become markup or end an attribute, and loses none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = html`<p title="${text}">${text}</p>`.text;
        const [, title, inner] = /^<p title="([^"]*)">([^<]*)<\/p>$/s.exec(shown) ?? [];
        expect([title, inner].map((one) => decoded(one ?? ''))).toEqual([text, text]);
      }),
    );
  });

  it('joins lists, keeps markup and leaves out what is missing', () => {
    const items = ['a<', 'b'].map((one) => html`<li>${one}</li>`);
    expect(html`<ul>${items}${undefined}${null}${false}${0}</ul>`.text).toBe('<ul><li>a&lt;</li><li>b</li>0</ul>');
  });
});

it('data in a script element cannot end it, and reads back the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const { text } = jsonOf(data);
      expect(text).not.toContain('<');
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
  expect(jsonOf('</script>').text).toBe('"\\u003c/script>"');
  expect(escapeText('plain')).toBe('plain');
});
