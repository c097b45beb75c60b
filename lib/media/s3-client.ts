import 'server-only'
import type { S3Client } from '@aws-sdk/client-s3'
import type { S3Settings } from '@/lib/env'

/** How long the storage may take, in milliseconds. */
export type S3Timing = {
  connectMs: number
  /** For an answer to begin, all tries together. */
  answerMs: number
  /** For one part of an upload, each try. */
  partMs: number
  /** Without a byte of a download. */
  stallMs: number
}

export const S3_TIMING: S3Timing = {
  connectMs: 5_000,
  answerMs: 10_000,
  partMs: 60_000,
  stallMs: 20_000,
}

type Library = {
  s3: typeof import('@aws-sdk/client-s3')
  upload: typeof import('@aws-sdk/lib-storage')
  presign: typeof import('@aws-sdk/s3-request-presigner')
}

export type S3Connection = Library & {
  client: S3Client
  /** Signs addresses as others reach the storage; makes no request. */
  publicClient: S3Client | null
}

const TRIES = 3

let loaded: Promise<Library> | undefined

// Half a megabyte of code that a studio with a disk never needs.
const load = async (): Promise<Library> => {
  // It would advise a newer Node on standard error, whose lines belong to the log.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const [s3, upload, presign] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/lib-storage'),
    import('@aws-sdk/s3-request-presigner'),
  ])
  return { s3, upload, presign }
}

const connections = new WeakMap<S3Settings, Promise<S3Connection>>()

/**
 * The connection to a bucket, made once. The operator named its address: that it may be a private
 * one is the point of a storage in one's own network, so the guard of lib/outbound, which protects
 * from addresses that others name, has nothing to say here.
 */
export const connectS3 = (settings: S3Settings, timing: S3Timing): Promise<S3Connection> => {
  const known = connections.get(settings)
  if (known) return known
  loaded ??= load()
  const made = loaded.then((library) => connect(library, settings, timing))
  connections.set(settings, made)
  return made
}

const connect = (library: Library, settings: S3Settings, timing: S3Timing): S3Connection => {
  const { accessKeyId, secretAccessKey, region, publicUrl } = settings
  const clientAt = (endpoint: string) =>
    new library.s3.S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      // What is not Amazon's seldom has a name for each bucket.
      forcePathStyle: !new URL(endpoint).hostname.endsWith('.amazonaws.com'),
      maxAttempts: TRIES,
      requestHandler: {
        connectionTimeout: timing.connectMs,
        requestTimeout: timing.partMs,
        throwOnRequestTimeout: true,
      },
      // Many that speak S3 do not know the newer checksums; parts are signed with their SHA-256.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
  return {
    ...library,
    client: clientAt(settings.endpoint),
    publicClient: publicUrl === null ? null : clientAt(publicUrl),
  }
}
