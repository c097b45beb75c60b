import { memberRoute } from '@/lib/route'
import { answerWithPage } from '@/lib/videos/answer-with-page'

/** On our own server it is answered by scripts/answer-pages.ts. */
export const GET = memberRoute({ permission: 'workspace:read' }, answerWithPage)
