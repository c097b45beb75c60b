'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { toldOf } from '@/components/ui/ask-studio'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { downloadZip } from '@/components/videos/bulk/download-zip'
import { keepFound } from '@/components/videos/bulk/found'
import { inParts, takePartsBack } from '@/components/videos/bulk/in-parts'
import { type Undone, undoneWords } from '@/components/videos/bulk/undone-words'
import { changed } from '@/components/videos/bulk/use-changed'
import { selected } from '@/components/videos/bulk/use-selected'
import { waysBack } from '@/components/videos/bulk/ways-back'
import type { Result } from '@/lib/result'
import { moveBack, moveToShot } from '@/lib/tasks/move-actions'
import type { DecidedVideo, VideoChoice } from '@/lib/videos/decision'
import { decideOnVideos, takeChoicesBack } from '@/lib/videos/decision-actions'
import { type Found, MOST_FOUND } from '@/lib/videos/found-video'
import { trashVideos, untrashVideos } from '@/lib/videos/trash-actions'
import type { VideoView } from '@/lib/videos/video-view'
import { weighZip } from '@/lib/videos/zip-actions'

export type TargetShot = { id: string; number: number; name: string | null }

type Undo = () => Promise<Result<Undone>>
type Done = { words: string; undo?: Undo }

type Props = {
  workspace: string
  /** The videos that are loaded, with what holds of them now. */
  find: (id: string) => VideoView | null
  /** Choices that were made here, for who draws them. */
  onDecided: (videos: DecidedVideo[]) => void
  /** How many came or went of those that the list has not read yet. */
  onUnread: (by: number) => void
  /** All that the filters find. @throws AskError */
  askFound: () => Promise<Found>
}

/** What is done with all that is chosen, one thing at a time, and the way back until the next. */
export const useBulk = ({ workspace, find, onDecided, ...list }: Props) => {
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
  const takeBack = async <Part>(
    parts: Part[],
    count: number,
    ask: (part: Part) => Promise<Result<{ left: number }>>,
  ): Promise<Result<Undone>> => {
    const answer = await takePartsBack(parts, noAnswer, ask)
    return answer.ok ? { ok: true, data: { ...answer.data, count } } : answer
  }

  const decide = (value: VideoChoice) =>
    run(
      value,
      () =>
        inParts(chosen(), noAnswer, (videoIds) =>
          decideOnVideos({ workspace, videoIds, kind: 'choice', value }),
        ),
      ({ parts, problem }) => {
        const videos = parts.flatMap((part) => part.videos)
        onDecided(videos)
        const words = said(
          t(value === 'select' ? 'selected' : 'rejected', { count: videos.length }),
          problem,
        )
        const acts = parts.filter(({ decisionIds }) => decisionIds.length > 0)
        const count = acts.reduce((sum, { decisionIds }) => sum + decisionIds.length, 0)
        if (count === 0) return { words }
        return {
          words,
          undo: () =>
            takeBack(acts, count, async ({ decisionIds }) => {
              const answer = await takeChoicesBack({ workspace, decisionIds })
              if (answer.ok) onDecided(answer.data.videos)
              return answer
            }),
        }
      },
    )

  const trash = (videoIds = chosen()) =>
    run(
      'trash',
      () => inParts(videoIds, noAnswer, (some) => trashVideos({ workspace, videoIds: some })),
      ({ parts, problem }) => {
        const ids = parts.flatMap((part) => part.ids)
        const kept = parts.reduce((sum, part) => sum + part.kept, 0)
        const unread = new Set(ids.filter((id) => !find(id)))
        changed.hide(ids)
        selected.drop(ids)
        if (unread.size > 0) list.onUnread(-unread.size)
        const stays = kept > 0 && t('kept', { count: kept })
        if (ids.length === 0) return { words: said(stays, problem) }
        const acts = parts.filter((part) => part.ids.length > 0)
        return {
          words: said(t('trashed', { count: ids.length }), stays, problem),
          undo: () =>
            takeBack(acts, ids.length, async ({ ids, trashedAt }) => {
              const answer = await untrashVideos({ workspace, videoIds: ids, trashedAt })
              if (!answer.ok) return answer
              const back = answer.data.ids
              changed.show(back)
              const counted = back.filter((id) => unread.delete(id)).length
              if (counted > 0) list.onUnread(counted)
              return answer
            }),
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
        const before = new Map(
          moved.flatMap(({ videoId }) => {
            const video = find(videoId)
            return video ? [[videoId, placeOf(video)] as const] : []
          }),
        )
        const { id: shotId, number: shotNumber, name: shotName } = shot
        // What is not on the screen is read as it is then.
        changed.place(
          moved.flatMap(({ videoId, takeNumber }) =>
            before.has(videoId)
              ? [[videoId, { shotId, shotNumber, shotName, takeNumber }] as const]
              : [],
          ),
        )
        const to = t('moved', { count: moved.length, shot: shot.number })
        const rest = elsewhere > 0 && t('elsewhere', { count: elsewhere })
        if (moved.length === 0) return { words: said(rest, problem) || to }
        const acts = parts.filter((part) => part.moved.length > 0)
        return {
          words: said(to, rest, problem),
          undo: () =>
            takeBack(acts, moved.length, async (part) => {
              const answer = await moveBack({ workspace, takes: waysBack(part.moved) })
              if (!answer.ok) return answer
              const { moved: back, left } = answer.data
              const numbers = new Map(back.map((one) => [one.videoId, one.takeNumber]))
              changed.place(
                part.moved.flatMap(({ videoId }) => {
                  const place = left.includes(videoId) ? null : before.get(videoId)
                  const takeNumber = numbers.get(videoId) ?? place?.takeNumber
                  return place && takeNumber ? [[videoId, { ...place, takeNumber }] as const] : []
                }),
              )
              return { ok: true, data: { left: left.length } }
            }),
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
    if (!way) return false
    return run('undo', way, (undone) => ({ words: undoneWords(t, undone) }))
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
