'use client'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId } from 'react'
import type { Reference } from '@/components/tasks/composer/mention'
import { useMention } from '@/components/tasks/composer/use-mention'
import { announce } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'

type Props = { field: RefObject<HTMLTextAreaElement | null>; references: readonly Reference[] }

/** The references, under the field that names one; the focus stays in the field. */
export const MentionList = ({ field, references }: Props) => {
  const id = useId()
  const t = useTranslations('composer.mention')
  const { found, at, insert } = useMention(field, references)
  const count = found.length
  useEffect(() => {
    if (count > 0) announce('mention', t('found', { count }))
  }, [count, t])
  useEffect(() => {
    const element = field.current
    if (!element) return
    const attributes =
      count > 0 ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${at}` } : {}
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(attributes)) element.removeAttribute(name)
    }
  }, [field, id, count, at])
  if (count === 0) return null
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('list')}
      className="absolute inset-x-2 top-full z-20 -mt-1 max-h-64 overflow-y-auto rounded-md border border-edge bg-panel p-1 shadow-lift"
    >
      {found.map((reference, index) => (
        <button
          type="button"
          key={reference.place}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // The field keeps the focus, and with it the caret.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => insert(reference)}
          className={cx(
            'flex min-h-8 w-full text-left items-center gap-2 rounded-xs px-2 text-sm hover:bg-raised touch:min-h-12',
            index === at && 'bg-raised',
          )}
        >
          <span className="figures shrink-0 font-medium">{reference.word}</span>
          <span className="truncate text-second" title={reference.name ?? undefined}>
            {reference.name}
          </span>
        </button>
      ))}
    </div>
  )
}
