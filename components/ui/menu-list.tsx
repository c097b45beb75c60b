'use client'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'

export type MenuItem = { label: string } & ({ href: string } | { onSelect: () => void })

type Props = {
  id: string
  /** It and its button: whatever is touched elsewhere closes it. */
  root: RefObject<HTMLElement | null>
  button: RefObject<HTMLElement | null>
  setOpen: (open: boolean) => void
  label: string
  items: MenuItem[]
  heading?: ReactNode
  align?: 'start' | 'end'
  up?: boolean
}

const itemStyle =
  'flex min-h-8 w-full items-center rounded-xs px-2 text-left text-sm hover:bg-raised focus-visible:bg-raised active:bg-pressed touch:min-h-12'

/** The list of a menu, while it is open; arrows, Home, End and Esc as a menu has them. */
export const MenuList = ({ root, button, setOpen, items, align = 'end', ...props }: Props) => {
  const list = useRef<HTMLDivElement>(null)
  const entries = () =>
    Array.from(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])

  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [root, setOpen])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const move = (event: KeyboardEvent) => {
    const all = entries()
    const at = all.findIndex((entry) => entry.matches(':focus'))
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Escape') close()
    else if (next !== undefined) all.at(next % all.length)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={list}
      id={props.id}
      role="menu"
      tabIndex={-1}
      aria-label={props.label}
      onKeyDown={move}
      className={cx(
        'absolute z-40 w-56 rounded-md border border-edge bg-panel p-1 shadow-lift',
        props.up ? 'bottom-full mb-2' : 'top-full mt-2',
        align === 'end' ? 'right-0' : 'left-0',
      )}
    >
      {props.heading && <div className="border-b px-2 pt-1 pb-2 mb-1">{props.heading}</div>}
      {items.map((item) =>
        'href' in item ? (
          <Link
            key={item.label}
            role="menuitem"
            tabIndex={-1}
            href={item.href}
            onClick={() => setOpen(false)}
            className={itemStyle}
          >
            {item.label}
          </Link>
        ) : (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              close()
              item.onSelect()
            }}
            className={itemStyle}
          >
            {item.label}
          </button>
        ),
      )}
    </div>
  )
}
