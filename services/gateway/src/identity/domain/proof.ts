import type { Outbound } from '@techbourse/platform';

/** What the domain is to show. Dotless in front, so that no other record of the name is disturbed. */
export const txtNameOf = (domain: string) => `_techbourse.${domain}`;
export const txtValueOf = (token: string) => `techbourse=${token}`;
export const fileUrlOf = (domain: string) => `https://${domain}/.well-known/techbourse.txt`;

/** Asks the world outside what a domain says. Both may throw what the network does. */
export type DomainWorld = {
  txtRecords: (name: string) => Promise<readonly string[]>;
  textFile: (url: string) => Promise<string | undefined>;
};

const FILE_BYTES_MAX = 4096;
const ASK_MS = 5000;

/** The world as it is: the name servers of this machine, and https by the guard for addresses that people give. */
export function domainWorld(outbound: Outbound, resolveTxt: (name: string) => Promise<string[][]>): DomainWorld {
  return {
    txtRecords: async (name) => (await resolveTxt(name)).map((parts) => parts.join('')),
    textFile: async (url) => {
      const { status, body } = await outbound.send(url, { timeoutMs: ASK_MS, bytesMax: FILE_BYTES_MAX, longer: 'cut' });
      return status === 200 ? body.toString('utf8') : undefined;
    },
  };
}

/** Whether the domain shows the token. A name without records, a server that is away and a file that is not there: no. */
export async function showsToken(
  world: DomainWorld,
  { domain, token, method }: { domain: string; token: string; method: 'dns' | 'file' },
): Promise<boolean> {
  const wanted = txtValueOf(token);
  try {
    if (method === 'dns') return (await world.txtRecords(txtNameOf(domain))).some((text) => text.trim() === wanted);
    const text = await world.textFile(fileUrlOf(domain));
    return text?.split(/\r?\n/).some((line) => line.trim() === wanted) ?? false;
  } catch {
    return false;
  }
}
