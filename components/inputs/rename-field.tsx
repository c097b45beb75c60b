'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { askInputs, inputsAddress } from '@/components/inputs/ask-inputs'
import { announce } from '@/components/ui/announcer'
import { toldOf } from '@/components/ui/ask-studio'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { type Told, useSpeak } from '@/components/ui/use-speak'
import type { InputView } from '@/lib/media/input-view'

type Props = {
  workspace: string
  input: InputView
  /** With the renamed input, or null when nothing was changed. */
  onEnd: (renamed: InputView | null) => void
}

/** The name, edited in its place: Enter or leaving keeps it, Esc does not. */
export const RenameField = ({ workspace, input, onEnd }: Props) => {
  const t = useTranslations('inputs.library')
  const speak = useSpeak()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(input.name)
  const [error, setError] = useState<Told | null>(null)
  const busy = useRef(false)
  useEffect(() => field.current?.select(), [])

  const save = async () => {
    if (busy.current) return
    const wanted = name.normalize('NFC').trim()
    if (wanted === input.name) return onEnd(null)
    busy.current = true
    try {
      const address = inputsAddress(workspace, `/${input.id}`)
      onEnd(await askInputs<InputView>(address, { method: 'PATCH', body: { name: wanted } }))
    } catch (reason) {
      const told = toldOf(reason)
      setError(told)
      announce('mistake', `${t('name')}: ${speak(told)}`)
    } finally {
      busy.current = false
    }
  }
  return (
    <Field label={t('name')} hideLabel error={error && speak(error)}>
      <TextInput
        ref={field}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value)
          setError(null)
        }}
        // Leaving with a name that was refused gives it up; the old one stays.
        onBlur={() => (error ? onEnd(null) : void save())}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
          if (event.key === 'Enter') void save()
          else if (event.key === 'Escape') {
            busy.current = true
            onEnd(null)
          }
        }}
      />
    </Field>
  )
}
