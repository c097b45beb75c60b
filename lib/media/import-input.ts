import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { messageKey, say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'
import { receiveInput } from '@/lib/media/receive-input'
import { type OutboundResponse, outboundFetch } from '@/lib/outbound/fetch'
import { DownloadError } from '@/lib/outbound/problem'

/** For everything together: a person waits in front of it. */
const TOTAL_MS = 120_000
/** So long without a byte, and the other side has given up. */
const STALL_MS = 20_000

/** A pasted address may have a space or a line end behind it. */
export const importSchema = z.object({
  address: z
    .string(messageKey('errors.media.addressInvalid'))
    .trim()
    .max(2_000, messageKey('errors.media.addressInvalid'))
    .refine(
      (text) => URL.canParse(text) && /^https?:\/\//i.test(text),
      messageKey('errors.media.addressInvalid'),
    ),
})

type Import = {
  workspace: { workspaceId: string; slug: string }
  userId: string
  address: string
  /** Ends the import; nothing of it is left. */
  signal?: AbortSignal
}

/**
 * Fetches an image or video from a public address and keeps it as an input of its own, judged and
 * prepared like an upload. The address is not kept.
 * @throws AppError unreachable, invalid (refused address), too_large, unsupported, storage_full
 */
export const importInput = async ({
  workspace,
  userId,
  address,
  signal,
}: Import): Promise<InputView> => {
  const deadline = AbortSignal.timeout(TOTAL_MS)
  const ending = signal ? AbortSignal.any([deadline, signal]) : deadline
  const response = await open(address, ending)
  try {
    const length = response.headers['content-length']
    return await receiveInput({
      workspace,
      userId,
      name: nameOf(response.url),
      body: bodyOf(response),
      declaredLength: length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null,
    })
  } catch (error) {
    throw isPage(error) ? new AppError('unsupported', say('errors.media.addressIsPage')) : error
  } finally {
    response.body.destroy()
  }
}

const open = async (address: string, signal: AbortSignal): Promise<OutboundResponse> => {
  const { host } = new URL(address)
  let response: OutboundResponse
  try {
    response = await outboundFetch(address, {
      allowHosts: env().outboundAllowHosts,
      signal,
      waitMs: STALL_MS,
      headers: { accept: 'image/*, video/mp4, video/quicktime' },
    })
  } catch (cause) {
    if (!(cause instanceof DownloadError)) throw cause
    if (cause.problem === 'refused_address') {
      throw refused('invalid', say('errors.media.addressRefused', { host }), cause)
    }
    throw refused('unreachable', say('errors.media.addressUnreachable', { host }), cause)
  }
  if (response.status === 200) return response
  response.body.destroy()
  const said = say('errors.media.addressAnswered', { host, status: response.status })
  throw refused('unreachable', said)
}

const refused = (
  code: 'invalid' | 'unreachable',
  said: ReturnType<typeof say>,
  cause?: DownloadError,
) => new AppError(code, said, { cause, fields: { address: said } })

/** What comes, with a reason of its own when it stalls or breaks off. */
const bodyOf = ({ body, url }: OutboundResponse): ReadableStream<Uint8Array> => {
  body.setTimeout(STALL_MS, () => body.destroy(new Error('no bytes came any more')))
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const next = await chunks.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      } catch (cause) {
        const said = say('errors.media.addressBrokeOff', { host: url.host })
        controller.error(new AppError('unreachable', said, { cause }))
      }
    },
    cancel: () => void body.destroy(),
  })
}

/** The last part of the path, as a person would read it. */
const nameOf = (url: URL): string => {
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const isPage = (error: unknown): boolean =>
  error instanceof AppError &&
  typeof error.said !== 'string' &&
  error.said.key === 'errors.media.otherKind' &&
  error.said.values?.kind === 'page'
