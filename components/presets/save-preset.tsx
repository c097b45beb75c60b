'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type PresetDraft, toPreset } from '@/components/presets/preset-draft'
import { findSameName } from '@/components/presets/preset-words'
import type { PresetActions } from '@/components/presets/use-preset-actions'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Switch } from '@/components/ui/switch'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import type { PresetView } from '@/lib/presets/preset'

type Props = { draft: PresetDraft; presets: PresetView[]; actions: PresetActions }

/** Gives what stands in the composer a name. */
export const SavePreset = ({ draft, presets, actions }: Props) => {
  const t = useTranslations('presets')
  const [name, setName] = useState<string | null>(null)
  const [wasOpen, setWasOpen] = useState(false)
  const [withPrompt, setWithPrompt] = useState(false)
  const [shared, setShared] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const showMistake = useMistake(form)
  const isOpen = name !== null
  // The focus alone would leave its buttons below the edge of a low window.
  useEffect(() => {
    if (isOpen) form.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const hasPrompt = draft.prompt.trim() !== ''
  const settings = () => toPreset(draft, withPrompt && hasPrompt)
  if (name === null) {
    return (
      <Button autoFocus={wasOpen} className="self-start" onClick={() => setName('')}>
        {t('saveCurrent')}
      </Button>
    )
  }
  const same = name.trim() === '' ? undefined : findSameName(presets, name)
  const close = () => {
    setName(null)
    setWasOpen(true)
  }
  const save = async () => {
    if (await actions.save({ name, shared, settings: settings() })) close()
    else showMistake()
  }
  const replace = async () => {
    if (same && (await actions.replace(same, settings()))) close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') save()
    else if (event.key === 'Escape') close()
    else return
    // Neither the composer's form around it is sent, nor the dialog closed.
    event.preventDefault()
  }
  return (
    <div ref={form} className="grid scroll-my-2 gap-3 border-t pt-4">
      <Field
        label={t('name')}
        hint={same ? t('sameName') : t('noInputs')}
        error={actions.nameProblem('save')}
      >
        <TextInput
          autoFocus
          value={name}
          autoComplete="off"
          onChange={(event) => {
            setName(event.currentTarget.value)
            actions.forgetName()
          }}
          onKeyDown={onKeyDown}
        />
      </Field>
      {hasPrompt && (
        <Option label={t('includePrompt')} checked={withPrompt} onChange={setWithPrompt} />
      )}
      <Option label={t('includeShare')} checked={shared} onChange={setShared} />
      <div className="flex flex-wrap gap-2">
        <Button busy={actions.busy === 'save'} onClick={save}>
          {t('save')}
        </Button>
        {same && (
          <Button busy={actions.busy === 'replace'} onClick={replace}>
            {t('replace')}
          </Button>
        )}
        <Button variant="quiet" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

type OptionProps = { label: string; checked: boolean; onChange: (checked: boolean) => void }

/** Drawn within the press: a key right after it counts with it. */
const Option = ({ label, checked, onChange }: OptionProps) => (
  <div className="flex items-center justify-between gap-4">
    <span aria-hidden="true" className="text-second">
      {label}
    </span>
    <Switch
      label={label}
      checked={checked}
      onChange={(turned) => flushSync(() => onChange(turned))}
    />
  </div>
)
