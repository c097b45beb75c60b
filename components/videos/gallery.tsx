'use client'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import type { Translate } from '@/components/ui/translate'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { BulkBar } from '@/components/videos/bulk/bulk-bar'
import { ChooseButton } from '@/components/videos/bulk/choose-button'
import { countsNow } from '@/components/videos/bulk/counted'
import { askFound } from '@/components/videos/bulk/found'
import { findLoaded, keepLoaded } from '@/components/videos/bulk/loaded'
import { useBulk } from '@/components/videos/bulk/use-bulk'
import { useChanged, useHidden } from '@/components/videos/bulk/use-changed'
import { selected } from '@/components/videos/bulk/use-selected'
import { DateRail } from '@/components/videos/date-rail'
import { FilterBar } from '@/components/videos/filter-bar'
import type { Choice } from '@/components/videos/filter-chip'
import { addressOf, writeAddress } from '@/components/videos/gallery-address'
import { GalleryNothing } from '@/components/videos/gallery-nothing'
import { GalleryOptions } from '@/components/videos/gallery-options'
import { GalleryWindow } from '@/components/videos/gallery-window'
import { changeLists } from '@/components/videos/kept-lists'
import { LoadMore } from '@/components/videos/load-more'
import { LoadNewer } from '@/components/videos/load-newer'
import { MonthSelect } from '@/components/videos/month-select'
import { RefusalNotice } from '@/components/videos/refusal-notice'
import { TileRowsSkeleton } from '@/components/videos/tile-rows-skeleton'
import { noteDecided } from '@/components/videos/use-decide'
import { useEntries } from '@/components/videos/use-entries'
import { listName, useGallery } from '@/components/videos/use-gallery'
import { useMonthAddress } from '@/components/videos/use-month-address'
import { useDrawnAgain, useTimeZone } from '@/components/videos/use-time-zone'
import { dayKeyOf } from '@/lib/intl/format'
import { daysOfPages } from '@/lib/videos/days-of-pages'
import {
  type GalleryQuery,
  galleryQueryString,
  parseGalleryQuery,
} from '@/lib/videos/gallery-query'
import type { GalleryRights } from '@/lib/videos/gallery-rights'
import { monthOf } from '@/lib/videos/group-by-day'
import type { PackedPage } from '@/lib/videos/video-cells'
import type { MonthCount, VideoView } from '@/lib/videos/video-view'

const shotChoice = (
  t: Translate<'gallery'>,
  { shotId: id, shotNumber: number, shotName: name }: VideoView,
): Choice => ({
  id,
  name: name ? t('filter.shotNamed', { number, name }) : t('filter.shotNumber', { number }),
})

type Props = {
  /** The workspace's slug. */
  workspace: string
  /** The first page, for which filters, from which month on, and when the server drew it (ISO 8601). */
  drawn: { page: PackedPage; query: string; month: string | null; at: string }
  timeZone: string | null
  projects: Choice[]
  members: Choice[]
  collections: Choice[]
  /** Newest first, in that time zone. */
  months: MonthCount[]
  canDecide: boolean
  can: GalleryRights
}

