'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useCallback, useState } from 'react'
import { PresetDialog } from '@/components/presets/preset-button'
import type { PresetDraft } from '@/components/presets/preset-draft'
import type { Draft } from '@/components/tasks/composer/draft'
import { replacing } from '@/components/tasks/composer/draft-aside'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'

type Options = { workspace: string; draft: Draft; change: ChangeDraft; leaveNote: LeaveNote }

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
export const usePresetTool = ({ workspace, draft, change, leaveNote }: Options) => {
  const t = useTranslations('presets')
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => startTransition(() => setOpen(true)), [])
  const use = (set: Partial<PresetDraft>, name: string) => {
    const next = replacing(draft, set)
    change(next)
    const words = t('used', { name })
    // Where it took the place of what was written, the way back is that of every such draft.
    leaveNote(next.aside === draft.aside ? { words, undo: withoutPreset(draft, set) } : { words })
  }
  const dialog = isOpen && (
    <PresetDialog {...{ workspace, draft }} onClose={() => setOpen(false)} onUse={use} />
  )
  return { open, dialog }
}
