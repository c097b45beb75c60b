import { env } from '@/lib/env'
import { say } from '@/lib/intl/said'
import { inEnglish } from '@/lib/intl/translate'
import { PAUSE_REASONS, readReason } from '@/lib/kling/reason'
import { resumeSending } from '@/lib/tasks/provider-health'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { migrate } from '@/prisma/migrate'
import { readOptions } from '@/scripts/admin/options'

/** The cause and what to do first. A reason from before there were codes is a sentence already. */
const toSentences = (reason: string): string => {
  const known = readReason(PAUSE_REASONS, reason)
  if (!known) return reason
  const { code, detail } = known
  const why =
    code === 'account_empty'
      ? say('errors.provider.accountEmpty')
      : say(`tasks.pause.why.${code}`, { count: Number(detail) })
  return `${inEnglish(why)} ${inEnglish(say(`tasks.pause.first.${code}`))}`
}

const status = async () => {
  const { mode } = env().provider
  const { pauseReason, throttledUntil, consecutiveUnknowns } = await getProviderStatus(mode)
  const pauseWords = pauseReason === null ? null : toSentences(pauseReason)
  return { mode, pauseReason, pauseWords, throttledUntil, consecutiveUnknowns }
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
