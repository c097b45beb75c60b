'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { CollectedTile } from '@/components/collections/collected-tile'
import { NameDialog } from '@/components/collections/name-dialog'
import { useCollection } from '@/components/collections/use-collection'
import { NewsDock } from '@/components/tasks/live/news-dock'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import { Notice } from '@/components/ui/notice'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'
import { useFormat } from '@/components/ui/use-format'
import { downloadZip } from '@/components/videos/bulk/download-zip'
import { MOST_CHOSEN } from '@/components/videos/bulk/selected'
import { TileField } from '@/components/videos/tile-field'
import { deleteCollection, renameCollection, restoreCollection } from '@/lib/collections/actions'
import type { CollectionView } from '@/lib/collections/collection'
import { MOST_SHARED_VIDEOS } from '@/lib/share/most-shared'
import type { VideoView } from '@/lib/videos/video-view'

const ShareDialog = later(() =>
  import('@/components/share/share-dialog').then((file) => file.ShareDialog),
)

type Props = {
  /** The workspace's slug. */
  workspace: string
  collection: CollectionView
  /** In the collection's order. */
  videos: VideoView[]
  canChange: boolean
  canShare: boolean
}

const EAGER = 12

export const CollectionPage = ({ workspace, collection, videos: drawn, ...can }: Props) => {
  const { canChange, canShare } = can
  const t = useTranslations('collections')
  const { id } = collection
  const router = useRouter()
  const { name, videos, said, move, remove, news, ...studio } = useCollection(workspace, {
    ...{ id, name: collection.name, videos: drawn },
  })
  const list = useRef<HTMLDivElement>(null)
  const focus = useFocusGoesOn(list, '[data-tile]')
  const [deleted, setDeleted] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [renaming, setRenaming] = useState(false)
  const [sharing, setSharing] = useState(false)

  const rename = async (wanted: string) => {
    const answer = await renameCollection({ workspace, id, name: wanted }).catch(() => null)
    if (!answer) return t('noAnswer')
    if (!answer.ok) return answer.error.fields?.name ?? answer.error.message
    // The title of the window.
    router.refresh()
    await studio.ask()
    return null
  }
  const setGone = async (gone: boolean) => {
    const ask = gone ? deleteCollection : restoreCollection
    const answer = await ask({ workspace, id }).catch(() => null)
    setProblem(answer?.ok ? null : (answer?.error.message ?? t('noAnswer')))
    if (answer?.ok) setDeleted(gone)
    if (answer?.ok && !gone) await studio.ask()
  }
  const step = (at: number) => (by: -1 | 1 | 'start' | 'end') => {
    const video = videos[at]
    if (!video) return
    const before = { '-1': at - 1, '1': at + 2, start: 0, end: videos.length }[by]
    move(video, videos[before]?.id ?? null)
  }
  const drop = (at: number) => (draggedId: string, after: boolean) => {
    const dragged = videos.find((video) => video.id === draggedId)
    if (dragged) move(dragged, videos[after ? at + 1 : at]?.id ?? null)
  }

  if (deleted || studio.isGone) {
    return (
      <EmptyState
        title={t('deleted', { name })}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            {deleted && (
              <Button autoFocus onClick={() => setGone(false)}>
                {t('undo')}
              </Button>
            )}
            <ButtonLink href={`/w/${workspace}/collections`}>{t('toAll')}</ButtonLink>
          </span>
        }
      />
    )
  }
  return (
    <div ref={list} {...focus} className="space-y-4 p-3 wide:p-5">
      <header className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Heading
          workspace={workspace}
          name={name}
          maker={collection.makerName}
          count={videos.length}
        />
        <span className="flex flex-wrap gap-2">
          {videos.length > 0 && (
            <>
              <ButtonLink href={`/w/${workspace}/screening?collection=${id}`}>
                {t('screen')}
              </ButtonLink>
              <Button
                onClick={() =>
                  downloadZip(
                    workspace,
                    videos.slice(0, MOST_CHOSEN).map((video) => video.id),
                  )
                }
              >
                {t('download')}
              </Button>
            </>
          )}
          {canShare && videos.length > 0 && (
            <Button
              {...ShareDialog.soon}
              blockedReason={
                videos.length > MOST_SHARED_VIDEOS
                  ? t('shareMost', { most: MOST_SHARED_VIDEOS })
                  : null
              }
              onClick={() => setSharing(true)}
            >
              {t('share')}
            </Button>
          )}
          {canChange && (
            <>
              <Button onClick={() => setRenaming(true)}>{t('rename')}</Button>
              <Button onClick={() => setGone(true)}>{t('delete')}</Button>
            </>
          )}
        </span>
      </header>
      {problem && <Notice role="alert">{problem}</Notice>}
      {said && (said.failed || said.undo) && (
        <Notice action={said.undo && <Button onClick={said.undo}>{t('undo')}</Button>}>
          {said.words}
        </Notice>
      )}
      {videos.length === 0 ? (
        <EmptyState
          title={t('nothingInIt')}
          action={<ButtonLink href={`/w/${workspace}/gallery`}>{t('toGallery')}</ButtonLink>}
        />
      ) : (
        // The way to what is offered leads out of the tiles and is part of them.
        <div {...studio.hands} className="space-y-4">
          <TileField label={name}>
            <ol
              ref={studio.place}
              className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-3 gap-y-2 [overflow-anchor:none]"
            >
              {videos.map((video, at) => (
                <CollectedTile
                  key={video.id}
                  {...{ workspace, video, at, canChange }}
                  of={videos.length}
                  eager={at < EAGER}
                  onStep={step(at)}
                  onDrop={drop(at)}
                  onRemove={() => remove(video)}
                />
              ))}
            </ol>
          </TileField>
          <NewsDock>
            {news && (
              <Notice tone="strong" action={<Button onClick={news}>{t('showChanged')}</Button>}>
                {t('changed')}
              </Notice>
            )}
          </NewsDock>
        </div>
      )}
      {sharing && (
        <ShareDialog
          workspace={workspace}
          videoIds={videos.map((video) => video.id)}
          title={name}
          onClose={() => setSharing(false)}
        />
      )}
      {renaming && (
        <NameDialog
          title={t('rename')}
          name={name}
          submit={t('save')}
          onSubmit={rename}
          onClose={() => setRenaming(false)}
        />
      )}
    </div>
  )
}

type HeadingProps = { workspace: string; name: string; maker: string; count: number }

const Heading = ({ workspace, name, maker, count }: HeadingProps) => {
  const t = useTranslations('collections')
  const words = useTranslations('videos')
  const format = useFormat()
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <span className="flex min-w-0 items-baseline gap-2">
        <Link
          href={`/w/${workspace}/collections`}
          className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-second hover:text-ink touch:min-h-12"
        >
          {t('title')}
        </Link>
        <span aria-hidden="true" className="text-third">
          /
        </span>
        <h1 className="min-w-0 truncate font-semibold" title={name}>
          {name}
        </h1>
      </span>
      <span className="figures text-sm text-third">
        {words('count', { count, shown: format.count(count) })} · {t('by', { name: maker })}
      </span>
    </div>
  )
}
