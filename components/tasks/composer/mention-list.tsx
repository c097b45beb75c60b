'use client'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { placeBeside } from '@/components/tasks/composer/place-beside'
import type { Reference } from '@/components/tasks/composer/references'
import { useMention } from '@/components/tasks/composer/use-mention'
import { announce } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'

type Props = { field: RefObject<HTMLTextAreaElement | null>; references: readonly Reference[] }

/** The references, beside the field that names one; the focus stays in the field. */
export const MentionList = ({ field, references }: Props) => {
  const id = useId()
  const t = useTranslations('composer.mention')
  const list = useRef<HTMLDivElement>(null)
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
  useLayoutEffect(() => {
    if (count === 0 || !field.current || !list.current) return
    return placeBeside(list.current, field.current)
  }, [field, count])
  useLayoutEffect(() => {
    if (count > 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [count, at])
  if (count === 0) return null
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('list')}
      className="fixed z-20 max-h-64 overflow-y-auto rounded-md border border-edge bg-panel p-1 shadow-lift"
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
