'use client'
import { type RefObject, useEffect, useSyncExternalStore } from 'react'
import { holdFocus } from '@/components/ui/hold-focus'

/**
 * Whether the composer lies over a narrow screen. It is a place in the history, so that the
 * phone's own "back" closes it, and another screen can link straight to it.
 */
export const COMPOSE_HASH = '#compose'

const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}
const isOpen = () => window.location.hash === COMPOSE_HASH

const width = () => window.matchMedia('(width < 56.25rem)')
/** Whether the composer is a sheet over the page, and does not stand beside it. */
export const isNarrow = () => width().matches
const subscribeToWidth = (listener: () => void) => {
  const query = width()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** The sheet of this page; null where there is none. */
let sheet: HTMLElement | null = null
/** Gives the page back to what lies under the sheet; null while it is not drawn over it. */
let release: (() => void) | null = null

const show = () => {
  if (!sheet || release) return
  sheet.dataset.open = ''
  release = holdFocus(sheet, sheet.querySelector('textarea'))
}
const hide = () => {
  delete sheet?.dataset.open
  release?.()
  release = null
  if (isSent) showSent()
  isSent = false
}

/** It closes because what it held was sent. */
let isSent = false

/** The way back stands on its card, and is there for four seconds: nobody has to look for it. */
const showSent = () => {
  const stream = document.getElementById('on-the-way')
  stream?.focus({ preventScroll: true })
  // The browser brings the page to where it was first.
  requestAnimationFrame(() => stream?.scrollIntoView({ block: 'nearest' }))
}

let pushed = false
/** Waits to make the sheet, which is seen already, a place in the history. */
let timer: ReturnType<typeof setTimeout> | undefined

const enterHistory = () => {
  if (timer === undefined) return
  clearTimeout(timer)
  timer = undefined
  pushed = true
  window.history.pushState(null, '', COMPOSE_HASH)
  changed()
}

/**
 * Seen, and ready to be typed in, within the press itself: a telephone brings up its keyboard for
 * nothing later. What else follows from it waits for a task of its own.
 */
export const openComposer = (): void => {
  if (isOpen() || timer !== undefined) return
  if (isNarrow()) show()
  timer = setTimeout(enterHistory)
}

export const closeComposer = ({ sent = false } = {}): void => {
  enterHistory()
  if (!isOpen()) return
  isSent = sent
  if (pushed) window.history.back()
  else {
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    changed()
  }
  pushed = false
}

/** Open, on a screen that is narrow enough for a sheet. `frame` is drawn as one by `data-open`. */
export const useComposerSheet = (frame: RefObject<HTMLElement | null>): boolean => {
  const open = useSyncExternalStore(subscribe, isOpen, () => false)
  const narrow = useSyncExternalStore(subscribeToWidth, isNarrow, () => false)
  const covers = open && narrow
  useEffect(() => {
    sheet = frame.current
    return () => {
      clearTimeout(timer)
      timer = undefined
      hide()
      sheet = null
    }
  }, [frame])
  useEffect(() => {
    if (!covers) return
    show()
    document.body.style.overflow = 'hidden'
    return () => {
      document.body.style.overflow = ''
      hide()
    }
  }, [covers])
  return covers
}
