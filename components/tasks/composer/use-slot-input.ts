'use client'
import { useTranslations } from 'next-intl'
import { startTransition, useRef, useState } from 'react'
import type { Dropped } from '@/components/inputs/dropped-files'
import { fromAddress, fromFrame, fromVideo } from '@/components/inputs/fetch-input'
import type { Fetched } from '@/components/inputs/upload-queue'
import { useUploads } from '@/components/inputs/use-uploads'
import type { Chosen } from '@/components/tasks/composer/draft'
import { chosenOf, type MediaKind, misfit, sortFiles } from '@/components/tasks/composer/take-files'
import { announce } from '@/components/ui/announcer'
import type { Said } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

/** What a slot is called. */
export type SlotWord = 'firstFrame' | 'lastFrame' | 'sourceVideo' | 'referenceVideo'

/** How a slot came by what it holds, as far as there is something to say about it. */
export type Way =
  | { how: 'removed' | 'cropped' | 'replaced' }
  | { how: 'frame'; videoId: string; which: 'first' | 'last' }

type Options = {
  workspace: string
  kind: MediaKind
  word: SlotWord
  /** Which frame of a video belongs here: a shot goes on from an end, and leads to a beginning. */
  frame: 'first' | 'last'
  chosen: Chosen | null
  onChange: (chosen: Chosen | null) => void
}

export type SlotInput = ReturnType<typeof useSlotInput>

/**
 * Everything that can happen to one slot. It stands above the slot, which is taken away when
 * another mode is chosen: what is on its way then still arrives.
 */
export const useSlotInput = ({ workspace, kind, word, frame, chosen, onChange }: Options) => {
  const t = useTranslations('composer.slots')
  const [wrong, setWrong] = useState<Said | null>(null)
  const [last, setLast] = useState<{ way: Way; before: Chosen | null; after: unknown } | null>(null)
  const coming = useRef<Way>({ how: 'replaced' })
  const now = useRef(chosen)
  now.current = chosen
  /** The picture that was refused for its shape, and could be cropped. */
  const [file, setFile] = useState<File | null>(null)

  const put = (after: Chosen | null, way: Way) => {
    setWrong(null)
    setLast({ way, before: now.current, after })
    const said = now.current
      ? `${t('done', { how: way.how })} ${t('undo')}`
      : t('added', { slot: word })
    announce(word, said)
    onChange(after)
  }
  const arrive = (input: InputView) => {
    const problem = misfit(kind, input.kind)
    if (problem) setWrong(problem)
    else put(chosenOf(input), coming.current)
  }
  // Drawn piece by piece: it is much, and nobody waits for an answer to a press. Until then the
  // progress stands in the place, whatever else is drawn meanwhile.
  const { uploads, ...queue } = useUploads(workspace, arrive, startTransition)
  /** One thing at a time: whatever was on its way, or failed, gives way. */
  const begin = (way: Way) => {
    for (const { id } of uploads) queue.putAway(id)
    setWrong(null)
    setFile(null)
    coming.current = way
  }
  const send = (sent: File, way: Way) => {
    begin(way)
    setFile(sent)
    queue.add([sent])
  }
  const fetchAs = (what: Fetched, way: Way) => {
    begin(way)
    queue.fetch(what)
  }

  const stillThere = last?.after === chosen
  return {
    /** At most one. */
    upload: uploads[0],
    retry: queue.retry,
    putAway: queue.putAway,
    wrong,
    /** What was last done here, as long as nothing else has happened. */
    last: last && stillThere ? last : null,
    refused: uploads[0]?.error ? file : null,
    take: (dropped: Dropped) => {
      const { taken, said } = sortFiles(dropped, kind, 1)
      const [first] = taken
      if (first) send(first, { how: 'replaced' })
      setWrong(said)
    },
    crop: (cropped: File) => send(cropped, { how: 'cropped' }),
    choose: (input: InputView) => {
      begin({ how: 'replaced' })
      put(chosenOf(input), { how: 'replaced' })
    },
    useAddress: (address: Chosen) => {
      begin({ how: 'replaced' })
      put(address, { how: 'replaced' })
    },
    fetchAddress: (address: string) =>
      fetchAs(fromAddress(workspace, address), { how: 'replaced' }),
    takeVideo: (videoId: string, which: 'first' | 'last' = frame) => {
      if (kind === 'video') {
        return fetchAs(fromVideo(workspace, videoId, t('galleryVideo')), { how: 'replaced' })
      }
      const name = t('galleryFrame', { which })
      const how = { how: 'frame', videoId, which } as const
      fetchAs(fromFrame(workspace, { videoId, which, name }), how)
    },
    remove: () => put(null, { how: 'removed' }),
    undo: () => {
      if (!last) return
      setWrong(null)
      setLast(null)
      onChange(last.before)
    },
    refuse: (said: Said) => setWrong(said),
  }
}
