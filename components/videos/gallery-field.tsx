'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { latinLetter } from '@/components/ui/latin-letter'
import { chooseByKey } from '@/components/videos/bulk/choice-keys'
import { asMade } from '@/components/videos/bulk/found'
import { loadedOrder } from '@/components/videos/bulk/loaded'
import { selected } from '@/components/videos/bulk/use-selected'
import type { GalleryList } from '@/components/videos/gallery-list'
import { useTriage } from '@/components/videos/use-triage'
import { compareHref } from '@/lib/videos/compare-href'
import type { VideoChoice } from '@/lib/videos/decision'
import { findPlace, type Laid } from '@/lib/videos/gallery-rows'
import { tileNeighbour } from '@/lib/videos/tile-neighbour'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  field: RefObject<HTMLDivElement | null>
  list: GalleryList
  laid: Laid<VideoView> | null
  /** Scrolls to a tile, where it is not drawn, and gives it the focus. */
  reveal: (id: string) => void
  workspace: string
  canDecide: boolean
  /** Moves these into the trash, as far as the viewer may. @returns whether any went */
  onDelete: ((ids: string[]) => Promise<boolean>) | null
  /** Says what a key would need. */
  onHint: (words: string) => void
  children: ReactNode
}

const CHOICES: Record<string, VideoChoice> = { s: 'select', x: 'reject' }

const tileAt = (target: EventTarget) =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-tile]') : null

/**
 * Makes all tiles inside one stop of the tab key; arrows, Home and End move between them, also to
 * those that are not drawn; S and X choose, C compares two that are ticked. Written on the elements: a state would draw all of them
 * again for every step.
 */
export const GalleryField = ({
  field,
  list,
  laid,
  reveal,
  workspace,
  canDecide,
  onDelete,
  onHint,
  ...rest
}: Props) => {
  const t = useTranslations('gallery')
  const decide = useTriage(workspace)
  const router = useRouter()
  const comesBack = useRef(list.focused !== null)

  // Every drawing may bring new tiles, and take away the one that was the stop.
  useEffect(() => {
    const tiles = [...(field.current?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])]
    const stop =
      tiles.find(({ dataset }) => dataset.tile === list.focused) ??
      tiles.find(({ dataset }) => dataset.tile === list.place?.id) ??
      tiles[0]
    for (const tile of tiles) {
      const tabIndex = tile === stop ? 0 : -1
      if (tile.tabIndex !== tabIndex) tile.tabIndex = tabIndex
    }
    // A way back leads to the tile that one left by, also for who goes on by the keys.
    if (!comesBack.current || !stop) return
    comesBack.current = false
    const isNowhere = document.activeElement === document.body
    if (isNowhere && stop.dataset.tile === list.focused) stop.focus({ preventScroll: true })
  })

  const follow = (target: EventTarget) => {
    const tile = tileAt(target)
    if (!tile) return
    for (const other of field.current?.querySelectorAll<HTMLElement>('[data-tile][tabindex="0"]') ??
      []) {
      other.tabIndex = -1
    }
    tile.tabIndex = 0
    list.focused = tile.dataset.tile ?? null
  }

  /** The focus goes to what stands after what goes, or else before it. */
  const remove = async (id: string, ids: string[]) => {
    const order = loadedOrder()
    const at = order.indexOf(id)
    const stays = (one: string) => !ids.includes(one)
    const next = order.slice(at).find(stays) ?? order.slice(0, at).findLast(stays)
    if ((await onDelete?.(ids)) && next && ids.includes(id)) reveal(next)
  }

  const compare = () => {
    const { ids } = selected.read()
    if (ids.size === 2) router.push(compareHref(workspace, asMade(ids)))
    else onHint(t('triage.chooseTwo'))
  }

  const press = (event: KeyboardEvent) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    // Also on the box that the pointer has just ticked.
    if (isPlain && latinLetter(event) === 'c' && !event.repeat && !event.nativeEvent.isComposing) {
      compare()
      return
    }
    const id = tileAt(event.target)?.dataset.tile
    if (!id || !laid || event.nativeEvent.isComposing) return
    const isOurs = chooseByKey(event, {
      id,
      order: loadedOrder,
      neighbour: (key) => tileNeighbour(laid, id, key),
      focus: reveal,
      onDelete: (ids) => void remove(id, ids),
    })
    if (isOurs || event.ctrlKey || event.metaKey || event.altKey) return
    const choice = CHOICES[latinLetter(event) ?? '']
    if (choice && canDecide && !event.repeat) {
      const place = findPlace(laid, id)
      const video = place?.day.items[place.at]
      if (video) decide(video, choice)
      return
    }
    if (event.shiftKey) return
    const next = tileNeighbour(laid, id, event.key)
    if (!next) return
    event.preventDefault()
    reveal(next)
  }

  return (
    <section aria-label={t('videos')} onKeyDown={press} onFocus={({ target }) => follow(target)}>
      {/* Where it stands when the layout changes is ours to say. */}
      <div
        ref={field}
        className="relative [overflow-anchor:none]"
        style={laid ? { height: laid.height } : undefined}
      >
        {rest.children}
      </div>
    </section>
  )
}
