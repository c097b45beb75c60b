import 'server-only'
import { deleteSetting, insertSetting, putSetting } from '@/lib/auth/setting-store'
import { SETUP_CODE_KEY } from '@/lib/auth/setup-code'
import { hasAnyUser, insertUser, type NewUser } from '@/lib/auth/user-store'
import { isUniqueViolation, type Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'

// The row that only one transaction can make: it decides between two first runs at once.
const OWNER_KEY = 'has-owner'

export const ownerExists = () => new AppError('conflict', say('errors.auth.ownerExists'))

/**
 * Makes the account of the owner, who is the first account of all.
 * @throws AppError conflict when there is one, or when another transaction makes one right now
 */
export const createOwner = async (tx: Tx, user: NewUser): Promise<{ id: string }> => {
  if (await hasAnyUser(tx)) throw ownerExists()
  try {
    await insertSetting(OWNER_KEY, new Date().toISOString(), tx)
  } catch (error) {
    if (isUniqueViolation(error)) throw ownerExists()
    throw error
  }
  await deleteSetting(SETUP_CODE_KEY, tx)
  return insertUser(tx, user)
}

/** Makes any other account; from then on there is no first run. */
export const createUser = async (tx: Tx, user: NewUser): Promise<{ id: string }> => {
  await putSetting(OWNER_KEY, new Date().toISOString(), tx)
  await deleteSetting(SETUP_CODE_KEY, tx)
  return insertUser(tx, user)
}
