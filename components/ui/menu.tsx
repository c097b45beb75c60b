'use client'
import { type ReactNode, useId, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { later } from '@/components/ui/later'
import type { MenuItem } from '@/components/ui/menu-list'
import { useEarlyPress } from '@/components/ui/use-early-press'

const MenuList = later(() => import('@/components/ui/menu-list').then((file) => file.MenuList))

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

/** A button that opens a short list of actions. */
export const Menu = ({ label, trigger, className, ...list }: Props) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const menuId = useId()
  useEarlyPress(button)
  return (
    <div ref={root} className={cx('relative', className)}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        {...MenuList.soon}
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
      {open && <MenuList id={menuId} {...{ root, button, label, setOpen }} {...list} />}
    </div>
  )
}
