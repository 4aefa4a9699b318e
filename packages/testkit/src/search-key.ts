/** What a key to Meilisearch opens (names, or the beginning of names before a `*`) and what it may do there. */
export type SearchRights = { indexes: string[]; actions: string[] };

/** Makes a key with such rights and no more. @throws Error when Meilisearch refuses. */
export async function makeSearchKey(
  engine: { meiliUrl: string; meiliKey: string },
  rights: SearchRights,
): Promise<string> {
  const reply = await fetch(`${engine.meiliUrl}/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${engine.meiliKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...rights, expiresAt: null }),
  });
  if (!reply.ok) throw new Error(`Meilisearch made no key: ${reply.status} ${await reply.text()}`);
  const { key } = (await reply.json()) as { key: string };
  return key;
}
