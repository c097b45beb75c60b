'use client'
import { Ellipsis, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { pressOnce } from '@/components/ui/held-key'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'
import { Menu } from '@/components/ui/menu'
import type { MenuItem } from '@/components/ui/menu-list'
import { Spinner } from '@/components/ui/spinner'
import { useFormat } from '@/components/ui/use-format'
import { useNarrow } from '@/components/ui/use-narrow'
import { asMade, findFound, foundCount } from '@/components/videos/bulk/found'
import { MOST_CHOSEN } from '@/components/videos/bulk/selected'
import type { useBulk } from '@/components/videos/bulk/use-bulk'
import { selected, useSelected } from '@/components/videos/bulk/use-selected'
import { MOST_VIDEOS } from '@/lib/collections/collection'
import { MOST_SHARED_VIDEOS } from '@/lib/share/most-shared'
import { compareHref } from '@/lib/videos/compare-href'
import type { GalleryRights } from '@/lib/videos/gallery-rights'
import type { VideoView } from '@/lib/videos/video-view'

const MoveDialog = later(() =>
  import('@/components/videos/bulk/move-dialog').then((file) => file.MoveDialog),
)

const AddToCollection = later(() =>
  import('@/components/collections/add-to-collection').then((file) => file.AddToCollection),
)
const ShareDialog = later(() =>
  import('@/components/share/share-dialog').then((file) => file.ShareDialog),
)

type Props = {
  workspace: string
  bulk: ReturnType<typeof useBulk>
  find: (id: string) => VideoView | null
  /** How many the filters find, as it is counted and as it is said; null while it is not known. */
  all: { videos: number; isMore: boolean; shown: string } | null
  /** What the viewer's role allows; everybody may download. */
  can: GalleryRights & { decide: boolean }
}

/**
 * At the foot of a list while videos are chosen, and after something was done with them, until the
 * next: what can be done, and the way back. Above the bar of a telephone, never over the focus.
 */
export const BulkBar = ({ workspace, bulk, find, all, can }: Props) => {
  const t = useTranslations('bulk')
  const format = useFormat()
  const { ids, isChoosing, isFull } = useSelected()
  const videos = useTranslations('videos')
  const isNarrow = useNarrow()
  const [open, setOpen] = useState<'move' | 'collect' | 'share' | null>(null)
  const [collected, setCollected] = useState<{ id: string; words: string } | null>(null)
  const close = () => setOpen(null)
  const count = ids.size
  useEffect(() => selected.clear, [])
  useEffect(() => {
    if (count > 0) announce('chosen', t('chosen', { count }))
  }, [count, t])

  const { busy, done, problem } = bulk
  // Of what was asked for from elsewhere, with nothing chosen.
  const isGathering = count === 0 && (busy === 'found' || busy === 'zip')
  if (count === 0 && !isChoosing && !done && !problem && !isGathering) return null
  const areFewer = all && (count < all.videos || (all.isMore && count !== foundCount()))
  const hasMore = count > 0 && !isFull && areFewer
  const projects = new Set([...ids].map((id) => find(id)?.project.id ?? findFound(id)?.projectId))
  const [projectId = null] = projects.size === 1 ? [...projects] : []
  const inOrder = asMade(ids)
  const compare = count === 2 ? compareHref(workspace, inOrder) : null
  const shares = can.share && count > 0 && count <= MOST_SHARED_VIDEOS
  const chooseAll = t('chooseAll', { shown: all?.shown ?? '' })
  const nobody = count === 0 ? t('chooseFirst') : null
  const tooManyToCollect = count > MOST_VIDEOS ? t('collectMost', { most: MOST_VIDEOS }) : null
  const seldom = can.move ? [{ label: t('move'), onSelect: () => setOpen('move') }] : []
  const others = [
    // On a telephone two lines have room for what decides; all else is one press away.
    ...(isNarrow && hasMore ? [{ label: chooseAll, onSelect: () => void bulk.chooseFound() }] : []),
    ...(isNarrow && can.collect && !tooManyToCollect
      ? [{ label: t('collect'), onSelect: () => setOpen('collect') }]
      : []),
    ...(isNarrow ? [{ label: t('zip'), onSelect: () => void bulk.zip() }] : []),
    ...(compare ? [{ label: t('compare'), href: compare }] : []),
    ...seldom,
    ...(shares ? [{ label: t('share'), onSelect: () => setOpen('share') }] : []),
  ]
  const button = (what: string, label: string, act: () => void, refused: string | null = null) => (
    <Button
      busy={busy === what}
      blockedReason={nobody ?? refused}
      onClick={act}
      onKeyDown={pressOnce}
      className="bg-panel max-sm:grow"
    >
      {label}
    </Button>
  )
  const more = (items: MenuItem[], className = '') =>
    count > 0 &&
    items.length > 0 && (
      <Menu
        up
        className={className}
        label={t('more')}
        trigger={
          <span className="grid size-8 place-items-center text-second touch:size-12">
            {isNarrow && (busy === 'found' || busy === 'zip') ? (
              <Spinner />
            ) : (
              <Ellipsis className="size-4" aria-hidden />
            )}
          </span>
        }
        items={items}
      />
    )
  return (
    <section
      aria-label={t('bar')}
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 mt-3 border-t bg-panel px-3 py-2 wide:bottom-0 wide:px-5"
    >
      {isGathering && (
        <p role="status" className="flex min-h-8 items-center text-second">
          {t('gathering')}
        </p>
      )}
      {!isGathering && (done || problem) && (
        <p
          className="flex min-h-8 flex-wrap items-center gap-x-3"
          role={problem ? 'alert' : undefined}
        >
          <span>{problem ?? done?.words}</span>
          {done?.undo && (
            <Button
              size="sm"
              busy={busy === 'undo'}
              onClick={() => void bulk.undo()}
              onKeyDown={pressOnce}
            >
              {t('undo')}
            </Button>
          )}
          {collected && collected.words === done?.words && (
            <ButtonLink size="sm" href={`/w/${workspace}/collections/${collected.id}`}>
              {t('openCollection')}
            </ButtonLink>
          )}
          {count === 0 && !isChoosing && (
            <IconButton label={t('close')} onClick={bulk.forget} className="ml-auto">
              <X className="size-4" aria-hidden />
            </IconButton>
          )}
        </p>
      )}
      {(count > 0 || isChoosing) && (
        <div className="flex flex-wrap items-center gap-2">
          <IconButton label={t('chooseNone')} onClick={selected.clear} className="-ml-2">
            <X className="size-4" aria-hidden />
          </IconButton>
          <p className="figures mr-auto min-w-24 font-medium">
            {t('chosen', { count })}
            {isFull && (
              <span className="font-normal text-second"> {t('full', { most: MOST_CHOSEN })}</span>
            )}
            {hasMore && !isNarrow && (
              <Button
                variant="quiet"
                size="sm"
                busy={busy === 'found'}
                onClick={() => void bulk.chooseFound()}
                onKeyDown={pressOnce}
                className="ml-1"
              >
                {chooseAll}
              </Button>
            )}
          </p>
          {/* Beside the count on a telephone, behind all else where there is room: read there first. */}
          {isNarrow && more(others)}
          <span className="flex flex-wrap gap-2 max-sm:basis-full empty:hidden">
            {/* Where there is no room they are in the menu. */}
            {compare && (
              <ButtonLink href={compare} prefetch={false} className="bg-panel max-xl:hidden">
                {t('compare')}
              </ButtonLink>
            )}
            {can.decide && button('select', t('select'), () => void bulk.select())}
            {can.decide && button('reject', t('reject'), () => void bulk.reject())}
            {can.collect &&
              !isNarrow &&
              button('collect', t('collect'), () => setOpen('collect'), tooManyToCollect)}
            {shares && (
              <Button onClick={() => setOpen('share')} className="bg-panel max-xl:hidden">
                {t('share')}
              </Button>
            )}
            {!isNarrow && button('zip', t('zip'), () => void bulk.zip())}
            {can.trash && button('trash', t('delete'), () => void bulk.trash())}
          </span>
          {!isNarrow && more(others, 'xl:hidden')}
          {!isNarrow && more(seldom, 'max-xl:hidden')}
        </div>
      )}
      {open === 'move' && (
        <MoveDialog
          workspace={workspace}
          projectId={projectId}
          count={count}
          onClose={close}
          onMove={(shot) => {
            close()
            void bulk.move(shot)
          }}
        />
      )}
      {open === 'collect' && (
        <AddToCollection
          workspace={workspace}
          videoIds={inOrder}
          onClose={close}
          onAdded={({ id, name }, added) => {
            const words = t('collected', { count: added, name })
            setCollected({ id, words })
            bulk.say(words)
          }}
        />
      )}
      {open === 'share' && (
        <ShareDialog
          workspace={workspace}
          videoIds={inOrder}
          title={videos('count', { count, shown: format.number(count) })}
          onClose={close}
        />
      )}
    </section>
  )
}
