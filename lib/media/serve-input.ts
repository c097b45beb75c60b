import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { withExtension } from '@/lib/media/file-name'
import { extensionOf } from '@/lib/media/input-record'
import { refuseLink } from '@/lib/media/refuse-link'
import { serveFile } from '@/lib/media/serve-file'
import { findKeptInput, findLinkedInput } from '@/lib/media/store'

/**
 * An input of a workspace as a member sees it. The tasks that it was used in go on showing it
 * after it was removed from the list.
 * @throws AppError not_found, also for another workspace's input
 */
export const serveInput = async (
  request: Request,
  { workspaceId, inputId }: { workspaceId: string; inputId: string },
  part: 'file' | 'thumbnail',
): Promise<Response> => {
  const input = await findKeptInput(workspaceId, inputId)
  const key = part === 'file' ? input?.storageKey : input?.thumbnailKey
  if (!input || !key) throw new AppError('not_found', say('errors.media.noSuchFile'))
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
export const serveLinkedInput = async (request: Request, inputId: string): Promise<Response> => {
  const input = await findLinkedInput(inputId)
  if (!input) return refuseLink('invalid')
  return serveFile(request, {
    key: input.storageKey,
    contentType: input.contentType,
    fileName: `input.${extensionOf(input.contentType)}`,
    cacheControl: 'private, no-store',
  })
}
