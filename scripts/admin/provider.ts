import { env } from '@/lib/env'
import { resumeSending } from '@/lib/tasks/provider-health'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { migrate } from '@/prisma/migrate'
import { readOptions } from '@/scripts/admin/options'

const status = async () => {
  const { mode } = env().provider
  const { pauseReason, throttledUntil, consecutiveUnknowns } = await getProviderStatus(mode)
  return { mode, pauseReason, throttledUntil, consecutiveUnknowns }
}

/** `provider status`: whether sending stands still, and why. */
export const showProvider = async (args: string[]) => {
  readOptions(args, {})
  await migrate(env().database)
  return status()
}

/** `provider resume`: sending goes on, as when an admin presses Resume. */
export const resumeProvider = async (args: string[]) => {
  readOptions(args, {})
  await migrate(env().database)
  const { pauseReason } = await status()
  await resumeSending(env().provider.mode)
  return { resumed: pauseReason !== null, ...(await status()) }
}
