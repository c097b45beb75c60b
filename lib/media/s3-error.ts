import 'server-only'
import { AppError } from '@/lib/errors'
import { storageError } from '@/lib/media/disk-storage'
import { StorageError, type StorageProblem } from '@/lib/media/storage-error'

/** What the protocol and those who speak it call things. */
const NAMES: Record<string, StorageProblem> = {
  AccessDenied: 'key',
  AllAccessDisabled: 'key',
  AccountProblem: 'key',
  ExpiredToken: 'key',
  InvalidAccessKeyId: 'key',
  SignatureDoesNotMatch: 'key',
  Unauthorized: 'key',
  InvalidBucketName: 'bucket',
  NoSuchBucket: 'bucket',
  AuthorizationHeaderMalformed: 'region',
  IllegalLocationConstraintException: 'region',
  PermanentRedirect: 'region',
  RequestTimeTooSkewed: 'clock',
  QuotaExceeded: 'full',
  InsufficientStorage: 'full',
  XMinioStorageFull: 'full',
  XMinioAdminBucketQuotaExceeded: 'full',
}

const problemOfStatus = (status: number): StorageProblem => {
  if (status === 507) return 'full'
  if (status === 301 || status === 307) return 'region'
  if (status === 401 || status === 403) return 'key'
  if (status === 404) return 'bucket'
  return 'busy'
}

type Answer = Error & { $metadata?: { httpStatusCode?: number }; path?: unknown }

/** Whether an answer says that there is nothing under the key. */
export const isMissing = (error: unknown): boolean => {
  const { name, $metadata } = (error ?? {}) as Answer
  return name === 'NoSuchKey' || (name === 'NotFound' && $metadata?.httpStatusCode === 404)
}

/**
 * An error of the client as one for a person. Its cause keeps the words alone: what the client
 * hangs on its errors, the request among it, belongs in no log.
 */
export const s3Error = (error: unknown): unknown => {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const { name, message, $metadata, path } = error as Answer
  // A file of this machine that was to be read or written on the way.
  if (path !== undefined) return storageError(error)
  const status = $metadata?.httpStatusCode
  const words = [name, message, status].filter(Boolean).join(' ')
  const problem = NAMES[name] ?? (status ? problemOfStatus(status) : 'unreachable')
  return new StorageError(problem, { cause: new Error(words) })
}
