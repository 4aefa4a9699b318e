import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationOf, isPublicAddress, type OutboundRules } from './outbound-address.ts';

const rules: OutboundRules = {
  exceptions: ['127.0.0.1:8080', 'receiver.example:8090', '[::1]:9000'],
  ports: [443, 8443],
};
const reasonOf = (url: string) => {
  const found = destinationOf(url, rules);
  return 'reason' in found ? found.reason : 'allowed';
};

describe('an address of an IP network', () => {
  it.each([
    ['0.0.0.0', '0.255.255.255'],
    ['10.0.0.0', '10.255.255.255'],
    ['100.64.0.0', '100.127.255.255'],
    ['127.0.0.0', '127.255.255.255'],
    ['168.63.129.16', '168.63.129.16'],
    ['169.254.0.0', '169.254.255.255'],
    ['172.16.0.0', '172.31.255.255'],
    ['192.0.0.0', '192.0.0.255'],
    ['192.0.2.0', '192.0.2.255'],
    ['192.88.99.0', '192.88.99.255'],
    ['192.168.0.0', '192.168.255.255'],
    ['198.18.0.0', '198.19.255.255'],
    ['198.51.100.0', '198.51.100.255'],
    ['203.0.113.0', '203.0.113.255'],
    ['224.0.0.0', '255.255.255.255'],
  ])('from %s to %s is not public, and its neighbours outside the table are', (first, last) => {
    const number = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    const text = (value: number) => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
    fc.assert(
      fc.property(fc.integer({ min: number(first), max: number(last) }), (value) => !isPublicAddress(text(value))),
    );
    const neighbours = [number(first) - 1, number(last) + 1].filter((value) => value > 0 && value < 2 ** 32);
    expect(neighbours.map((value) => isPublicAddress(text(value)))).toEqual(neighbours.map(() => true));
  });

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '223.255.255.255',
    '2606:4700::1111',
    '2400:cb00::1',
    '2a00:1450:4001::5e',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['compatible with a private IPv4', '::10.0.0.1'],
    ['compatible with a public IPv4', '::8.8.8.8'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback in hexadecimal', '::ffff:7f00:1'],
    ['mapped public IPv4', '::ffff:8.8.8.8'],
    ['translated IPv4', '::ffff:0:10.0.0.1'],
    ['NAT64 of a private IPv4', '64:ff9b::10.0.0.1'],
    ['NAT64 of a network', '64:ff9b:1::1'],
    ['6to4 of 10.0.0.1', '2002:a00:1::'],
    ['6to4 of 127.0.0.1', '2002:7f00:1::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['ORCHID', '2001:20::1'],
    ['documentation', '2001:db8::1'],
    ['newer documentation', '3fff::1'],
    ['discard', '100::1'],
    ['unique local', 'fd00:ec2::254'],
    ['unique local', 'fc00::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%lo'],
    ['public with a zone', '2606:4700::1111%lo'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['no address', 'example.com'],
    ['nothing', ''],
  ])('%s is not public: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('that carries an IPv4 address in IPv6 is never public, whatever it carries', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), ([a, b, c, d]) => {
        const v4 = `${a}.${b}.${c}.${d}`;
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        const forms = [
          `::${v4}`,
          `::ffff:${v4}`,
          `::ffff:0:${v4}`,
          `64:ff9b::${v4}`,
          `2002:${hex}::1`,
          `2001:0:${hex}::1`,
        ];
        expect(forms.filter(isPublicAddress)).toEqual([]);
      }),
    );
  });
});

describe('a URL, by its text alone', () => {
  it.each([
    ['decimal', 'https://2130706433/'],
    ['octal', 'https://0177.0.0.1/'],
    ['octal in one number', 'https://017700000001/'],
    ['hexadecimal', 'https://0x7f.0.0.1/'],
    ['hexadecimal in one number', 'https://0x7f000001/'],
    ['short', 'https://127.1/'],
    ['zero', 'https://0/'],
    ['with a dot at its end', 'https://127.0.0.1./'],
    ['in wide digits', 'https://１２７.０.０.１/'],
    ['with wide dots', 'https://127。0。0。1/'],
    ['percent-encoded', 'https://%31%32%37.0.0.1/'],
    ['IPv6', 'https://[::1]/'],
    ['mapped', 'https://[::ffff:127.0.0.1]/'],
    ['mapped in hexadecimal', 'https://[::ffff:7f00:1]/'],
    ['metadata of a cloud', 'https://169.254.169.254/latest/meta-data/'],
    ['metadata in decimal', 'https://2852039166/'],
    ['a name of one word', 'https://gateway/'],
    ['localhost', 'https://localhost/'],
    ['localhost with a dot', 'https://localhost./'],
  ])('that names a private address %s is not public: %s', (_form, url) => {
    expect(reasonOf(url)).toBe('outbound.not_public');
  });

  it.each([
    ['http', 'http://example.com/', 'outbound.not_https'],
    ['a file', 'file:///etc/passwd', 'outbound.url_invalid'],
    ['gopher', 'gopher://example.com/', 'outbound.url_invalid'],
    ['no scheme', 'example.com/hook', 'outbound.url_invalid'],
    ['nothing', '', 'outbound.url_invalid'],
    ['a zone', 'https://[fe80::1%25lo]/', 'outbound.url_invalid'],
    ['a number too large', 'https://256.0.0.1/', 'outbound.url_invalid'],
    ['a user', 'https://user@example.com/', 'outbound.credentials_in_url'],
    ['a password', 'https://:word@example.com/', 'outbound.credentials_in_url'],
    ['the port of ssh', 'https://example.com:22/', 'outbound.port_refused'],
    ['the port of http', 'https://example.com:80/', 'outbound.port_refused'],
    ['the port of redis', 'https://example.com:6379/', 'outbound.port_refused'],
  ])('with %s is refused: %s', (_what, url, reason) => {
    expect(reasonOf(url)).toBe(reason);
  });

  it('over https with a name or a public address is allowed, on the ports that are', () => {
    const allowed = [
      'https://example.com/a?b=c',
      'https://example.com:8443/',
      'https://1.1.1.1/',
      'https://[2606:4700::1]/',
    ];
    expect(allowed.map(reasonOf)).toEqual(allowed.map(() => 'allowed'));
  });

  it('on the list of exceptions is allowed as it stands there: exactly this host with this port', () => {
    const allowed = [
      'http://127.0.0.1:8080/x',
      'https://127.0.0.1:8080/',
      'http://receiver.example:8090/',
      'http://[::1]:9000/',
    ];
    expect(allowed.map(reasonOf)).toEqual(allowed.map(() => 'allowed'));
    expect(reasonOf('http://127.0.0.1:8081/')).toBe('outbound.not_https');
    expect(reasonOf('https://127.0.0.1/')).toBe('outbound.not_public');
    expect(reasonOf('http://a.receiver.example:8090/')).toBe('outbound.not_https');
    expect(reasonOf('http://user@127.0.0.1:8080/')).toBe('outbound.credentials_in_url');
  });
});
