import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { isUnlocked } from '@/lib/share/guest'
import { type GuestRight, linkState } from '@/lib/share/share-link'
import { readShareToken } from '@/lib/share/share-token'
import { findLink, type LinkRow, type SharedVideoRow } from '@/lib/share/store'

/** A link that leads somewhere, and its videos that can be shown. */
export type OpenLink = Omit<LinkRow, 'videos'> & { videos: SharedVideoRow[] }

export type Opened =
  /** Guessed. */
  | { state: 'unknown' }
  /** Expired, revoked, or nothing of it is left. */
  | { state: 'gone' }
  /** It asks for its password. */
  | { state: 'locked'; link: OpenLink }
  | { state: 'open'; link: OpenLink }

/** Asked with every request to a link, so that what ends it ends it at once. */
export const openLink = async (
  token: string,
  cookies: string | null,
  now = new Date(),
): Promise<Opened> => {
  const id = readShareToken(token)
  const row = id ? await findLink(id) : null
  if (!row) return { state: 'unknown' }
  if (linkState(row, now) !== 'live' || row.videos.length === 0) return { state: 'gone' }
  const link = { ...row, videos: row.videos.map(({ video }) => video) }
  return { state: isUnlocked(row, cookies, now) ? 'open' : 'locked', link }
}

/**
 * The link for a request that may see what it shows.
 * @throws AppError not_found, gone, unauthenticated while it asks for its password
 */
export const requireLink = async (token: string, cookies: string | null): Promise<OpenLink> => {
  const opened = await openLink(token, cookies)
  if (opened.state === 'open') return opened.link
  if (opened.state === 'unknown') throw new AppError('not_found', say('errors.share.closed'))
  if (opened.state === 'gone') throw new AppError('gone', say('errors.share.closed'))
  throw new AppError('unauthenticated', say('errors.share.locked'))
}

/** @throws AppError not_found for a video that the link does not show */
export const requireSharedVideo = (link: OpenLink, videoId: string): SharedVideoRow => {
  const video = link.videos.find(({ id }) => id === videoId)
  if (!video) throw new AppError('not_found', say('errors.videos.gone'))
  return video
}

const COLUMNS = {
  comment: 'mayComment',
  choose: 'mayChoose',
  approve: 'mayApprove',
  download: 'mayDownload',
} as const

/** @throws AppError forbidden */
export const requireRight = (link: OpenLink, right: GuestRight): void => {
  if (!link[COLUMNS[right]]) throw new AppError('forbidden', say('errors.share.notAllowed'))
}
