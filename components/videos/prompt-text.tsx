'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { scriptLang } from '@/lib/script-lang'

type Props = { text: string; className?: string }

const LINES = 6
/** About as many as a line of the column beside a video has, and of the narrowest window. */
const LETTERS_A_LINE = { column: 46, narrowest: 34 }
/** Hangul among others: twice as wide. */
const WIDE_LETTER = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/gu

const widthOf = (line: string): number => line.length + (line.match(WIDE_LETTER)?.length ?? 0)

/** Whether a text has more lines than are shown, as far as that is known without drawing it. */
const seemsLong = (text: string, letters: number): boolean =>
  text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / letters)), 0) > LINES

/** What was written for a shot. Of a long text the first lines, so that what can be done about it is near. */
export const PromptText = ({ text, className }: Props) => {
  const t = useTranslations('videos.prompt')
  const id = useId()
  const words = useRef<HTMLParagraphElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [isLong, setLong] = useState(() => seemsLong(text, LETTERS_A_LINE.column))
  useEffect(() => {
    const { current } = words
    if (!current || isOpen) return
    // The first answer comes at once, when it has been laid out anyway.
    const size = new ResizeObserver(() => setLong(current.scrollHeight > current.clientHeight + 1))
    size.observe(current)
    return () => size.disconnect()
  }, [isOpen])
  return (
    <div className={className}>
      <p
        id={id}
        ref={words}
        className={cx('whitespace-pre-wrap break-words', !isOpen && 'line-clamp-6')}
        lang={scriptLang(text)}
      >
        {text}
      </p>
      {/* Its room is there before it is known: it would push all that stands below. */}
      {(isLong || isOpen || seemsLong(text, LETTERS_A_LINE.narrowest)) && (
        <div className="mt-1 min-h-6 touch:min-h-9">
          {(isLong || isOpen) && (
            <Button
              variant="quiet"
              size="sm"
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setOpen(!isOpen)}
              className="-ml-1.5"
            >
              {t(isOpen ? 'less' : 'all')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
