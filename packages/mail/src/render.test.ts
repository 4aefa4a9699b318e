import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIL_LANGUAGES, type MailContent, quotedInMail } from './content.ts';
import { renderMail } from './render.ts';

const content: MailContent = {
  subject: 'A pair for you',
  paragraphs: ['First.', 'Second\nline.'],
  items: [{ title: 'Graphene <film>', text: 'for batteries', url: 'https://exchange.example/pairs/1?a=1&b=2' }],
  action: { label: 'Open', url: 'https://exchange.example/pairs' },
  note: 'You asked for this.',
};

describe('a mail', () => {
  it('says the same as text and as HTML', () => {
    const { subject, text, html } = renderMail(content, 'en');
    expect(subject).toBe('A pair for you');
    expect(text).toBe(
      'First.\n\nSecond\nline.\n\n* Graphene <film>\n  for batteries\n  https://exchange.example/pairs/1?a=1&b=2\n\n' +
        'Open:\nhttps://exchange.example/pairs\n\n--\nYou asked for this.\n',
    );
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<p>Second<br>line.</p>');
    expect(html).toContain('<a href="https://exchange.example/pairs/1?a=1&amp;b=2">Graphene &lt;film&gt;</a>');
    expect(html).toContain('You asked for this.');
  });

  it('fetches nothing and runs nothing, whatever stands in it', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 60 });
    const hostile = fc.oneof(any, fc.constantFrom('<script>', '<img src=x>', '"><b onload=1>', "' style='", '&lt;'));
    fc.assert(
      fc.property(hostile, hostile, fc.constantFrom(...MAIL_LANGUAGES), (one, other, language) => {
        const { html } = renderMail(
          { subject: one, paragraphs: [one, other], items: [{ title: one, text: other }], note: other },
          language,
        );
        const tags = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map(([, name]) => name));
        const own = ['html', 'head', 'meta', 'body', 'div', 'p', 'br', 'ul', 'li', 'strong'];
        expect([...tags].filter((name) => !own.includes(name ?? ''))).toEqual([]);
      }),
    );
  });

  it('has a subject of one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (subject) => {
        const rendered = renderMail({ subject: `a${subject}\r\nBcc: x@y.cn`, paragraphs: [] }, 'zh').subject;
        expect(rendered).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...rendered].length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/relative'])(
    'has no link to %s',
    (url) => {
      expect(() => renderMail({ subject: 's', paragraphs: [], action: { label: 'Open', url } }, 'en')).toThrow();
      expect(() => renderMail({ subject: 's', paragraphs: [], items: [{ title: 't', url }] }, 'en')).toThrow();
    },
  );
});

describe('what somebody gave, in a mail to somebody else', () => {
  it.each([
    ['Zhejiang University', 'Zhejiang University'],
    ['Claim it at https://evil.example/x now', 'Claim it at evil. example/x now'],
    ['HTTP://evil.example', 'evil. example'],
    ['www.evil.cn', 'www evil. cn'],
    ['a\r\nb\u202Ec', 'a b c'],
    ['Version 2.0 of X', 'Version 2.0 of X'],
    ['Acme Co.', 'Acme Co.'],
  ])('%j reads %j', (given, shown) => {
    expect(quotedInMail(given)).toBe(shown);
  });

  it('is cut where it would crowd out the rest', () => {
    expect([...quotedInMail('字'.repeat(500))]).toHaveLength(120);
  });
});
