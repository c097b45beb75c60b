'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { TakeTile } from '@/components/videos/takes/take-tile'
import { compareHref } from '@/lib/videos/compare-href'
import { letterOf } from '@/lib/videos/player-keys'
import type { Take } from '@/lib/videos/takes'

type Props = {
  /** Of one shot, by number. */
  takes: Take[]
  /** Which of them is shown on the page. */
  shownId: string
  /** The workspace's slug. */
  workspace: string
}

/** From the left edge of one to that of the next, in pixels. */
const STEP = 120
/** Drawn beyond what is seen, on either side. */
const SPARE = 4
/** As many as the widest window shows, before its width is known. */
const AT_FIRST = 14

/**
 * The takes of a shot in one row that scrolls. Only those in sight are drawn, and the one that the tab
 * key leads to; arrows, Home and End move, Enter opens, C compares with the one that is shown.
 */
export const TakesStrip = ({ takes, shownId, workspace }: Props) => {
  const t = useTranslations('takes')
  const router = useRouter()
  const row = useRef<HTMLUListElement>(null)
  const shown = Math.max(
    0,
    takes.findIndex(({ id }) => id === shownId),
  )
  const [stop, setStop] = useState(shown)
  const [seen, setSeen] = useState({ from: shown - AT_FIRST, to: shown + AT_FIRST })
  const wantsFocus = useRef(false)

  const look = () => {
    const { current } = row
    if (!current) return
    const from = Math.floor(current.scrollLeft / STEP) - SPARE
    const to = Math.ceil((current.scrollLeft + current.clientWidth) / STEP) + SPARE
    setSeen((now) => (now.from === from && now.to === to ? now : { from, to }))
  }
  useLayoutEffect(() => {
    const { current } = row
    if (current) current.scrollLeft = shown * STEP - (current.clientWidth - STEP) / 2
    setStop(shown)
    look()
  }, [shown])
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    row.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus()
  }, [stop])

  const last = takes.length - 1
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const take = takes[stop]
    if (letterOf(event) === 'c' && take && take.id !== shownId) {
      event.preventDefault()
      return router.push(compareHref(workspace, [shownId, take.id]))
    }
    const to = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    // At either end too: the page's own arrows would lead to another video.
    event.preventDefault()
    wantsFocus.current = true
    setStop(Math.min(last, Math.max(0, to)))
  }

  return (
    <ul
      ref={row}
      aria-label={t('list')}
      data-strip
      onScroll={look}
      onKeyDown={press}
      className="relative -m-1 h-[6.25rem] overflow-x-auto overflow-y-hidden p-1"
    >
      {/* As wide as all of them, drawn or not. */}
      <li aria-hidden="true" className="h-px" style={{ width: takes.length * STEP }} />
      {takes.map((take, at) =>
        (at >= seen.from && at <= seen.to) || at === stop ? (
          <TakeTile
            key={take.id}
            take={take}
            place={{ at, of: takes.length, left: at * STEP }}
            isShown={take.id === shownId}
            isStop={at === stop}
            onFocus={() => setStop(at)}
            workspace={workspace}
          />
        ) : null,
      )}
    </ul>
  )
}
