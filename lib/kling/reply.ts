import { MODELS } from '@/lib/kling/catalog'
import {
  creditsOf,
  firstText,
  isObject,
  type JsonObject,
  objectOf,
  parseJson,
  textOf,
} from '@/lib/kling/lenient-json'
import { resultUrls } from '@/lib/kling/result-urls'

/**
 * Reads the provider's answers as they come. Only their shape is judged here; what they mean is
 * for submit-outcome.ts and status-news.ts. Errors come as `{code, message}`,
 * `{error: {code, message}}`, `{error: "CODE"}`, pages of an edge, nothing at all, or cut off.
 */

/** Lower-case names. */
export type ReplyHeaders = Record<string, string | undefined>

type Envelope = {
  /** The HTTP status, and every status that the body claims: both count. */
  statuses: number[]
  /** The provider's own word, such as INVALID_PROMPT. */
  providerCode: string | null
  message: string | null
  isHtml: boolean
}

export type CreateReply = Envelope & { taskId: string | null; credits: number | null }

export type StatusReply = Envelope & {
  /** Every id that the answer gives its task. */
  taskIds: string[]
  /** The status word as it was written. */
  word: string | null
  /** Whether the word may be that of an envelope, which says how the call went, not the task. */
  wordIsEnvelope: boolean
  credits: number | null
  urls: string[]
  errorMessage: string | null
  about: { type: string | null; prompt: string | null }
}

/** The documented codes, and the names that others give to the same statuses. */
const STATUS_OF_CODE: Record<string, number> = {
  INVALID_PROMPT: 400,
  INVALID_DURATION: 400,
  INVALID_TYPE: 400,
  MISSING_IMAGE: 400,
  MISSING_VIDEO: 400,
  INVALID_PARAMETER: 400,
  BAD_REQUEST: 400,
  INVALID_API_KEY: 401,
  UNAUTHORIZED: 401,
  INSUFFICIENT_CREDITS: 402,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TASK_NOT_FOUND: 404,
  RATE_LIMITED: 429,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_ERROR: 500,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
}

const isCodeWord = (text: string) => /^[A-Za-z][A-Za-z0-9_.-]{1,63}$/.test(text)

const statusOf = (code: string): number | null => {
  if (/^\d+$/.test(code)) {
    const status = Number(code)
    return status >= 100 && status <= 599 ? status : null
  }
  const name = code.toUpperCase().replace(/[-.]/g, '_')
  return Object.hasOwn(STATUS_OF_CODE, name) ? (STATUS_OF_CODE[name] ?? null) : null
}

const SUCCESS_MESSAGE = /^(success|ok|succeed(ed)?)$/i

const readEnvelope = (httpStatus: number, headers: ReplyHeaders, bodyText: string): Envelope => {
  const body = objectOf(parseJson(bodyText))
  const error = objectOf(body?.error)
  const firstError = Array.isArray(body?.errors) ? objectOf(body.errors[0]) : null
  const errorText = textOf(body?.error)
  const codes = [
    firstText(body, 'code'),
    firstText(error, 'code', 'status', 'type'),
    errorText !== null && isCodeWord(errorText) ? errorText : null,
    firstText(body, 'error_code', 'errorCode', 'status_code', 'statusCode'),
    typeof body?.status === 'number' ? `${body.status}` : null,
    firstText(firstError, 'code'),
  ].filter((code) => code !== null)
  const words = codes.filter((code) => isCodeWord(code) && !SUCCESS_MESSAGE.test(code))
  const said = [
    firstText(error, 'message', 'msg', 'detail'),
    firstText(body, 'message', 'msg', 'error_message', 'errorMessage', 'detail'),
    firstText(firstError, 'message'),
    errorText,
  ]
  return {
    statuses: [httpStatus, ...codes.map(statusOf).filter((status) => status !== null)],
    providerCode: words.find((code) => statusOf(code) !== null) ?? words[0] ?? null,
    message: said.find((text) => text !== null && !SUCCESS_MESSAGE.test(text)) ?? null,
    // Some servers call their JSON a page.
    isHtml:
      body === null && (/^\s*</.test(bodyText) || /\bhtml\b/i.test(headers['content-type'] ?? '')),
  }
}

const ID_NAMES = ['task_id', 'taskId', 'taskID', 'taskid']
// Every documented id begins with a letter; digits alone may number anything, a request or a row,
// and whoever waits for that has lost the task that was really accepted.
const isTaskId = (text: string | null): text is string =>
  text !== null && /^[\w.:~-]{3,190}$/.test(text) && !/^(\d+|null|undefined|none|nan)$/i.test(text)
const hasKlingPrefix = (text: string | null): text is string =>
  text !== null &&
  /^[\w.:~-]{4,183}$/.test(text) &&
  Object.values(MODELS).some(({ idPrefix }) => text.startsWith(idPrefix))

