import { expect, it } from 'vitest';
import { domainsOfAddress, isFreeMail, readDomain } from './web-domain.ts';

it.each([
  ['Example.ORG', 'example.org'],
  ['example.org.', 'example.org'],
  ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
  ['hit.edu.cn', 'hit.edu.cn'],
  ['edu.cn', undefined],
  ['co.uk', undefined],
  ['localhost', undefined],
  ['127.0.0.1', undefined],
  ['[::1]', undefined],
  ['example.org/path', undefined],
  ['user@example.org', undefined],
  ['exa mple.org', undefined],
  ['', undefined],
])('the web domain %s is read as %s', (text, domain) => {
  expect(readDomain(text)).toBe(domain);
});

it('a mail address speaks for its domain and those above it, down to where names are given to anybody', () => {
  expect(domainsOfAddress('li.na@cs.hit.edu.cn')).toEqual(['cs.hit.edu.cn', 'hit.edu.cn']);
  expect(domainsOfAddress('a@EXAMPLE.org')).toEqual(['example.org']);
});

it('a mailbox that anybody gets speaks for no organisation', () => {
  for (const domain of ['gmail.com', 'qq.com', 'mail.ru', 'vip.163.com']) {
    expect([domain, isFreeMail(domain), domainsOfAddress(`somebody@${domain}`)]).toEqual([domain, true, []]);
  }
  expect(domainsOfAddress('nonsense')).toEqual([]);
});
