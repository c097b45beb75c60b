'use client'
import { useSyncExternalStore } from 'react'
import { makeSelected } from '@/components/videos/bulk/selected'

/** One screen is open at a time; who leaves it clears it (bulk-bar.tsx). */
export const selected = makeSelected()

const nothing = selected.read()
const never = () => false

export const useSelected = () => useSyncExternalStore(selected.listen, selected.read, () => nothing)

export const useIsChosen = (id: string): boolean =>
  useSyncExternalStore(selected.listen, () => selected.has(id), never)

/** Whether a plain touch or click chooses, instead of opening. */
export const useIsChoosing = (): boolean => useSyncExternalStore(selected.listen, isChoosing, never)

export const isChoosing = (): boolean => {
  const { ids, isChoosing } = selected.read()
  return isChoosing || ids.size > 0
}
