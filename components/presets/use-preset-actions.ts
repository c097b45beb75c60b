'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { changePreset, deletePreset, restorePreset, savePreset } from '@/lib/presets/actions'
import type { PresetSettings, PresetView } from '@/lib/presets/preset'
import { makeRequestId } from '@/lib/request-id'
import type { Result } from '@/lib/result'

type Said = {
  words: string
  failed?: boolean
  /** What is wrong with a name, said beside its field: the preset's id, or `save` for a new one. */
  nameOf?: string
  /** What brings a deleted one back, until the next action. */
  undo?: { sealed: string; name: string }
}

export type NewPreset = { name: string; shared: boolean; settings: PresetSettings }

export type PresetActions = ReturnType<typeof usePresetActions>

/** What is done with presets, one thing at a time, and what came of the last. */
export const usePresetActions = (workspace: string, refresh: () => Promise<unknown>) => {
  const t = useTranslations('presets')
  const [busy, setBusy] = useState<string | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [pressId, setPressId] = useState(makeRequestId)

  const run = async <T>(
    what: string,
    ask: () => Promise<Result<T>>,
    say: (data: T) => Said,
  ): Promise<boolean> => {
    if (busy !== null) return false
    setBusy(what)
    const answer = await ask().catch(() => null)
    await refresh().catch(() => {})
    setBusy(null)
    if (answer?.ok) {
      setSaid(say(answer.data))
      return true
    }
    const name = answer?.error.fields?.name
    if (name) setSaid({ words: name, failed: true, nameOf: what })
    else setSaid({ words: answer?.error.message ?? t('noAnswer'), failed: true })
    return false
  }

  return {
    busy,
    /** Of what was done last; what concerns a name is left to its field. */
    said: said?.nameOf === undefined ? said : null,
    nameProblem: (of: string): string | null => (said?.nameOf === of ? said.words : null),
    /** Another name is being typed. */
    forgetName: () => setSaid((now) => (now?.nameOf === undefined ? now : null)),
    save: async (preset: NewPreset) => {
      // The same press again after a lost answer is the same preset.
      const press = () => savePreset({ workspace, id: pressId, ...preset })
      const saved = await run('save', press, () => ({ words: t('saved', { name: preset.name }) }))
      if (saved) setPressId(makeRequestId())
      return saved
    },
    replace: ({ id, name }: PresetView, settings: PresetSettings) =>
      run(
        'replace',
        () => changePreset({ workspace, id, settings }),
        () => ({ words: t('saved', { name }) }),
      ),
    rename: ({ id }: PresetView, name: string) =>
      run(
        id,
        () => changePreset({ workspace, id, name }),
        () => ({ words: t('saved', { name }) }),
      ),
    share: ({ id, name, shared }: PresetView) =>
      run(
        id,
        () => changePreset({ workspace, id, shared: !shared }),
        () => ({ words: t(shared ? 'nowPersonal' : 'nowShared', { name }) }),
      ),
    remove: ({ id, name }: PresetView) =>
      run(
        id,
        () => deletePreset({ workspace, id }),
        ({ undo }) => ({
          words: t('deleted', { name }),
          ...(undo ? { undo: { sealed: undo, name } } : {}),
        }),
      ),
    undo: async () => {
      const undo = said?.undo
      if (!undo) return false
      return run(
        'undo',
        () => restorePreset({ workspace, undo: undo.sealed }),
        () => ({ words: t('restored', undo) }),
      )
    },
  }
}
