'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { useSendKeys } from '@/components/tasks/composer/use-send-keys'
import { toldOf } from '@/components/ui/ask-studio'
import { Button } from '@/components/ui/button'
import { Said } from '@/components/ui/said'
import { TextArea } from '@/components/ui/text-area'
import { type Told, useSpeak } from '@/components/ui/use-speak'
import { scriptLang } from '@/lib/script-lang'

type Props = {
  body: string
  /** @throws AskError */
  onSave: (body: string) => Promise<void>
  onEnd: () => void
}

/** A comment's words, changed in their place; Esc leaves them as they were. */
export const EditComment = ({ body: before, onSave, onEnd }: Props) => {
  const t = useTranslations('review.comment')
  const speak = useSpeak()
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [body, setBody] = useState(before)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Told | null>(null)
  const keys = useSendKeys(form)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(before.length, before.length)
  }, [before])

  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    if (body.trim() === before) return onEnd()
    setBusy(true)
    try {
      await onSave(body)
      onEnd()
    } catch (reason) {
      setError(toldOf(reason))
      setBusy(false)
    }
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.stopPropagation()
      onEnd()
    } else keys.onKeyDown(event)
  }
  return (
    <form
      ref={form}
      onSubmit={save}
      onKeyDown={press}
      onCompositionStart={keys.onCompositionStart}
      onCompositionEnd={keys.onCompositionEnd}
      className="mt-1"
    >
      <TextArea
        ref={field}
        rows={2}
        value={body}
        lang={scriptLang(body)}
        aria-label={t('words')}
        onChange={(event) => {
          setBody(event.currentTarget.value)
          setError(null)
        }}
        className="field-sizing-content block max-h-60 min-h-16"
      />
      {error && <Said className="mt-1 font-medium text-xs">{speak(error)}</Said>}
      <div className="mt-1.5 flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onEnd}>
          {t('cancel')}
        </Button>
        <Button size="sm" type="submit" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
