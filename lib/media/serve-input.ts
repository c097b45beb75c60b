import 'server-only'
import { AppError } from '@/lib/errors'
import { withExtension } from '@/lib/media/file-name'
import { extensionOf } from '@/lib/media/input-record'
import { serveFile } from '@/lib/media/serve-file'
import { checkInputLink } from '@/lib/media/signed-link'
import { findInput, findLinkedInput } from '@/lib/media/store'

/**
 * An input of a workspace as a member sees it.
 * @throws AppError not_found, also for another workspace's input
 */
export const serveInput = async (
  request: Request,
  { workspaceId, inputId }: { workspaceId: string; inputId: string },
  part: 'file' | 'thumbnail',
): Promise<Response> => {
  const input = await findInput(workspaceId, inputId)
  const key = part === 'file' ? input?.storageKey : input?.thumbnailKey
  if (!input || !key) throw new AppError('not_found', 'There is no such file.')
  const contentType = part === 'file' ? input.contentType : 'image/webp'
  return serveFile(request, {
    key,
    contentType,
    download: new URL(request.url).searchParams.has('download'),
    fileName: withExtension(input.name, part === 'file' ? extensionOf(contentType) : 'webp'),
  })
}

/**
 * The input that a signed link names, for who holds the link: the provider, without a session.
 * The name that a member gave it stays here.
 */
export const serveLinkedInput = async (
  request: Request,
  token: string,
  now: Date,
): Promise<Response> => {
  const link = checkInputLink(token, now)
  if (link.state === 'expired') return refuse(410, 'This link has expired.')
  const input = link.state === 'valid' ? await findLinkedInput(link.inputId) : null
  if (!input) return refuse(404, 'There is no such file.')
  return serveFile(request, {
    key: input.storageKey,
    contentType: input.contentType,
    fileName: `input.${extensionOf(input.contentType)}`,
    cacheControl: 'private, no-store',
  })
}

const refuse = (status: number, message: string) =>
  new Response(`${message}\n`, {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    },
  })
