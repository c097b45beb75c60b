'use client'
import { useEffect, useRef, useState } from 'react'
import {
  type CommentDraft,
  keepCommentDraft,
  readCommentDraft,
} from '@/components/review/comment-draft'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import { frameAt } from '@/lib/videos/timecode'

/**
 * What is being written, and the frame that it is about: the one that is shown, until there are
 * words; from then on the frame stays that of the words, whatever is looked at meanwhile.
 */
export const useCommentDraft = (key: string, framesPerSecond: number) => {
  const moment = useWatchedMoment()
  const [draft, setDraft] = useState<CommentDraft>({ body: '', frame: null })
  const [shown, setShown] = useState(0)
  const [aboutAll, setAboutAll] = useState(false)
  const composing = useRef(false)

  useEffect(() => {
    const kept = readCommentDraft(key)
    // What was typed before the page came to life comes after what was kept.
    if (kept.body) {
      setDraft(({ body }) => ({ ...kept, body: body ? `${kept.body}\n${body}` : kept.body }))
      setAboutAll(kept.frame === null)
    }
  }, [key])

  useEffect(() => {
    const { current } = moment
    const follow = (seconds: number) => setShown(frameAt(seconds, framesPerSecond))
    follow(current.seconds?.() ?? 0)
    current.onMove = follow
    return () => {
      delete current.onMove
    }
  }, [moment, framesPerSecond])

  const keep = (next: CommentDraft) => {
    setDraft(next)
    if (!composing.current) keepCommentDraft(key, next)
  }
  const here = aboutAll ? null : shown
  return {
    body: draft.body,
    frame: draft.body ? draft.frame : here,
    shown,
    setBody: (body: string) => keep({ body, frame: draft.body ? draft.frame : here }),
    setFrame: (frame: number | null) => {
      setAboutAll(frame === null)
      keep({ ...draft, frame })
    },
    /** While an input method composes, nothing is kept: half a syllable is no word. */
    onComposition: (isComposing: boolean) => {
      composing.current = isComposing
      if (!isComposing) keepCommentDraft(key, draft)
    },
    clear: () => keep({ body: '', frame: null }),
  }
}
