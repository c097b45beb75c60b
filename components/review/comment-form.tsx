'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { FrameWords } from '@/components/review/frame-button'
import { useCommentDraft } from '@/components/review/use-comment-draft'
import { SendHint } from '@/components/tasks/composer/send-hint'
import { useSendKeys } from '@/components/tasks/composer/use-send-keys'
import { announce } from '@/components/ui/announcer'
import { toldOf } from '@/components/ui/ask-studio'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import { type Told, useSpeak } from '@/components/ui/use-speak'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import { textLength } from '@/lib/kling/text'
import { makeRequestId } from '@/lib/request-id'
import { COMMENT_MAX_LENGTH } from '@/lib/review/comment'
import { scriptLang } from '@/lib/script-lang'

type Props = {
  /** Under which what is not sent yet is kept. */
  draftKey: string
  framesPerSecond: number
  /**
   * @param again sends what then stands here, for what had to be known before
   * @throws AskError
   */
  onSend: (
    comment: { id: string; body: string; frame: number | null },
    again: () => void,
  ) => Promise<void>
  /** What else has to be known before it can be sent. */
  children?: ReactNode
}

/** A comment at the frame that the player shows, or about the whole video. */
export const CommentForm = ({ draftKey, framesPerSecond, onSend, children }: Props) => {
  const t = useTranslations('review.form')
  const speak = useSpeak()
  const moment = useWatchedMoment()
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const errorId = useId()
  const draft = useCommentDraft(draftKey, framesPerSecond)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Told | null>(null)
  // One for each comment: pressed again where no answer came, it is the same one.
  const pressId = useRef<string>(null)
  const { onKeyDown, onCompositionStart, onCompositionEnd } = useSendKeys(form)

  useEffect(() => {
    const { current } = moment
    current.comment = () => field.current?.focus()
    return () => {
      delete current.comment
    }
  }, [moment])

  const refuse = (told: Told) => {
    setError(told)
    announce('comment', speak(told))
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const { body, frame } = draft
    if (!body.trim()) return field.current?.focus()
    if (textLength(body) > COMMENT_MAX_LENGTH) return refuse(t('tooLong'))
    setBusy(true)
    setError(null)
    pressId.current ??= makeRequestId()
    try {
      const again = () => form.current?.requestSubmit()
      await onSend({ id: pressId.current, body, frame }, again)
      pressId.current = null
      draft.clear()
      announce('comment', t('sent'))
    } catch (reason) {
      refuse(toldOf(reason))
    } finally {
      setBusy(false)
    }
  }

  const { frame, shown } = draft
  const lang = scriptLang(draft.body)
  return (
    <form
      ref={form}
      onSubmit={send}
      onKeyDown={onKeyDown}
      onCompositionStart={() => {
        onCompositionStart()
        draft.onComposition(true)
      }}
      onCompositionEnd={() => {
        onCompositionEnd()
        draft.onComposition(false)
      }}
      aria-label={t('label')}
    >
      <TextArea
        ref={field}
        rows={2}
        value={draft.body}
        lang={lang}
        aria-label={t('label')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        placeholder={t('placeholder')}
        onFocus={() => moment.current.stop?.()}
        onChange={(event) => {
          draft.setBody(event.currentTarget.value)
          // Other words are another comment.
          pressId.current = null
          setError(null)
        }}
        className="field-sizing-content block max-h-60 min-h-16"
      />
      {error && (
        <p id={errorId} className="mt-1.5 font-medium text-xs">
          {speak(error)}
        </p>
      )}
      {children}
      <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-2">
        <Button
          size="sm"
          aria-pressed={frame !== null}
          onClick={() => draft.setFrame(frame === null ? shown : null)}
          title={t(frame === null ? 'toFrame' : 'toWhole')}
          className="aria-pressed:bg-raised"
        >
          {frame === null ? (
            t('whole')
          ) : (
            <span>
              {t.rich('at', {
                frame: () => <FrameWords frame={frame} framesPerSecond={framesPerSecond} />,
              })}
            </span>
          )}
        </Button>
        {draft.body && frame !== null && frame !== shown && (
          <Button size="sm" variant="quiet" onClick={() => draft.setFrame(shown)}>
            <span>
              {t.rich('move', {
                frame: () => <FrameWords frame={shown} framesPerSecond={framesPerSecond} />,
              })}
            </span>
          </Button>
        )}
        <Button type="submit" busy={busy} className="ml-auto">
          {t('send')}
          {draft.body && <SendHint />}
        </Button>
      </div>
    </form>
  )
}
