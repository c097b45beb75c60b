'use client'
import { Pencil, Trash2, UserRound, UsersRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { PRESET_DOT, presetWords } from '@/components/presets/preset-words'
import type { PresetActions } from '@/components/presets/use-preset-actions'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useMistake } from '@/components/ui/use-mistake'
import type { PresetView } from '@/lib/presets/preset'

type Props = { preset: PresetView; actions: PresetActions; onUse: () => void }

/** One preset: pressing its name uses it; beside that, what its maker or an admin may do with it. */
export const PresetRow = ({ preset, actions, onUse }: Props) => {
  const t = useTranslations('presets')
  const videos = useTranslations('videos')
  const format = useFormat()
  const { name, settings, shared, mine, makerName } = preset
  const [typed, setTyped] = useState<string | null>(null)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  const row = useRef<HTMLLIElement>(null)
  const showMistake = useMistake(row)
  useEffect(() => {
    if (typed === null && wasRenaming.current) pencil.current?.focus()
    wasRenaming.current = typed !== null
  }, [typed])

  const rename = async () => {
    if (typed === null) return
    if (await actions.rename(preset, typed)) setTyped(null)
    else showMistake()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') rename()
    else if (event.key === 'Escape') setTyped(null)
    else return
    // Neither the composer's form around it is sent, nor the dialog closed.
    event.preventDefault()
  }

  if (typed !== null) {
    return (
      <li ref={row} className="flex flex-wrap items-center gap-2 border-t py-2">
        <Field
          label={t('name')}
          hideLabel
          error={actions.nameProblem(preset.id)}
          className="min-w-32 flex-1"
        >
          <TextInput
            autoFocus
            value={typed}
            autoComplete="off"
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              actions.forgetName()
            }}
            onKeyDown={onKeyDown}
          />
        </Field>
        <Button busy={actions.busy === preset.id} onClick={rename}>
          {t('save')}
        </Button>
        <Button variant="quiet" onClick={() => setTyped(null)}>
          {t('cancel')}
        </Button>
      </li>
    )
  }
  const about = [
    settings ? presetWords(settings, t, videos, format) : t('unusable'),
    mine ? shared && t('shared') : t('by', { name: makerName }),
  ]
  return (
    // On the narrowest screens the buttons stand below the name: beside it, they would leave it eight letters.
    <li className="flex items-center gap-1 border-t py-1 max-[22.5rem]:flex-wrap max-[22.5rem]:justify-end">
      <button
        type="button"
        aria-disabled={settings ? undefined : true}
        onClick={onUse}
        className="min-h-10 min-w-0 flex-1 rounded-md px-2 py-1 text-left max-[22.5rem]:basis-full hover:bg-raised active:bg-pressed aria-disabled:hover:bg-transparent touch:min-h-12"
      >
        <span title={name} className="block truncate font-medium text-sm">
          {name}
        </span>
        <span className="block text-second text-xs">{about.filter(Boolean).join(PRESET_DOT)}</span>
      </button>
      {preset.mayChange && (
        <>
          <IconButton ref={pencil} label={t('rename', { name })} onClick={() => setTyped(name)}>
            <Pencil className="size-4" aria-hidden />
          </IconButton>
          <IconButton
            label={t(shared ? 'unshare' : 'share', { name })}
            onClick={() => actions.share(preset)}
          >
            {shared ? (
              <UsersRound className="size-4" aria-hidden />
            ) : (
              <UserRound className="size-4" aria-hidden />
            )}
          </IconButton>
          <IconButton label={t('delete', { name })} onClick={() => actions.remove(preset)}>
            <Trash2 className="size-4" aria-hidden />
          </IconButton>
        </>
      )}
    </li>
  )
}
