import { type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { estimateCredits } from '@/lib/kling/pricing'
import type { SettingsDraft } from '@/lib/kling/settings-draft'
import type { Batch } from '@/lib/tasks/batch'
import { MOST_AT_ONCE } from '@/lib/tasks/most-at-once'

type Several = Pick<Draft, 'takes' | 'alternatives'>

/** How many requests of their own, each of which may be taken several times. */
export const promptCount = ({ alternatives }: Pick<Several, 'alternatives'>) =>
  1 + alternatives.length

/** How many videos one press of the button asks for. */
export const countOf = (draft: Several): number => draft.takes * promptCount(draft)

/** Credits of all of them: they differ by their prompts alone. */
export const priceOfPress = (draft: Draft): number =>
  estimateCredits(settingsOf(draft)) * countOf(draft)

/** How many takes of each prompt there may be. */
export const mostTakes = (draft: Pick<Several, 'alternatives'>): number =>
  Math.floor(MOST_AT_ONCE / promptCount(draft))

export const hasRoomForAlternative = (draft: Several): boolean =>
  draft.takes * (promptCount(draft) + 1) <= MOST_AT_ONCE

/** As much of it as one press may ask for; prompts before takes, because they were written. */
export const fitPress = ({ takes, alternatives }: Several): Several => {
  const kept = alternatives.slice(0, MOST_AT_ONCE - 1)
  const most = mostTakes({ alternatives: kept })
  return { takes: Math.min(most, Math.max(1, Math.floor(takes))), alternatives: kept }
}

/** The settings, with what the references are called: said beside the request, no part of it. */
export const namedSettings = (draft: Draft): SettingsDraft => {
  const settings = settingsOf(draft)
  if (!settings.images) return settings
  return {
    ...settings,
    images: draft.images.map(({ ref, name }) => (name ? { ...ref, name } : ref)),
  }
}

/** What the press sends. */
export const batchOf = (draft: Draft): Batch & { alternatives?: string[] } => ({
  settings: settingsOf(draft),
  takes: draft.takes,
  ...(draft.alternatives.length > 0 ? { alternatives: [draft.prompt, ...draft.alternatives] } : {}),
})

/** The same text for the same request, and for nothing else. */
export const contentOf = (draft: Draft, projectId: string): string =>
  JSON.stringify([batchOf(draft), projectId, draft.takeOfId])

/** What a prompt is called beside its alternatives: A, B and so on. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index)
