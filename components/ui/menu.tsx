'use client'
import Link from 'next/link'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'

export type MenuItem = { label: string } & ({ href: string } | { onSelect: () => void })

type Props = {
  /** The name of the button that opens it. */
  label: string
  trigger: ReactNode
  items: MenuItem[]
  /** What stands above the items and cannot be chosen. */
  heading?: ReactNode
  className?: string
  align?: 'start' | 'end'
  /** Above its button, where that stands at the foot of the window. */
  up?: boolean
}

const itemStyle =
  'flex min-h-8 w-full items-center rounded-xs px-2 text-left text-sm hover:bg-raised focus-visible:bg-raised active:bg-pressed touch:min-h-12'

/** A button that opens a short list of actions; arrows, Home, End and Esc as a menu has them. */
export const Menu = ({ label, trigger, items, heading, className, align = 'end', up }: Props) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const menuId = useId()
  const entries = () =>
    Array.from(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])

  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])

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
    <div ref={root} className={cx('relative', className)}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return
          event.preventDefault()
          setOpen(true)
        }}
        className="flex min-h-8 items-center gap-2 rounded-full hover:brightness-110 touch:min-h-12"
      >
        {trigger}
      </button>
      {open && (
        <div
          id={menuId}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={move}
          className={cx(
            'absolute z-40 w-56 rounded-md border border-edge bg-panel p-1 shadow-lift',
            up ? 'bottom-full mb-2' : 'top-full mt-2',
            align === 'end' ? 'right-0' : 'left-0',
          )}
        >
          {heading && <div className="border-b px-2 pt-1 pb-2 mb-1">{heading}</div>}
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
      )}
    </div>
  )
}
