type Page = { items: unknown[]; nextCursor: string | null };

/**
 * The items of a list, in the order of its pages. The next page is asked for when its first item is wanted.
 * @throws Error when a page names itself as the next one, which would never end.
 */
export async function* itemsOf(
  from: unknown,
  ask: (cursor: unknown) => Promise<unknown>,
): AsyncGenerator<unknown, void, undefined> {
  let cursor = from;
  for (;;) {
    // every list of the document is such a page
    const page = (await ask(cursor)) as Page;
    yield* page.items;
    if (page.nextCursor === null) return;
    if (page.nextCursor === cursor) throw new Error('the exchange gave a page that follows itself');
    cursor = page.nextCursor;
  }
}
