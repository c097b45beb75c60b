'use client'
import { createContext, type ReactNode, type RefObject, useContext, useRef } from 'react'

/** What the player and the actions beside it tell each other, without drawing anything anew. */
type Moment = {
  /** Where the player stands, in seconds. */
  seconds?: () => number
  /** Stops the player, and shows a frame. */
  show?: (frame: number) => void
  stop?: () => void
  /** Hears where the player stands, in seconds, whenever that changes. */
  onMove?: (seconds: number) => void
  /** Opens the choice of a frame to go on from. */
  continueFrom?: () => void
  /** Goes to the field for a comment at the frame that is shown. */
  comment?: () => void
  /** Asks for a collection to put the video into. */
  collect?: () => void
  choose?: (choice: 'select' | 'reject') => void
}

const nowhere: RefObject<Moment> = { current: {} }
const Watched = createContext<RefObject<Moment>>(nowhere)

/** Around a player and what can be done with the frame that it shows. */
export const WatchedMoment = ({ children }: { children: ReactNode }) => {
  const moment = useRef<Moment>({})
  return <Watched value={moment}>{children}</Watched>
}

export const useWatchedMoment = (): RefObject<Moment> => useContext(Watched)
