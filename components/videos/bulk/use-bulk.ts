'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { toldOf } from '@/components/ui/ask-studio'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { downloadZip } from '@/components/videos/bulk/download-zip'
import { findFound, keepFound } from '@/components/videos/bulk/found'
import { allParts, inParts } from '@/components/videos/bulk/in-parts'
import { changed } from '@/components/videos/bulk/use-changed'
import { selected } from '@/components/videos/bulk/use-selected'
import type { Result } from '@/lib/result'
import { moveBack, moveToShot } from '@/lib/tasks/move-actions'
import type { DecidedVideo, VideoChoice } from '@/lib/videos/decision'
import { decideOnVideos } from '@/lib/videos/decision-actions'
import { type Found, MOST_FOUND } from '@/lib/videos/found-video'
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
  /** How many came or went of those that the list has not read yet. */
  onUnread: (by: number) => void
  /** All that the filters find. @throws AskError */
  askFound: () => Promise<Found>
}

/** What is done with all that is chosen, one thing at a time, and the way back until the next. */
export const useBulk = ({ workspace, find, choiceOf, onDecided, ...list }: Props) => {
  const t = useTranslations('bulk')
  const ui = useTranslations('ui')
  const format = useFormat()
  const speak = useSpeak()
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
      // An undo that came to nothing can be pressed again.
      if (what !== 'undo') setDone(null)
      setProblem(answer?.error.message ?? ui('noAnswer'))
      return false
    }
    const next = take(answer.data)
    setDone(next)
    if (next) announce('bulk', next.words)
    return true
  }

  const chosen = () => [...selected.read().ids]
  const noAnswer = ui('noAnswer')
  /** What was done, what was not, and why. */
  const said = (...words: (string | null | false)[]) => words.filter(Boolean).join(' ')
  const decideParts = async (value: VideoChoice | null, ids: string[]) => {
    const answer = await inParts(ids, noAnswer, (videoIds) =>
      decideOnVideos({ workspace, videoIds, kind: 'choice', value }),
    )
    if (answer.ok) onDecided(answer.data.parts.flatMap(({ videos }) => videos))
    return answer
  }
  const decideBack = async (groups: Map<VideoChoice | null, string[]>) => {
    for (const [value, ids] of groups) {
      const answer = await decideParts(value, ids)
      if (!answer.ok) return answer
      const { problem } = answer.data
      if (problem) return { ok: false, error: { code: 'internal', message: problem } } as const
    }
    return { ok: true, data: {} } as const
  }

  const decide = (value: VideoChoice) => {
    const ids = chosen()
    const before = new Map<VideoChoice | null, string[]>()
    for (const id of ids) {
      const video = find(id) ?? findFound(id)
      const was = video && choiceOf(video)
      const same = before.get(was) ?? []
      same.push(id)
      before.set(was, same)
    }
    return run(
      value,
      () => decideParts(value, ids),
      ({ parts, problem }) => {
        const count = parts.reduce((sum, { videos }) => sum + videos.length, 0)
        return {
          words: said(t(value === 'select' ? 'selected' : 'rejected', { count }), problem),
          undo: () => decideBack(before),
        }
      },
    )
  }

  const trash = (videoIds = chosen()) =>
    run(
      'trash',
      () => inParts(videoIds, noAnswer, (some) => trashVideos({ workspace, videoIds: some })),
      ({ parts, problem }) => {
        const ids = parts.flatMap((part) => part.ids)
        const kept = parts.reduce((sum, part) => sum + part.kept, 0)
        const unread = ids.filter((id) => !find(id)).length
        changed.hide(ids)
        selected.drop(ids)
        if (unread > 0) list.onUnread(-unread)
        const stays = kept > 0 && t('kept', { count: kept })
        if (ids.length === 0) return { words: said(stays, problem) }
        return {
          words: said(t('trashed', { count: ids.length }), stays, problem),
          undo: async () => {
            const answer = await allParts(ids, noAnswer, (some) =>
              restoreVideos({ workspace, videoIds: some }),
            )
            if (answer.ok) {
              changed.show(ids)
              if (unread > 0) list.onUnread(unread)
            }
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
      () =>
        inParts(videoIds, noAnswer, (some) =>
          moveToShot({ workspace, videoIds: some, shotId: shot.id }),
        ),
      ({ parts, problem }) => {
        const moved = parts.flatMap((part) => part.moved)
        const elsewhere = parts.reduce((sum, part) => sum + part.elsewhere, 0)
        const before = moved.flatMap(({ videoId }) => {
          const video = find(videoId)
          return video ? [[videoId, placeOf(video)] as const] : []
        })
        const { id: shotId, number: shotNumber, name: shotName } = shot
        // What is not on the screen is read as it is then.
        changed.place(
          moved.flatMap(({ videoId, takeNumber }) =>
            find(videoId) ? [[videoId, { shotId, shotNumber, shotName, takeNumber }] as const] : [],
          ),
        )
        const to = t('moved', { count: moved.length, shot: shot.number })
        const rest = elsewhere > 0 && t('elsewhere', { count: elsewhere })
        if (moved.length === 0) return { words: said(rest, problem) || to }
        return {
          words: said(to, rest, problem),
          undo: async () => {
            const takes = moved.map(({ videoId, from }) => ({ videoId, ...from }))
            const answer = await allParts(takes, noAnswer, (some) =>
              moveBack({ workspace, takes: some }),
            )
            if (!answer.ok) return answer
            const back = answer.data.flatMap((part) => part.moved)
            const numbers = new Map(back.map((one) => [one.videoId, one.takeNumber]))
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

  const zip = (videoIds = chosen()) =>
    run(
      'zip',
      () => weighZip({ workspace, videoIds }),
      ({ videos, bytes, missing }) => {
        downloadZip(workspace, videoIds)
        const begun = t('zipBegun', { count: videos - missing, size: format.bytes(bytes) })
        return { words: said(begun, missing > 0 && t('zipMissing', { count: missing })) }
      },
    )

  /** All that the filters find, of every page. */
  const ofFound = async (take: (found: Found) => Done | null): Promise<boolean> =>
    run(
      'found',
      async (): Promise<Result<Found>> => {
        try {
          return { ok: true, data: await list.askFound() }
        } catch (reason) {
          return { ok: false, error: { code: 'internal', message: speak(toldOf(reason)) } }
        }
      },
      take,
    )
  const chooseFound = () =>
    ofFound(({ videos, isMore }) => {
      keepFound(videos)
      selected.chooseAll(
        videos.map(({ id }) => id),
        isMore,
      )
      return null
    })
  const zipFound = async () => {
    let ids: string[] = []
    await ofFound(({ videos, isMore }) => {
      if (isMore) return { words: t('zipMost', { most: MOST_FOUND }) }
      ids = videos.map(({ id }) => id)
      return null
    })
    if (ids.length > 0) await zip(ids)
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
    zip: () => zip(),
    chooseFound,
    zipFound,
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
