'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type Chosen, chosenFrom } from '@/components/tasks/composer/draft'
import { useReachability } from '@/components/tasks/composer/use-reachability'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import { useSpeak } from '@/components/ui/use-speak'
import { type Said, say } from '@/lib/intl/said'
import { checkMedia } from '@/lib/kling/field-rules'

const MISSING = say('fields.address.missing')

type Props = {
  workspace: string
  /** What was written before, to be changed. */
  written: string
  /** The studio shall fetch it and keep a copy. */
  onFetch: (address: string) => void
  /** It stays where it is, and the provider fetches it: all that is left where it cannot reach us. */
  onKeep: (chosen: Chosen) => void
  onClose: () => void
}

/** An image or video by its public address. Not a form of its own: it stands inside of one. */
export const AddressField = ({ workspace, written, onFetch, onKeep, onClose }: Props) => {
  const form = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [address, setAddress] = useState(written)
  const [error, setError] = useState<Said | null>(null)
  const t = useTranslations('composer.address')
  const speak = useSpeak()
  const showMistake = useMistake(form)
  const isCutOff = useReachability(workspace, true)?.certain ?? false
  useEffect(() => field.current?.select(), [])
  const use = () => {
    showMistake()
    if (!address.trim()) return setError(MISSING)
    const checked = checkMedia({ url: address }, MISSING)
    if ('error' in checked) return setError(checked.error)
    const { value } = checked
    if (isCutOff || !('url' in value)) onKeep(chosenFrom(value))
    else onFetch(value.url)
  }
  return (
    <div ref={form} className="flex flex-col gap-2">
      <Field
        label={t('label')}
        error={error && speak(error)}
        hint={isCutOff ? t('kept') : undefined}
      >
        <TextInput
          ref={field}
          type="url"
          inputMode="url"
          autoFocus
          placeholder="https://"
          value={address}
          onChange={(event) => {
            setAddress(event.currentTarget.value)
            setError(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation()
              onClose()
            }
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.stopPropagation()
            use()
          }}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button onClick={use}>{t('use')}</Button>
        <Button variant="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
