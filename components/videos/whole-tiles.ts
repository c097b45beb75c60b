import { flushSync } from 'react-dom'
import { whenIdle } from '@/components/ui/when-idle'

/** At a time: their pictures are asked for, laid out and painted after it. */
const WORK_MS = 4

/** Tiles that are only a colour and a link yet, and what makes each whole. */
const bare = new Map<Element, () => void>()
let isAsked = false

/** Those within a screen of the window, the nearest first. */
const work = () => {
  isAsked = false
  const screen = window.innerHeight
  const near = [...bare]
    .map(([tile, make]) => {
      return { tile, make, away: Math.abs(tile.getBoundingClientRect().top - screen / 2) }
    })
    .filter(({ away }) => away < 1.5 * screen)
    .sort((one, other) => one.away - other.away)
  const endsAt = performance.now() + WORK_MS
  for (const { tile, make } of near) {
    if (performance.now() > endsAt) return makeNearWhole()
    bare.delete(tile)
    flushSync(make)
  }
}

/** When nothing else is to be done. */
export const makeNearWhole = (): void => {
  if (isAsked || bare.size === 0) return
  isAsked = true
  whenIdle(work)
}

/**
 * Until this one is near. React would make all of them whole at once, when those who scroll have
 * kept it waiting for some seconds. @returns what ends the waiting
 */
export const awaitNear = (tile: Element, make: () => void): (() => void) => {
  bare.set(tile, make)
  makeNearWhole()
  return () => {
    bare.delete(tile)
  }
}
