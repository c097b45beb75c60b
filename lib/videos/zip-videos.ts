import 'server-only'
import { makeZip, predictLength } from 'client-zip'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { Speak } from '@/lib/intl/translate'
import { contentDisposition } from '@/lib/media/content-disposition'
import { LENGTH_HEADER } from '@/lib/media/response-length'
import { storage } from '@/lib/media/storage'
import { fileNamePart, videoFileName } from '@/lib/videos/file-name'
import { uniqueNames } from '@/lib/videos/unique-names'
import { manifestCsv, manifestJson, type ZipEntry } from '@/lib/videos/zip-manifest'
import { listToZip } from '@/lib/videos/zip-store'
import type { ZippedVideo } from '@/lib/videos/zipped-video'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** Looked at in the storage at once; there may be a network before it. */
const LOOKS_AT_ONCE = 16

/**
 * What the storage has of each, which is asked before anything is sent: the length of the answer and
 * the manifest, which comes first, depend on it.
 */
const lookUp = async (videos: ZippedVideo[]): Promise<ZipEntry[]> => {
  const names = uniqueNames(videos.map(videoFileName))
  const entries: ZipEntry[] = []
  for (let from = 0; from < videos.length; from += LOOKS_AT_ONCE) {
    const some = videos.slice(from, from + LOOKS_AT_ONCE).map(async (video, index) => {
      const found = await storage().stat(video.storageKey)
      const sizeBytes = found?.sizeBytes ?? 0
      const state = !found ? 'missing' : sizeBytes === video.sizeBytes ? 'whole' : 'damaged'
      return { video, name: names[from + index] ?? video.id, state, sizeBytes } as const
    })
    entries.push(...(await Promise.all(some)))
  }
  return entries
}

/** @throws AppError not_found when none of them is there */
const findEntries = async (workspaceId: string, ids: string[]): Promise<ZipEntry[]> => {
  const videos = await listToZip(workspaceId, ids)
  if (videos.length === 0) throw new AppError('not_found', say('errors.videos.nothingToZip'))
  return lookUp(videos)
}

/**
 * What an archive of these videos would be, for who is about to ask for it.
 * @throws AppError not_found
 */
export const weighZip = async (
  scope: WorkspaceScope,
  ids: string[],
): Promise<{ videos: number; bytes: number; missing: number }> => {
  const entries = await findEntries(scope.workspaceId, ids)
  return {
    videos: entries.length,
    bytes: entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    missing: entries.filter(({ state }) => state === 'missing').length,
  }
}

type Asked = { ids: string[]; by: string; address: string; speak: Speak; signal: AbortSignal }

/**
 * The videos as one archive: stored as they are, read while they are sent, one after another.
 * Videos that the storage has lost are named in the manifest, in a text beside it and in the head of
 * the answer; a file that goes while the archive is on its way breaks it off, and the browser says so.
 * @throws AppError not_found, decided before a byte is sent
 */
export const zipVideos = async (scope: WorkspaceScope, asked: Asked): Promise<Response> => {
  const entries = await findEntries(scope.workspaceId, asked.ids)
  const at = new Date()
  const facts = { workspace: scope.name, by: asked.by, at, address: asked.address }
  const lost = entries.filter(({ state }) => state === 'missing')
  const texts = [
    { name: 'manifest.json', input: manifestJson(entries, facts), lastModified: at },
    { name: 'manifest.csv', input: manifestCsv(entries, facts), lastModified: at },
    ...(lost.length > 0
      ? [{ name: 'MISSING.txt', input: lostText(lost, asked.speak), lastModified: at }]
      : []),
  ]
  const stored = entries.filter(({ state }) => state !== 'missing')
  const sizes = stored.map(({ name, sizeBytes }) => ({ name, size: sizeBytes }))
  const length = String(predictLength([...texts, ...sizes]))
  return new Response(makeZip(untilGivenUp(partsOf(texts, stored, asked.signal))), {
    headers: {
      'content-type': 'application/zip',
      'content-length': length,
      [LENGTH_HEADER]: length,
      'content-disposition': contentDisposition('attachment', archiveName(scope, entries, at)),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
      'x-missing-videos': String(lost.length),
    },
  })
}

type Part = { name: string; input: string | ReadableStream<Uint8Array>; lastModified: Date }

/** One file is open at a time, and none once the archive is given up. */
async function* partsOf(texts: Part[], entries: ZipEntry[], signal: AbortSignal) {
  const givenUp = new AbortController()
  const giveUp = () => givenUp.abort(signal.reason)
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    yield* texts
    for (const { video, name, sizeBytes } of entries) {
      const { stream } = await storage().open(video.storageKey, { signal: givenUp.signal })
      yield { name, input: stream, size: sizeBytes, lastModified: video.createdAt }
    }
  } finally {
    signal.removeEventListener('abort', giveUp)
    givenUp.abort()
  }
}

/**
 * When nobody reads on, client-zip throws into what it reads from, and its stream then fails to be
 * cancelled with that. Ended instead, everything is closed in peace.
 */
const untilGivenUp = <T>(parts: AsyncGenerator<T>): AsyncIterable<T> => ({
  [Symbol.asyncIterator]: () => ({
    next: () => parts.next(),
    throw: () => parts.return(undefined),
  }),
})

const lostText = (lost: ZipEntry[], speak: Speak): string => {
  const names = lost.map(({ name, video }) => `${name}  ${video.id}`)
  return `\ufeff${[speak(say('zip.lost', { count: lost.length })), '', ...names].join('\r\n')}\r\n`
}

const archiveName = (scope: WorkspaceScope, entries: ZipEntry[], at: Date): string => {
  const projects = [...new Set(entries.map(({ video }) => video.project.name))]
  const name = fileNamePart((projects.length === 1 && projects[0]) || scope.name)
  return `${name}_${at.toISOString().slice(0, 10)}_${entries.length}.zip`
}
