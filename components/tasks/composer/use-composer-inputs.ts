'use client'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, useCallback, useRef, useState } from 'react'
import { type Dropped, droppedFiles } from '@/components/inputs/dropped-files'
import type { Draft } from '@/components/tasks/composer/draft'
import type { Uploads } from '@/components/tasks/composer/input-slots'
import { modeFor, placeFor, spokesman } from '@/components/tasks/composer/paste-files'
import {
  type InputTaker,
  kindOf,
  type MediaKind,
  misfit,
} from '@/components/tasks/composer/take-files'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { useDrop } from '@/components/tasks/composer/use-drop'
import type { LeaveNote } from '@/components/tasks/composer/use-note'
import { useReachability } from '@/components/tasks/composer/use-reachability'
import { usesFiles } from '@/components/tasks/composer/uses-files'
import { useSpeak } from '@/components/ui/use-speak'
import { say } from '@/lib/intl/said'
import type { Fields } from '@/lib/kling/catalog'

/** The slots by their names. */
export type Places = Record<'image' | 'endImage' | 'video' | 'images', InputTaker>

type Options = {
  workspace: string
  draft: Draft
  change: ChangeDraft
  fields: Fields
  leaveNote: LeaveNote
}

const takesInputs = (fields: Fields) =>
  (['image', 'images', 'video'] as const).some((name) => fields[name] !== 'absent')

const holdsInputs = ({ image, endImage, video, images }: Draft) =>
  image !== null || endImage !== null || video !== null || images.length > 0

/**
 * What the whole composer has to do with inputs: it takes what is pasted or dropped anywhere in it,
 * and cannot send while a file is on its way or was not taken, or where the provider could fetch none of ours. The
 * slots come when they are first used, and stay: what is on its way goes on in another mode.
 */
export const useComposerInputs = ({ workspace, draft, change, fields, leaveNote }: Options) => {
  const t = useTranslations('composer.send')
  const speak = useSpeak()
  const places = useRef<Places>(null)
  const early = useRef<(() => void)[]>([])
  const [isEarly, setEarly] = useState(false)
  const [uploads, setUploads] = useState<Uploads>(null)
  const [areUsed, setUsed] = useState(false)
  if (!areUsed && (isEarly || takesInputs(fields) || holdsInputs(draft))) setUsed(true)
  const reach = useReachability(workspace, usesFiles(draft, fields))

  const give = (kind: MediaKind, hand: (taker: InputTaker) => void) => {
    const all = places.current
    if (!all) {
      early.current.push(() => give(kind, hand))
      return setEarly(true)
    }
    const slot = placeFor(draft, fields, kind)
    if (slot) return hand(all[slot])
    const says = spokesman(fields)
    if (says) {
      const takes = says === 'video' ? 'video' : 'image'
      return all[says].refuse(misfit(takes, kind) ?? say('composer.slots.noPlace'))
    }
    const other = modeFor(kind)
    change({ mode: other.mode })
    hand(all[other.slot])
  }
  const onPlaces = useCallback((all: Places | null) => {
    places.current = all
    if (!all || early.current.length === 0) return
    setEarly(false)
    for (const giveNow of early.current.splice(0)) giveNow()
  }, [])
  const takeFiles = (dropped: Dropped) => {
    const { files, folders } = dropped
    if (folders > 0 && files.length === 0 && !spokesman(fields)) {
      // A folder alone is no wish for another mode, and no place stands here that could say so.
      const words = speak(say('inputs.upload.folders', { count: folders }))
      return leaveNote({ words, failed: true })
    }
    const isVideo = files.some((file) => kindOf(file) === 'video')
    give(isVideo ? 'video' : 'image', (taker) => taker.take(dropped))
  }
  const drop = useDrop({
    onFiles: takeFiles,
    // Where a type takes frames, a frame of it is meant.
    onVideo: (videoId) =>
      give(
        fields.image === 'absent' && fields.images === 'absent' && fields.video !== 'absent'
          ? 'video'
          : 'image',
        (taker) => taker.takeVideo(videoId),
      ),
  })
  const onPaste = (event: ClipboardEvent) => {
    const dropped = droppedFiles(event.clipboardData)
    if (dropped.files.length === 0) return
    event.preventDefault()
    takeFiles(dropped)
  }
  const blockedReason = () => {
    if (uploads === 'coming' || isEarly) return t('arriving')
    // Sent without it, it would be another video than the one that was meant, and cost as much.
    if (uploads) return t('notTaken', { mayRetry: uploads === 'failed' ? 'yes' : 'no' })
    return reach?.certain ? speak(reach.said) : null
  }
  return {
    areUsed,
    slots: { places: onPlaces, onUploads: setUploads },
    handlers: { ...drop.handlers, onPaste },
    blockedReason: blockedReason(),
  }
}
