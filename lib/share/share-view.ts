import type { DecisionValue, ReviewView } from '@/lib/review/review-view'
import type { GuestRight, ShownFact } from '@/lib/share/share-link'

/** A share link as the team sees it. Instants are ISO 8601 in UTC. */
export type ShareLinkView = {
  id: string
  /** The path of its page. */
  path: string
  title: string
  makerName: string
  createdAt: string
  expiresAt: string | null
  state: 'live' | 'expired' | 'revoked'
  hasPassword: boolean
  may: GuestRight[]
  shows: ShownFact[]
  videos: number
  views: number
  lastViewedAt: string | null
  mayRevoke: boolean
}

/** A video as a guest sees it: what was not ticked is null. */
export type SharedVideo = {
  id: string
  shotNumber: number
  takeNumber: number
  width: number
  height: number
  durationSeconds: number
  framesPerSecond: number
  hasAudio: boolean
  fileUrl: string
  posterUrl: string | null
  thumbhash: string | null
  /** A JPEG for where the link is pasted. */
  cardUrl: string | null
  downloadUrl: string | null
  prompt: string | null
  memberName: string | null
  credits: number | null
}

export type SharedLink = {
  title: string
  may: GuestRight[]
  expiresAt: string | null
  /** The name that the guest has given; null before. */
  guestName: string | null
  videos: SharedVideo[]
}

/** What a guest has decided about the videos of a link; those that are decided, by their ids. */
export type OwnDecisions = Record<string, OwnDecision>
export type OwnDecision = { choice: DecisionValue | null; verdict: DecisionValue | null }

/**
 * What a guest sees of a review: what was said through this link, their own decisions as `choice`
 * and `verdict`, and those of its other guests.
 */
export type SharedReview = ReviewView
