/**
 * Reads a long list page by page, so that memory holds one page only.
 * @param read the page after a key, in the order of the keys; null for the first page
 */
export async function* inPages<Row, Key>(
  read: (after: Key | null) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row[]> {
  let after: Key | null = null
  for (;;) {
    const page: Row[] = await read(after)
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = keyOf(last)
  }
}
