import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { env } from '@/lib/env'
import { readGuest } from '@/lib/share/guest'
import { openLink } from '@/lib/share/open-link'
import { readOwnDecisions } from '@/lib/share/read-own-decisions'
import { readSharedReview } from '@/lib/share/read-shared-review'
import type { OwnDecisions, SharedLink, SharedReview } from '@/lib/share/share-view'
import { toSharedLink } from '@/lib/share/to-shared'

export type SharedPage =
  | { state: 'closed' }
  | { state: 'locked' }
  | {
      state: 'open'
      link: SharedLink
      /** Of its first video. */
      review: SharedReview
      /** The viewer's, of all of them. */
      own: OwnDecisions
      /** The address of this studio, as previews of the page have to name it. */
      base: string
      hasPassword: boolean
    }

/** What a share link's page shows to this browser. The page and its title share the answer. */
export const loadShared = cache(async (token: string): Promise<SharedPage> => {
  const sent = await headers()
  const cookies = sent.get('cookie')
  const opened = await openLink(token, cookies)
  if (opened.state === 'locked') return { state: 'locked' }
  if (opened.state !== 'open') return { state: 'closed' }
  const { link } = opened
  const guest = readGuest(cookies)
  const { appUrl, appUrlIsSet } = env()
  const [review, own] = await Promise.all([
    readSharedReview(link, link.videos[0]?.id ?? '', guest),
    readOwnDecisions(link.id, guest),
  ])
  return {
    state: 'open',
    link: toSharedLink(link, token, guest),
    ...{ review, own },
    hasPassword: link.passwordHash !== null,
    base: appUrlIsSet ? appUrl : `http://${sent.get('host') ?? new URL(appUrl).host}`,
  }
})