export const Gallery = ({ workspace, drawn, timeZone: drawnWith, months, ...props }: Props) => {
  const t = useTranslations('gallery')
  const words = useTranslations('videos')
  const format = useFormat()
  const speak = useSpeak()
  const timeZone = useTimeZone(drawnWith)
  const isDrawnAgain = useDrawnAgain(drawnWith)
  const place = useRef<HTMLDivElement>(null)
  const focus = useFocusGoesOn(place, '[data-chips] select', 'a, button')
  const address = useSearchParams().toString()
  const filters = useMemo(
    () => parseGalleryQuery(Object.fromEntries(new URLSearchParams(address))),
    [address],
  )
  const query = galleryQueryString(filters)
  const filtered = query !== ''
  const { list, state, changing } = useGallery({ workspace, query, timeZone, drawn })
  const { older, newer, beginsDay, busy, problem } = state
  const pages = useChanged(state.pages)
  useLayoutEffect(() => keepLoaded(pages), [pages])
  const hidden = useHidden()
  const counts = useMemo(
    () => countsNow(state, hidden, { timeZone: timeZone ?? 'UTC', isFiltered: filtered }),
    [state, hidden, timeZone, filtered],
  )
  // Nobody deletes what they do not see any more.
  useEffect(() => selected.clear, [query])
  const bulk = useBulk({
    workspace,
    find: findLoaded,
    onDecided: noteDecided,
    onUnread: list.unread,
    askFound: () => askFound(workspace, query, timeZone),
  })
  const days = useMemo(
    () =>
      daysOfPages(pages ?? [], {
        timeZone: timeZone ?? 'UTC',
        older: older !== null,
        newer: newer !== null && !beginsDay,
      }),
    [pages, timeZone, older, newer, beginsDay],
  )
  const first = days[0] ? monthOf(days[0]) : null
  const [month, setMonth] = useState(first)
  const jump = useRef<(month: string) => void>(null)
  const goToMonth = useCallback((month: string) => jump.current?.(month), [])
  const end = useRef<HTMLDivElement>(null)
  const endFocus = useFocusGoesOn(end, 'button')
  useEntries()
  useMonthAddress(changing ? null : month, newer === null ? first : null)

  const change = useCallback(
    (next: GalleryQuery, how: 'push' | 'replace') => {
      const asked = addressOf(next, null)
      if (asked === query) return
      changeLists(
        listName(workspace, query, drawn.at),
        listName(workspace, asked, drawn.at),
        next.choice !== undefined || next.verdict !== undefined,
      )
      writeAddress(how, asked)
      window.scrollTo(0, 0)
    },
    [workspace, query, drawn.at],
  )

  const open = useCallback(
    (kept: string) =>
      change(parseGalleryQuery(Object.fromEntries(new URLSearchParams(kept))), 'push'),
    [change],
  )

  const loaded = pages?.reduce((sum, page) => sum + page.length, 0) ?? 0
  const settled = pages !== null && !changing
  const isWhole = older === null && newer === null
  const isEmpty = pages !== null && loaded === 0 && isWhole
  // Without the viewer's time zone the days are not known, and guessed ones would jump.
  const drawable = (timeZone !== null && !isDrawnAgain) || isEmpty
  const today = dayKeyOf(new Date(drawn.at), timeZone ?? 'UTC')
  const counted = counts.count ?? (isWhole ? { videos: loaded, isMore: false } : null)
  const shown = counted?.isMore
    ? format.count(counted.videos + 1)
    : format.number(counted?.videos ?? 0)
  const count = counted && settled ? words('count', { count: counted.videos, shown }) : null
  const take = days[0]?.items[0]
  const shot = useMemo(
    () => (take && take.shotId === filters.shot ? shotChoice(t, take) : null),
    [take, filters.shot, t],
  )
  const told = problem && speak(problem.told)
  const { projects, members, collections } = props
  const { saveViews } = props.can
  const bar = { filters, projects, members, collections, shot }
  const rail = months.length > 1 && !isEmpty
  const doNow = useRef(bulk)
  doNow.current = bulk
  const some = settled && counted && counted.videos > 0
  const besides = useMemo(
    () => (
      <>
        {rail && <MonthSelect months={months} month={month} onJump={goToMonth} />}
        <ChooseButton />
        <GalleryOptions
          workspace={workspace}
          query={query}
          canSave={saveViews}
          onOpen={open}
          all={
            some
              ? {
                  shown,
                  choose: () => void doNow.current.chooseFound(),
                  zip: () => void doNow.current.zipFound(),
                }
              : null
          }
        />
      </>
    ),
    [rail, months, month, goToMonth, workspace, query, open, saveViews, some, shown],
  )
  return (
    <div ref={place}>
      {(filtered || !isEmpty || !settled) && (
        <div {...focus}>
          <FilterBar
            {...bar}
            onChange={change}
            months={months}
            today={today}
            count={problem?.of === 'first' ? null : count}
          >
            {besides}
          </FilterBar>
        </div>
      )}
      <p role="status" className="sr-only">
        {filtered && !problem && count}
      </p>
      <div
        className={cx(
          'flex px-3 wide:px-5',
          rail && 'wide:pr-0 touch:wide:pr-5',
          (changing || (busy.first && loaded > 0)) && 'opacity-50 transition-opacity delay-100',
        )}
      >
        <div className="@container min-w-0 flex-1">
          {newer !== null && drawable && !changing && !busy.first && (
            <LoadNewer
              busy={busy.newer}
              problem={problem?.of === 'newer' ? told : null}
              onMore={list.newer}
            />
          )}
          {(pages === null && !problem) || !drawable ? (
            <TileRowsSkeleton />
          ) : (
            <GalleryWindow
              list={list}
              days={days}
              onMonth={setMonth}
              jump={jump}
              workspace={workspace}
              canDecide={props.canDecide}
              onDelete={props.can.trash ? bulk.trash : null}
              onHint={bulk.say}
              lastDay={counts.lastDay}
              expecting={!problem}
              today={today}
            />
          )}
          {settled && isEmpty && (
            <div {...focus}>
              <GalleryNothing {...bar} workspace={workspace} today={today} onChange={change} />
            </div>
          )}
          {(older !== null || (problem && problem.of !== 'newer')) && drawable && !changing && (
            <div ref={end} className="contents" {...endFocus}>
              {/* A new one for each page: the same one in another place would be seen to jump. */}
              <LoadMore
                key={older}
                busy={busy.older || busy.first}
                problem={problem?.of === 'newer' ? null : told}
                onMore={problem ? list.again : list.older}
                aheadPx={3_000}
              />
            </div>
          )}
        </div>
        {rail && <DateRail months={months} month={month} counted={!filtered} onJump={goToMonth} />}
      </div>
      <BulkBar
        workspace={workspace}
        bulk={bulk}
        find={findLoaded}
        all={some ? { ...counted, shown } : null}
        can={{ ...props.can, decide: props.canDecide }}
      />
      <RefusalNotice
        workspace={workspace}
        findVideo={(id) =>
          pages?.flatMap((page) => page.filter((video) => video.id === id))[0] ?? null
        }
      />
    </div>
  )
}
