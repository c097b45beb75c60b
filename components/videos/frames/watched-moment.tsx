'use client'
import { createContext, type ReactNode, type RefObject, useContext, useRef } from 'react'

/** What the player and the actions beside it tell each other, without drawing anything anew. */
type Moment = {
  /** Where the player stands, in seconds. */
  seconds?: () => number
  /** Opens the choice of a frame to go on from. */
  continueFrom?: () => void
}

const nowhere: RefObject<Moment> = { current: {} }
const Watched = createContext<RefObject<Moment>>(nowhere)

/** Around a player and what can be done with the frame that it shows. */
export const WatchedMoment = ({ children }: { children: ReactNode }) => {
  const moment = useRef<Moment>({})
  return <Watched value={moment}>{children}</Watched>
}

export const useWatchedMoment = (): RefObject<Moment> => useContext(Watched)
