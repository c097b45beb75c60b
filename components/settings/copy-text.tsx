'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'

type Props = {
  /** What it is, for its name and that of its button: "the token". */
  label: string
  text: string
  /** One long word that may break anywhere, rather than lines that scroll. */
  isWord?: boolean
}

/** A text to be taken elsewhere, and the button that copies it. */
export const CopyText = ({ label, text, isWord = false }: Props) => {
  const t = useTranslations('settings.copy')
  const block = useRef<HTMLPreElement>(null)
  const [said, setSaid] = useState<'copied' | 'selected' | null>(null)

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('copied')
    } catch {
      // A page on a plain http address has no clipboard, and any browser may refuse it.
      if (block.current) getSelection()?.selectAllChildren(block.current)
      setSaid('selected')
    }
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section tabIndex={0} aria-label={label} className="overflow-x-auto rounded-md bg-raised p-3">
        <pre
          ref={block}
          className={cx('select-all font-mono text-xs', isWord && 'whitespace-pre-wrap break-all')}
        >
          {text}
        </pre>
      </section>
      <div className="mt-1.5 flex items-center gap-3">
        <Button size="sm" onClick={copy} aria-label={t('named', { what: label })}>
          {t('button')}
        </Button>
        <p role="status" className="text-second text-xs">
          {said && t(said)}
        </p>
      </div>
    </div>
  )
}
