import { domainToASCII } from 'node:url';

// Where anybody gets a mailbox: an address there says nothing of an organisation.
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com ' +
    'proton.me protonmail.com pm.me gmx.com gmx.de gmx.net web.de t-online.de mail.com zoho.com fastmail.com hey.com tutanota.com ' +
    'tuta.io qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn 21cn.com tom.com aliyun.com ' +
    'vip.qq.com vip.163.com vip.sina.com mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru ' +
    'lenta.ru autorambler.ru myrambler.ru ro.ru naver.com hanmail.net daum.net yahoo.co.jp hotmail.fr orange.fr free.fr laposte.net ' +
    'libero.it virgilio.it wp.pl onet.pl o2.pl seznam.cz ukr.net'
  ).split(' '),
);
/** Under these, names are given to anybody: `hit.edu.cn` is one organisation, `edu.cn` none. */
const SHARED_ENDINGS = new Set(['com', 'co', 'org', 'net', 'edu', 'ac', 'gov', 'go', 'or', 'ne', 'msk', 'spb']);

/** A web domain in its one form, lower case and ASCII; undefined for what names no domain of an organisation. */
export function readDomain(text: string): string | undefined {
  const given = text.trim().replace(/\.$/, '');
  // The parser of addresses would cut off a path and think nothing of it.
  const domain = /[/\\?#@:\s]/.test(given) ? '' : domainToASCII(given).toLowerCase();
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain) || domain.length > 253) {
    return undefined;
  }
  const labels = domain.split('.');
  const [first = '', last = ''] = labels;
  // A domain of two letters below a country is shared when its first label is one of the usual kinds.
  return labels.length === 2 && last.length === 2 && SHARED_ENDINGS.has(first) ? undefined : domain;
}

/** Whether anybody gets a mailbox at the domain. */
export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain);
}

/**
 * The domains that a mail address speaks for, the nearest first: `a@cs.hit.edu.cn` for `cs.hit.edu.cn` and `hit.edu.cn`.
 * None for a mailbox that anybody gets.
 */
export function domainsOfAddress(email: string): string[] {
  const host = readDomain(email.slice(email.lastIndexOf('@') + 1));
  if (!host) return [];
  const labels = host.split('.');
  const all = labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
  return all.some(isFreeMail) ? [] : all.filter((domain) => readDomain(domain) !== undefined);
}
