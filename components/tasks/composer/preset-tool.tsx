'use client'
import { useTranslations } from 'next-intl'
import type { PresetDraft } from '@/components/presets/preset-draft'
import { PresetMenu } from '@/components/presets/preset-menu'
import type { Draft } from '@/components/tasks/composer/draft'
import { replacing } from '@/components/tasks/composer/draft-aside'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'

type Props = {
  workspace: string
  draft: Draft
  change: ChangeDraft
  leaveNote: LeaveNote
  isInHead?: boolean
}

/** What stood there before, in every field that is still as the preset has set it. */
export const withoutPreset =
  (before: Draft, set: Partial<PresetDraft>) =>
  (now: Draft): Partial<Draft> =>
    Object.fromEntries(
      (Object.keys(set) as (keyof PresetDraft)[])
        .filter((name) => now[name] === set[name])
        .map((name) => [name, before[name]]),
    )

/** Presets in the composer: they leave the inputs alone, and lead back to what stood there. */
export const PresetTool = ({ workspace, draft, change, leaveNote, isInHead }: Props) => {
  const t = useTranslations('presets')
  const use = (set: Partial<PresetDraft>, name: string) => {
    const next = replacing(draft, set)
    change(next)
    const words = t('used', { name })
    // Where it took the place of what was written, the way back is that of every such draft.
    leaveNote(next.aside === draft.aside ? { words, undo: withoutPreset(draft, set) } : { words })
  }
  return <PresetMenu {...{ workspace, draft, isInHead }} onUse={use} />
}
