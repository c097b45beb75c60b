'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import { useSpeak } from '@/components/ui/use-speak'
import { type Said, say } from '@/lib/intl/said'
import { checkMedia } from '@/lib/kling/field-rules'

const MISSING = say('fields.address.missing')

type Props = {
  open: boolean
  /** What was written before, to be changed. */
  written: string
  onClose: () => void
  onAddress: (address: string) => void
}

/** Asks for the public address of an image or video. What comes of it stands among the uploads. */
export const ImportDialog = ({ open, written, onClose, onAddress }: Props) => {
  const t = useTranslations('inputs.import')
  return (
    <Dialog open={open} onClose={onClose} title={t('title')}>
      <AddressForm
        written={written}
        onAddress={(address) => {
          onClose()
          onAddress(address)
        }}
      />
    </Dialog>
  )
}

const AddressForm = ({ written, onAddress }: Pick<Props, 'written' | 'onAddress'>) => {
  const t = useTranslations('inputs.import')
  const speak = useSpeak()
  const [address, setAddress] = useState(written)
  const [error, setError] = useState<Said | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const showMistake = useMistake(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    showMistake()
    if (!address.trim()) return setError(MISSING)
    const checked = checkMedia({ url: address }, MISSING)
    if ('error' in checked) setError(checked.error)
    else if ('url' in checked.value) onAddress(checked.value.url)
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col items-start gap-4">
      <Field label={t('address')} hint={t('hint')} error={error && speak(error)} className="w-full">
        <TextInput
          type="url"
          data-autofocus
          placeholder="https://"
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setAddress(event.currentTarget.value)
            setError(null)
          }}
        />
      </Field>
      <Button type="submit" variant="primary">
        {t('start')}
      </Button>
    </form>
  )
}
