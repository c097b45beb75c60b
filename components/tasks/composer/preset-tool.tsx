'use client'
import { useTranslations } from 'next-intl'
import type { PresetDraft } from '@/components/presets/preset-draft'
import { PresetMenu } from '@/components/presets/preset-menu'
import type { Draft } from '@/components/tasks/composer/draft'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'

type Props = { workspace: string; draft: Draft; change: ChangeDraft; leaveNote: LeaveNote }

/** What stood there before, in every field that is still as the preset has set it. */
export const withoutPreset =
  (before: Draft, set: Partial<PresetDraft>) =>
  (now: Draft): Partial<Draft> =>
    Object.fromEntries(
      (Object.keys(set) as (keyof PresetDraft)[])
        .filter((name) => now[name] === set[name])
        .map((name) => [name, before[name]]),
    )

/** Presets in the composer: they leave the inputs alone, and can be undone. */
export const PresetTool = ({ workspace, draft, change, leaveNote }: Props) => {
  const t = useTranslations('presets')
  const use = (set: Partial<PresetDraft>, name: string) => {
    change(set)
    leaveNote({ words: t('used', { name }), undo: withoutPreset(draft, set) })
  }
  return <PresetMenu workspace={workspace} draft={draft} onUse={use} />
}
