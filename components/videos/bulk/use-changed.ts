'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { makeChanged, withChanges } from '@/components/videos/bulk/changed'
import type { VideoView } from '@/lib/videos/video-view'

export const changed = makeChanged()

const nothing = changed.read()

/** What was moved into the trash on this page. */
export const hiddenNow = () => changed.read().hidden

export const useHidden = () => useSyncExternalStore(changed.listen, hiddenNow, () => nothing.hidden)

/** The pages of a list, with what was done to many of them since they were read. */
export const useChanged = (
  pages: readonly (readonly VideoView[])[] | null,
): readonly (readonly VideoView[])[] | null => {
  const now = useSyncExternalStore(changed.listen, changed.read, () => nothing)
  return useMemo(() => pages && withChanges(pages, now), [pages, now])
}
