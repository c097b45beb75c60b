'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Dropped } from '@/components/inputs/dropped-files'
import { fromAddress, fromFrame } from '@/components/inputs/fetch-input'
import { useUploads } from '@/components/inputs/use-uploads'
import type { Chosen } from '@/components/tasks/composer/draft'
import type { Followed } from '@/components/tasks/composer/follow-images'
import { shownBy } from '@/components/tasks/composer/image-name'
import { moved } from '@/components/tasks/composer/moved'
import { chosenOf, inTurn, misfit, sortFiles } from '@/components/tasks/composer/take-files'
import { announce } from '@/components/ui/announcer'
import { type Said, say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

type Options = {
  workspace: string
  images: Chosen[]
  /** Prompts follow their pictures; `last` is the change that this takes back or goes on with. */
  onChange: (change: (images: Chosen[]) => Chosen[], last?: Followed) => Followed
  /** How many fit; fewer beside a video. */
  most: number
}

/** What is on it is of interest here, not what it came as. */
const referenceOf = (chosen: Chosen): Chosen => ({
  ...chosen,
  name: chosen.name && shownBy(chosen.name),
})

type Removed = { before: Chosen[]; after: Chosen[]; followed: Followed }

export type ReferenceInputs = ReturnType<typeof useReferenceInputs>

/** Everything that can happen to the reference images; it outlives their list, as a slot's does. */
export const useReferenceInputs = ({ workspace, images, onChange, most }: Options) => {
  const t = useTranslations('composer')
  const [wrong, setWrong] = useState<Said | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const turns = useRef(new Map<string, number>())
  const renamed = useRef<Followed>(undefined)
  const arrived = useRef(0)
  const { uploads, ...queue } = useUploads(workspace, (input, id) => {
    const problem = misfit('image', input.kind)
    if (problem) return setWrong(problem)
    turns.current.set(input.id, id)
    arrived.current += 1
    onChange((all) => inTurn(all, referenceOf(chosenOf(input)), turns.current))
  })
  const free = most - images.length - uploads.filter((one) => !one.error).length
  const tellAdded = (count: number) => announce('reference', t('references.added', { count }))
  // Files that come together are told of together, however long each of them takes.
  const isComing = uploads.some((one) => !one.error)
  useEffect(() => {
    if (isComing || arrived.current === 0) return
    tellAdded(arrived.current)
    arrived.current = 0
  }, [isComing])
  const noRoom = () => setWrong(say('composer.references.full', { most }))
  /** What was wrong before it is over with it. */
  const put: Options['onChange'] = (by, last) => {
    setWrong(null)
    return onChange(by, last)
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
    choose: (inputs: InputView[]) => {
      put((all) => [...all, ...inputs.map((input) => referenceOf(chosenOf(input)))])
      tellAdded(inputs.length)
    },
    useAddress: (address: Chosen) => {
      put((all) => [...all, referenceOf(address)])
      tellAdded(1)
    },
    fetchAddress: (address: string) => {
      setWrong(null)
      queue.fetch(fromAddress(workspace, address))
    },
    takeVideo: (videoId: string) => {
      if (free <= 0) return noRoom()
      setWrong(null)
      const which = 'first'
      const name = t('slots.galleryFrame', { which })
      queue.fetch(fromFrame(workspace, { videoId, which, name }))
    },
    move: (from: number, to: number) => {
      // From now on the order is the person's own.
      turns.current.clear()
      put((all) => moved(all, from, to))
    },
    /** From wherever it stands by now: presses may be quicker than what they do is drawn. */
    step: (image: Chosen, by: number): { from: number; to: number } | null => {
      let from = -1
      let isMoved = false
      turns.current.clear()
      put((all) => {
        from = all.indexOf(image)
        const after = moved(all, from, from + by)
        isMoved = after !== all
        return after
      })
      return isMoved ? { from, to: from + by } : null
    },
    rename: (index: number, name: string) => {
      // Key by key it is one change: emptied on the way to another one, a name keeps its places.
      renamed.current = put(
        (all) => all.map((one, at) => (at === index ? { ...one, name } : one)),
        renamed.current,
      )
    },
    remove: (index: number) => {
      const after = images.filter((_, at) => at !== index)
      setRemoved({ before: images, after, followed: put(() => after) })
    },
    refuse: (said: Said) => setWrong(said),
    /** Puts the last one back that was removed; null as soon as something else was done. */
    undo:
      removed && removed.after === images
        ? () => {
            setRemoved(null)
            put(() => removed.before, removed.followed)
          }
        : null,
  }
}
