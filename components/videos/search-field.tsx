'use client'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

type Props = {
  /** What is searched for; the field itself may be ahead of it. */
  value: string
  onChange: (value: string) => void
}

const WAIT_MS = 250

/** What a slash may be meant for: nothing, or the pictures. */
const IS_FREE = 'body, main, [data-tile]'

/**
 * Searches while one types: a moment after the last letter, and never in the middle of one that an
 * input method is still putting together.
 */
export const SearchField = ({ value, onChange }: Props) => {
  const t = useTranslations('gallery.search')
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const told = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Changed from elsewhere: cleared, or a step back in the history.
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    clearTimeout(timer.current)
    setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
      if (!isSlash || event.defaultPrevented || !(event.target instanceof Element)) return
      if (!event.target.matches(IS_FREE) || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  const tell = (asked: string) => {
    clearTimeout(timer.current)
    const words = asked.trim()
    if (words === told.current) return
    told.current = words
    onChange(words)
  }
  const later = (asked: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(asked), WAIT_MS)
  }
  const clear = () => {
    setText('')
    tell('')
  }

  return (
    <span className="relative flex min-w-0 flex-[1_1_9rem] items-center max-sm:basis-full wide:max-w-72 wide:basis-48">
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-third" />
      <input
        ref={field}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label={t('label')}
        aria-keyshortcuts="/"
        placeholder={t('placeholder')}
        value={text}
        onChange={({ currentTarget, nativeEvent }) => {
          setText(currentTarget.value)
          const isComposing = 'isComposing' in nativeEvent && nativeEvent.isComposing === true
          if (isComposing) clearTimeout(timer.current)
          else later(currentTarget.value)
        }}
        onCompositionEnd={({ currentTarget }) => later(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') tell(text)
          if (event.key === 'ArrowDown') {
            // Past all the filters, to what was found.
            event.preventDefault()
            document.querySelector<HTMLElement>('[data-tile][tabindex="0"]')?.focus()
          }
          if (event.key !== 'Escape') return
          if (text) clear()
          else field.current?.blur()
        }}
        className="peer h-8 w-full rounded-md border border-edge bg-panel pr-8 pl-8.5 text-ink text-sm [&::-webkit-search-cancel-button]:hidden hover:border-second touch:h-12 touch:not-placeholder-shown:pr-12 max-sm:placeholder-shown:pr-3"
      />
      {text ? (
        <button
          type="button"
          aria-label={t('clear')}
          onClick={() => {
            clear()
            field.current?.focus()
          }}
          className="absolute right-0 grid size-8 place-items-center rounded-md text-second hover:text-ink touch:size-12"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      ) : (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute right-2 grid h-5 min-w-5 place-items-center rounded-xs border border-edge px-1 font-sans text-2xs text-third peer-focus:hidden max-sm:hidden touch:hidden"
        >
          /
        </span>
      )}
    </span>
  )
}
