'use client'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type FocusEventHandler, type ReactNode, type Ref, useId } from 'react'
import { cx } from '@/components/ui/cx'
import { FieldErrorMark } from '@/components/ui/field'
import { useFormat } from '@/components/ui/use-format'
import { useSeenAtOnce } from '@/components/ui/use-seen-at-once'
import { PROMPT_MAX_LENGTH } from '@/lib/kling/catalog'
import { normalizeText, textLength } from '@/lib/kling/text'
import { scriptLang } from '@/lib/script-lang'

type Props = {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  error?: string
  /** A quieter, lower field, for what is seldom used. */
  small?: boolean
  ref?: Ref<HTMLTextAreaElement>
  onBlur?: FocusEventHandler
  /** Beside the count. */
  tools?: ReactNode
  /** What belongs to the field and lies over what follows. */
  children?: ReactNode
}

/**
 * Decomposed text (Korean out of a file name) is composed as it is pasted, never while somebody
 * types: rewriting a field during composition breaks the input method. The old command keeps undo.
 */
const pasteComposed = (event: ClipboardEvent<HTMLTextAreaElement>) => {
  if (event.clipboardData.files.length > 0) return
  const text = event.clipboardData.getData('text/plain')
  const composed = normalizeText(text)
  if (composed === text) return
  event.preventDefault()
  document.execCommand('insertText', false, composed)
}

/** Text with a live count. It never stops anybody from typing: what is too long is said, not cut. */
export const PromptField = ({
  label,
  name,
  value,
  onChange,
  placeholder,
  error,
  small,
  tools,
  children,
  ...rest
}: Props) => {
  const id = useId()
  const t = useTranslations('composer.count')
  const { number } = useFormat()
  const [text, write] = useSeenAtOnce(value, onChange)
  const length = textLength(text)
  const tooLong = length > PROMPT_MAX_LENGTH
  return (
    <div className="relative">
      <div
        className={cx(
          'rounded-md border bg-panel focus-within:border-ink has-focus-visible:outline-2 has-focus-visible:outline-ink has-focus-visible:-outline-offset-1',
          error ? 'border-2 border-ink' : 'border-edge hover:border-second',
        )}
      >
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <textarea
          {...rest}
          id={id}
          name={name}
          value={text}
          lang={scriptLang(text)}
          rows={small ? 2 : 4}
          // A browser that fills in what stood here before a reload would fill in an older draft.
          autoComplete="off"
          placeholder={placeholder}
          onPaste={pasteComposed}
          onChange={(event) => write(event.currentTarget.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-count${error ? ` ${id}-error` : ''}`}
          className={cx(
            'field-sizing-content block max-h-72 low:max-h-36 w-full resize-none bg-transparent px-3 pt-2.5 text-base outline-none touch:text-lg',
            small ? 'min-h-14' : 'min-h-28',
          )}
        />
        <div className="flex flex-wrap items-center gap-x-1 px-1.5 pb-1.5">
          {tools}
          <p
            id={`${id}-count`}
            className={cx(
              'figures ml-auto min-w-0 px-1.5 text-right text-xs',
              tooLong ? 'font-semibold text-ink' : 'text-third',
            )}
          >
            {tooLong && !error && (
              <span className="mr-3">
                {t('tooMany', { count: number(length - PROMPT_MAX_LENGTH) })}
              </span>
            )}
            <span aria-hidden="true">
              {number(length)} / {number(PROMPT_MAX_LENGTH)}
            </span>
            <span className="sr-only">
              {t('ofMost', { length: number(length), most: number(PROMPT_MAX_LENGTH) })}
            </span>
          </p>
        </div>
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-xs">
          <FieldErrorMark /> {error}
        </p>
      )}
      {children}
    </div>
  )
}
