'use client'
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
  const block = useRef<HTMLPreElement>(null)
  const [said, setSaid] = useState('')

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied.')
    } catch {
      // A page on a plain http address has no clipboard, and any browser may refuse it.
      if (block.current) getSelection()?.selectAllChildren(block.current)
      setSaid('Selected. Copy it with Ctrl+C or ⌘C.')
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
        <Button size="sm" onClick={copy} aria-label={`Copy ${label}`}>
          Copy
        </Button>
        <p role="status" className="text-second text-xs">
          {said}
        </p>
      </div>
    </div>
  )
}
