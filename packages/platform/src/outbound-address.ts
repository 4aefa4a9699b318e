import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * IPv4 that is nobody's server on the public internet (IANA special-purpose registry), and one address by which a cloud
 * talks to its own machines.
 */
const NOT_PUBLIC_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const;

/**
 * All public IPv6 is in 2000::/3; this is what is not public in it: Teredo and other protocols, 6to4, documentation.
 * Mapped, compatible and translated IPv4 (::ffff:0:0/96, ::/96, 64:ff9b::/96) lies outside: a server that has an IPv4
 * address has it in its own form too.
 */
const NOT_PUBLIC_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

const refusedV4 = listOf(NOT_PUBLIC_IPV4, 'ipv4');
const refusedV6 = listOf(NOT_PUBLIC_IPV6, 'ipv6');
const unicastV6 = listOf(['2000::/3'], 'ipv6');

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Whether an IP address can be a server on the public internet. False for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refusedV4.check(address, 'ipv4');
  // A zone (fe80::1%eth0) names an interface of this machine.
  if (!isIPv6(address) || address.includes('%')) return false;
  return unicastV6.check(address, 'ipv6') && !refusedV6.check(address, 'ipv6');
}

export type OutboundRules = {
  /** Exact `host:port` that are allowed whatever they are, over http too. */
  exceptions: readonly string[];
  /** Ports that may be asked. */
  ports: readonly number[];
};

export type Destination = {
  url: URL;
  /** Name or address without brackets. */
  host: string;
  port: number;
  /** The host when it is an IP address. */
  address: string | undefined;
  isException: boolean;
};

export type AddressFault = { reason: string; message: string };

/** Where a URL leads by its text alone, or what is wrong with it. Asks no name server. Pure. */
export function destinationOf(given: string, rules: OutboundRules): Destination | AddressFault {
  // The parser of WHATWG writes every form of an IPv4 address (decimal, octal, hexadecimal, short) as four numbers.
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return fault('url_invalid', 'must be a web address that begins with https://');
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const address = isIP(host) === 0 ? undefined : host;
  const isException = rules.exceptions.includes(`${url.hostname}:${port}`);
  if (url.username !== '' || url.password !== '') {
    return fault('credentials_in_url', 'must hold no user name and no password');
  }
  if (isException) return { url, host, port, address, isException };
  if (url.protocol !== 'https:') return fault('not_https', 'must begin with https://');
  if (!rules.ports.includes(port)) {
    return fault('port_refused', `must use one of the ports ${rules.ports.join(', ')}`);
  }
  // A name of one word is completed by the search list of this network.
  const isOwnName = address === undefined && !host.includes('.');
  if (isOwnName || (address !== undefined && !isPublicAddress(address))) return NOT_PUBLIC;
  return { url, host, port, address, isException };
}

/** One fault for a private address, a name of one and no such name: the difference would show the names of a network. */
export const NOT_PUBLIC: AddressFault = fault('not_public', 'must lead to a public address of the internet');

function fault(reason: string, message: string): AddressFault {
  return { reason: `outbound.${reason}`, message };
}
