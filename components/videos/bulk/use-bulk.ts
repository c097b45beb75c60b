'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { useFormat } from '@/components/ui/use-format'
import { downloadZip } from '@/components/videos/bulk/download-zip'
import { changed } from '@/components/videos/bulk/use-changed'
import { selected } from '@/components/videos/bulk/use-selected'
import type { Result } from '@/lib/result'
import { moveBack, moveToShot } from '@/lib/tasks/move-actions'
import type { DecidedVideo, VideoChoice } from '@/lib/videos/decision'
import { decideOnVideos } from '@/lib/videos/decision-actions'
import { restoreVideos, trashVideos } from '@/lib/videos/trash-actions'
import type { VideoView } from '@/lib/videos/video-view'
import { weighZip } from '@/lib/videos/zip-actions'

export type TargetShot = { id: string; number: number; name: string | null }

type Undo = () => Promise<Result<unknown>>
type Done = { words: string; undo?: Undo }

type Props = {
  workspace: string
  /** The videos that are loaded, with what holds of them now. */
  find: (id: string) => VideoView | null
  choiceOf: (video: Pick<VideoView, 'id' | 'choice'>) => VideoChoice | null
  /** Choices that were made here, for who draws them. */
  onDecided: (videos: DecidedVideo[]) => void
}

/** What is done with all that is chosen, one thing at a time, and the way back until the next. */
export const useBulk = ({ workspace, find, choiceOf, onDecided }: Props) => {
  const t = useTranslations('bulk')
  const ui = useTranslations('ui')
  const format = useFormat()
  const [busy, setBusy] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isBusy = useRef(false)

  const run = async <T>(
    what: string,
    ask: () => Promise<Result<T>>,
    take: (data: T) => Done | null,
  ): Promise<boolean> => {
    // A second press in the same moment comes before anything is drawn.
    if (isBusy.current) return false
    isBusy.current = true
    setBusy(what)
    setProblem(null)
    const answer = await ask().catch(() => null)
    isBusy.current = false
    setBusy(null)
    if (!answer?.ok) {
      setDone(null)
      setProblem(answer?.error.message ?? ui('noAnswer'))
      return false
    }
    const next = take(answer.data)
    setDone(next)
    if (next) announce('bulk', next.words)
    return true
  }

  const chosen = () => [...selected.read().ids]
  const decideAll = async (groups: Map<VideoChoice | null, string[]>) => {
    const videos: DecidedVideo[] = []
    for (const [value, videoIds] of groups) {
      const answer = await decideOnVideos({ workspace, videoIds, kind: 'choice', value })
      if (!answer.ok) return answer
      videos.push(...answer.data.videos)
    }
    onDecided(videos)
    return { ok: true, data: videos } as const
  }

  const decide = (value: VideoChoice) => {
    const ids = chosen()
    const before = new Map<VideoChoice | null, string[]>()
    for (const id of ids) {
      const video = find(id)
      const was = video && choiceOf(video)
      before.set(was, [...(before.get(was) ?? []), id])
    }
    return run(
      value,
      () => decideAll(new Map([[value, ids]])),
      (videos) => ({
        words: t(value === 'select' ? 'selected' : 'rejected', { count: videos.length }),
        undo: () => decideAll(before),
      }),
    )
  }

  const trash = (videoIds = chosen()) =>
    run(
      'trash',
      () => trashVideos({ workspace, videoIds }),
      ({ ids, kept }) => {
        changed.hide(ids)
        selected.drop(ids)
        const words = [t('trashed', { count: ids.length }), kept > 0 && t('kept', { count: kept })]
        if (ids.length === 0) return { words: t('kept', { count: kept }) }
        return {
          words: words.filter(Boolean).join(' '),
          undo: async () => {
            const answer = await restoreVideos({ workspace, videoIds: ids })
            if (answer.ok) changed.show(ids)
            return answer
          },
        }
      },
    )

  const move = (shot: TargetShot) => {
    const videoIds = chosen()
    const placeOf = ({ shotId, shotNumber, shotName, takeNumber }: VideoView) => ({
      ...{ shotId, shotNumber, shotName, takeNumber },
    })
    return run(
      'move',
      () => moveToShot({ workspace, videoIds, shotId: shot.id }),
      ({ moved, elsewhere }) => {
        const before = moved.flatMap(({ videoId }) => {
          const video = find(videoId)
          return video ? [[videoId, placeOf(video)] as const] : []
        })
        changed.place(
          moved.map(({ videoId, takeNumber }) => {
            const { id: shotId, number: shotNumber, name: shotName } = shot
            return [videoId, { shotId, shotNumber, shotName, takeNumber }] as const
          }),
        )
        const to = t('moved', { count: moved.length, shot: shot.number })
        const rest = elsewhere > 0 ? ` ${t('elsewhere', { count: elsewhere })}` : ''
        if (moved.length === 0) return { words: rest.trim() || to }
        return {
          words: to + rest,
          undo: async () => {
            const takes = moved.map(({ videoId, from }) => ({ videoId, ...from }))
            const answer = await moveBack({ workspace, takes })
            if (!answer.ok) return answer
            const numbers = new Map(answer.data.moved.map((one) => [one.videoId, one.takeNumber]))
            changed.place(
              before.map(([id, place]) => {
                return [id, { ...place, takeNumber: numbers.get(id) ?? place.takeNumber }] as const
              }),
            )
            return answer
          },
        }
      },
    )
  }

  const zip = () => {
    const videoIds = chosen()
    return run(
      'zip',
      () => weighZip({ workspace, videoIds }),
      ({ videos, bytes, missing }) => {
        downloadZip(workspace, videoIds)
        const begun = t('zipBegun', { count: videos - missing, size: format.bytes(bytes) })
        return { words: missing > 0 ? `${begun} ${t('zipMissing', { count: missing })}` : begun }
      },
    )
  }

  const undo = async () => {
    const way = done?.undo
    return way ? run('undo', way, () => ({ words: t('undone') })) : false
  }

  return {
    busy,
    done,
    problem,
    select: () => decide('select'),
    reject: () => decide('reject'),
    trash,
    move,
    zip,
    undo,
    /** Of what was done elsewhere with what is chosen. */
    say: (words: string) => {
      setProblem(null)
      setDone({ words })
      announce('bulk', words)
    },
    forget: () => {
      setDone(null)
      setProblem(null)
    },
  }
}