/** The object itself, or of a list the one about the asked task, else the first. */
const itemsOf = (value: unknown, taskId: string | undefined): JsonObject[] => {
  if (isObject(value)) return [value]
  const items = Array.isArray(value) ? value.slice(0, 100).filter(isObject) : []
  const asked = items.find((item) => taskId && firstText(item, ...ID_NAMES, 'id') === taskId)
  return asked ? [asked] : items.slice(0, 1)
}

/** The objects of an answer that may describe the task, innermost first. */
const payloads = (body: JsonObject | null, taskId?: string): JsonObject[] => {
  if (!body) return []
  const inner = [body.data, body.result, body.task, body.output].flatMap((value) =>
    itemsOf(typeof value === 'string' ? parseJson(value) : value, taskId),
  )
  const nested = inner.map((one) => objectOf(one.task) ?? objectOf(one.data)).filter(isObject)
  return [...inner, ...nested, body]
}

const firstOf = <T>(of: JsonObject[], read: (one: JsonObject) => T | null): T | null => {
  for (const one of of) {
    const value = read(one)
    if (value !== null) return value
  }
  return null
}

// Not a bare `credits`: that may be what is left in the account.
const CREDIT_NAMES = ['consumed_credits', 'consumedCredits', 'credits_consumed', 'used_credits']

export const readCreateReply = (
  httpStatus: number,
  headers: ReplyHeaders,
  bodyText: string,
): CreateReply => {
  const body = objectOf(parseJson(bodyText))
  const all = payloads(body)
  const named = firstOf(all, (one) => {
    const id = firstText(one, ...ID_NAMES)
    return isTaskId(id) ? id : null
  })
  // A bare `id` may be that of the request: it counts only within the data or with our prefix.
  const bare = firstOf(all, (one) => {
    const id = firstText(one, 'id')
    return hasKlingPrefix(id) || (one !== body && isTaskId(id)) ? id : null
  })
  const alone = firstText(body, 'data', 'result')
  return {
    ...readEnvelope(httpStatus, headers, bodyText),
    taskId: named ?? bare ?? (hasKlingPrefix(alone) ? alone : null),
    credits: firstOf(all, (one) => creditsOf(one, ...CREDIT_NAMES)),
  }
}

const URL_NAMES = [
  'response',
  'video_url',
  'videoUrl',
  'video_urls',
  'videos',
  'video',
  'urls',
  'url',
  'results',
  'result',
  'outputs',
  'output',
  'works',
  'task_result',
]

/** Addresses of the result; never those of the request, which an answer may repeat. */
const urlsOf = (payload: JsonObject): string[] | null => {
  for (const name of URL_NAMES) {
    const urls = Object.hasOwn(payload, name) ? resultUrls(payload[name]) : []
    if (urls.length > 0) return urls
  }
  return null
}

const WORD_NAMES = ['status', 'state', 'task_status', 'taskStatus']
const REASON_NAMES = [
  'error_message',
  'errorMessage',
  'fail_reason',
  'failReason',
  'failure_reason',
  'task_status_msg',
  'reason',
  'error',
  'message',
  'msg',
]

const reasonOf = (payload: JsonObject): string | null => {
  const said = firstText(payload, ...REASON_NAMES)
  if (said !== null && !SUCCESS_MESSAGE.test(said)) return said
  return firstText(objectOf(payload.error), 'message', 'msg', 'detail', 'code')
}

export const readStatusReply = (
  httpStatus: number,
  headers: ReplyHeaders,
  bodyText: string,
  askedTaskId: string,
): StatusReply => {
  const body = objectOf(parseJson(bodyText))
  const all = payloads(body, askedTaskId)
  const inner = all.filter((one) => one !== body)
  const innerWord = firstOf(inner, (one) => firstText(one, ...WORD_NAMES))
  const outerWord = innerWord === null && body ? firstText(body, ...WORD_NAMES) : null
  const request = firstOf(all, (one) => objectOf(one.request))
  return {
    ...readEnvelope(httpStatus, headers, bodyText),
    taskIds: all.flatMap((one) => {
      const bare = firstText(one, 'id')
      return [firstText(one, ...ID_NAMES), hasKlingPrefix(bare) ? bare : null].filter(
        (id) => id !== null,
      )
    }),
    word: innerWord ?? outerWord,
    wordIsEnvelope: innerWord === null && firstText(body, ...ID_NAMES, 'id') !== askedTaskId,
    credits: firstOf(all, (one) => creditsOf(one, ...CREDIT_NAMES)),
    urls: firstOf(all, urlsOf) ?? [],
    errorMessage: firstOf(inner, reasonOf) ?? (body && reasonOf(body)),
    about: {
      type: firstText(request, 'type') ?? firstOf(inner, (one) => firstText(one, 'type')),
      prompt: promptOf(request),
    },
  }
}

/** Whole, unlike other texts: it is compared with ours. */
const promptOf = (request: JsonObject | null): string | null =>
  typeof request?.prompt === 'string' ? request.prompt : null
