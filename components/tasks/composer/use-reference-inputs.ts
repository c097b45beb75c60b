'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { Dropped } from '@/components/inputs/dropped-files'
import { fromAddress, fromFrame } from '@/components/inputs/fetch-input'
import { useUploads } from '@/components/inputs/use-uploads'
import type { Chosen } from '@/components/tasks/composer/draft'
import { moved } from '@/components/tasks/composer/moved'
import { chosenOf, inTurn, misfit, sortFiles } from '@/components/tasks/composer/take-files'
import { type Said, say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

type Options = {
  workspace: string
  images: Chosen[]
  onChange: (change: (images: Chosen[]) => Chosen[]) => void
  /** How many fit; fewer beside a video. */
  most: number
}

export type ReferenceInputs = ReturnType<typeof useReferenceInputs>

/** Everything that can happen to the reference images; it outlives their list, as a slot's does. */
export const useReferenceInputs = ({ workspace, images, onChange, most }: Options) => {
  const t = useTranslations('composer.slots')
  const [wrong, setWrong] = useState<Said | null>(null)
  const [removed, setRemoved] = useState<{ before: Chosen[]; after: Chosen[] } | null>(null)
  const turns = useRef(new Map<string, number>())
  const { uploads, ...queue } = useUploads(workspace, (input, id) => {
    const problem = misfit('image', input.kind)
    if (problem) return setWrong(problem)
    turns.current.set(input.id, id)
    onChange((all) => inTurn(all, chosenOf(input), turns.current))
  })
  const free = most - images.length - uploads.filter((one) => !one.error).length
  const noRoom = () => setWrong(say('composer.references.full', { most }))
  /** What was wrong before it is over with it. */
  const put = (by: (all: Chosen[]) => Chosen[]) => {
    setWrong(null)
    onChange(by)
  }
  return {
    uploads,
    retry: queue.retry,
    putAway: queue.putAway,
    free,
    wrong,
    take: (dropped: Dropped) => {
      const { taken, said } = sortFiles(dropped, 'image', free)
      setWrong(said)
      queue.add(taken)
    },
    choose: (inputs: InputView[]) => put((all) => [...all, ...inputs.map(chosenOf)]),
    useAddress: (address: Chosen) => put((all) => [...all, address]),
    fetchAddress: (address: string) => {
      setWrong(null)
      queue.fetch(fromAddress(workspace, address))
    },
    takeVideo: (videoId: string) => {
      if (free <= 0) return noRoom()
      setWrong(null)
      const which = 'first'
      const name = t('galleryFrame', { which })
      queue.fetch(fromFrame(workspace, { videoId, which, name }))
    },
    move: (from: number, to: number) => {
      // From now on the order is the person's own.
      turns.current.clear()
      put((all) => moved(all, from, to))
    },
    rename: (index: number, name: string) =>
      put((all) => all.map((one, at) => (at === index ? { ...one, name } : one))),
    remove: (index: number) => {
      const after = images.filter((_, at) => at !== index)
      setRemoved({ before: images, after })
      put(() => after)
    },
    refuse: (said: Said) => setWrong(said),
    /** Puts the last one back that was removed; null as soon as something else was done. */
    undo:
      removed && removed.after === images
        ? () => {
            setRemoved(null)
            put(() => removed.before)
          }
        : null,
  }
}
