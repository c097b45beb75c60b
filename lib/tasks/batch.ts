import { type SaidFields, say } from '@/lib/intl/said'
import { estimateCredits } from '@/lib/kling/pricing'
import { parseSettings } from '@/lib/kling/request'
import type { TaskSettings } from '@/lib/kling/settings'
import { MOST_AT_ONCE } from '@/lib/tasks/most-at-once'

/** What one press of the button asks for. */
export type Batch = {
  settings: unknown
  /** How often each; once where it is not said. */
  takes?: number
  /** Prompts in the place of the one in the settings. */
  alternatives?: readonly unknown[]
}

export type ParsedBatch = { ok: true; requests: TaskSettings[] } | { ok: false; fields: SaidFields }

/**
 * The requests of a batch, in the order of their takes: all takes of the first prompt, then those
 * of the next. A mistake in an alternative stands under its own name (`alternatives.0`).
 */
export const parseBatch = ({ settings, takes = 1, alternatives }: Batch): ParsedBatch => {
  const prompts = alternatives?.length ?? 1
  const isCounted = Number.isInteger(takes) && takes >= 1 && prompts >= 1
  if (!isCounted || takes * prompts > MOST_AT_ONCE) {
    return { ok: false, fields: { takes: say('tasks.batch.tooMany', { most: MOST_AT_ONCE }) } }
  }
  const parsed = alternatives
    ? alternatives.map((prompt) => parseSettings(withPrompt(settings, prompt)))
    : [parseSettings(settings)]
  const fields: SaidFields = {}
  for (const [index, one] of parsed.entries()) {
    if (one.ok) continue
    const { prompt, ...others } = one.fields
    Object.assign(fields, others)
    if (prompt) fields[alternatives ? `alternatives.${index}` : 'prompt'] = prompt
  }
  if (Object.keys(fields).length > 0) return { ok: false, fields }
  const requests = parsed.flatMap((one) =>
    one.ok ? Array.from({ length: takes }, () => one.settings) : [],
  )
  return { ok: true, requests }
}

const withPrompt = (settings: unknown, prompt: unknown): unknown =>
  typeof settings === 'object' && settings !== null ? { ...settings, prompt } : settings

/** Credits of all of them together. */
export const priceOf = (requests: readonly TaskSettings[]): number =>
  requests.reduce((sum, settings) => sum + estimateCredits(settings), 0)
