import { type FailureGroup, failureGroup } from '@/lib/kling/failure'
import type { TaskNote } from '@/lib/tasks/note'

/** What ended a task without a video, in plain words, and what may help. */
export type FailureWords = { title: string; advice: string }

const GROUPS: Record<FailureGroup, FailureWords> = {
  moderation: {
    title: 'Kling’s moderation refused it',
    advice: 'Change the prompt or the images and send it again.',
  },
  bad_input: {
    title: 'Kling could not use what it was given',
    advice: 'Check the images and videos and send it again.',
  },
  capacity: {
    title: 'Kling had no capacity for it',
    advice: 'Send it again in a few minutes.',
  },
  unknown: {
    title: 'Kling could not make it',
    advice: 'Sending it again may work; each try may end differently.',
  },
}

/** By the provider's code, or the HTTP status that stood for one; the first that matches. */
const REJECTIONS: [RegExp, string, string][] = [
  [
    /API_?KEY|UNAUTHORI[SZ]ED|^(HTTP_)?401$/i,
    'Kling did not accept the studio’s key',
    'Once an admin has set the right one, send it again.',
  ],
  [
    /CREDIT|PAYMENT|BALANCE|^(HTTP_)?402$/i,
    'The Kling account could not pay for it',
    'Once it has credits again, send it again.',
  ],
  [
    /FORBIDDEN|^(HTTP_)?403$/i,
    'Kling refused this studio',
    'Once an admin has cleared that with Kling, send it again.',
  ],
  [
    /^(HTTP_)?(3\d\d|404|405)$|^NOT_FOUND$/i,
    'No Kling API answered',
    'Once an admin has corrected KLING_BASE_URL, send it again.',
  ],
  [/PROMPT/i, 'Kling did not accept the prompt', 'Change the prompt and send it again.'],
  [/DURATION/i, 'Kling did not accept the length', 'Choose another length and send it again.'],
  [/IMAGE/i, 'Kling missed an image', 'Add the image and send it again.'],
  [/VIDEO/i, 'Kling missed a video', 'Add the video and send it again.'],
  [/TYPE/i, 'Kling does not offer this kind of request', 'Choose another model or mode.'],
  [
    /^(HTTP_)?413$/i,
    'The request was too large for Kling',
    'Shorten the prompt or use fewer images.',
  ],
]

const rejection = ({ providerCode, message }: TaskNote & { code: 'rejected' }): FailureWords => {
  if (providerCode === 'NOT_SENT') return { title: 'It was never sent', advice: message }
  if (failureGroup(message, '') === 'moderation') return GROUPS.moderation
  const known = REJECTIONS.find(([pattern]) => pattern.test(providerCode))
  if (known) return { title: known[1], advice: known[2] }
  return {
    title: 'Kling did not take it',
    advice: message ? `Kling says: “${message}”` : 'Change something and send it again.',
  }
}

/** `note` of a failed task. */
export const failureWords = (note: TaskNote | null): FailureWords => {
  switch (note?.code) {
    case 'rejected':
      return rejection(note)
    case 'failed':
      return GROUPS[note.group]
    case 'written_off':
      return {
        title: 'Given up',
        advice: 'Whether Kling charged it stays unknown; nobody asks about it any more.',
      }
    case 'sent_again':
      return {
        title: 'Sent again as another take',
        advice: 'Whether Kling charged this one stays unknown; nobody asks about it any more.',
      }
    default:
      return { title: 'It failed', advice: 'Sending it again may work.' }
  }
}
