import { isDriverAdapterError } from '@prisma/driver-adapter-utils'
import { Prisma } from '@/lib/db/generated/sqlite/client'

/** The adapter's own question throws when there is nothing to ask about. */
const isDriverError = (error: unknown) => error instanceof Error && isDriverAdapterError(error)

/** What the driver said, wherever Prisma has put it: raw queries report in another way. */
const driverCause = (error: unknown) => {
  if (isDriverError(error)) return error.cause
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined
  const inner = error.meta?.driverAdapterError
  return isDriverError(inner) ? inner.cause : undefined
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === code

/** A row that must be the only one of its kind exists already. */
export const isUniqueViolation = (error: unknown): boolean =>
  hasCode(error, 'P2002') || driverCause(error)?.kind === 'UniqueConstraintViolation'

/** PostgreSQL chose this transaction to fail so that another can go on: do it again. */
export const isConflict = (error: unknown): boolean => {
  const cause = driverCause(error)
  return (
    hasCode(error, 'P2034') ||
    cause?.kind === 'TransactionWriteConflict' ||
    cause?.originalCode === '40001' ||
    cause?.originalCode === '40P01'
  )
}

/** It did not get its turn, or not all of its locks, in time; nothing of it was kept. */
export const isExpired = (error: unknown): boolean => hasCode(error, 'P2028')
