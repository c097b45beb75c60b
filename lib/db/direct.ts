import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'

/** What a direct read may ask with; an instant as its milliseconds. */
export type DirectValue = string | number | bigint | boolean | null

/**
 * A read that goes to the driver itself, on a statement that it keeps prepared. A row is its values
 * in the order of the columns, as the driver gives them.
 */
export type ReadDirectly = (
  statement: string,
  values: readonly DirectValue[],
) => Promise<unknown[][]>

/** What Prisma speaks to, and the way past it. */
export type DirectAdapter = SqlDriverAdapter & { readDirectly: ReadDirectly }

/** So many statements are kept prepared on a connection. */
export const MOST_PREPARED = 300
