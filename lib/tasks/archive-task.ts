import 'server-only'
import { rm } from 'node:fs/promises'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { makePoster } from '@/lib/media/make-poster'
import { probeVideo } from '@/lib/media/probe-video'
import { storage } from '@/lib/media/storage'
import { StorageError } from '@/lib/media/storage-error'
import { contentKey } from '@/lib/media/storage-key'
import { Mp4Error } from '@/lib/media/verify-mp4'
import { DownloadError } from '@/lib/outbound/download'
import { applyEvent } from '@/lib/tasks/apply-event'
import { fetchResult } from '@/lib/tasks/fetch-result'
import type { ArchiveProblem } from '@/lib/tasks/note'
import { ARCHIVE_LEASE_MS, archiveGapMs } from '@/lib/tasks/schedule'
import { renewLease, type TaskRow, updateTask } from '@/lib/tasks/store'
import { insertVideo, type NewVideo } from '@/lib/videos/store'
import { assumeAsked, compareWithRequest } from '@/lib/videos/warnings'

/**
 * Stores the result of a claimed, succeeded task: download, verify, publish under its hash,
 * poster, row. Whatever goes wrong, the task stays, says why, and is tried again.
 */
export const archiveTask = async (task: TaskRow, leaseToken: string): Promise<void> => {
  const lease = keepLease(task.id, leaseToken)
  // Of this attempt alone: another one, whose lease ran out, may still be writing to its own.
  const path = storage().temporaryPath()
  try {
    const stored = await storeResult(task, path, lease.lost)
    const now = await databaseNow()
    await applyEvent(
      task,
      { kind: 'stored' },
      { now, leaseToken, also: (tx) => insertVideo(tx, { ...stored, createdAt: now }) },
    )
  } catch (error) {
    await tryLater(task, leaseToken, error)
  } finally {
    lease.stop()
    await rm(path, { force: true })
  }
}

const storeResult = async (
  task: TaskRow,
  path: string,
  signal: AbortSignal,
): Promise<Omit<NewVideo, 'createdAt'>> => {
  const file = await fetchResult(task, path, signal)
  const { facts, warnings } = await factsOf(task, path)
  const key = contentKey(file.sha256, 'mp4')
  const poster = await posterOf(task, path)
  const posterKey = poster && contentKey(poster.sha256, 'webp')
  if (poster && posterKey) await storage().put(poster.webp, { key: posterKey })
  await storage().put(path, { key })
  return {
    workspaceId: task.workspaceId,
    providerMode: task.providerMode,
    projectId: task.projectId,
    shotId: task.shotId,
    takeNumber: task.takeNumber,
    taskId: task.id,
    userId: task.userId,
    type: task.type,
    prompt: task.prompt,
    settings: task.settings,
    estimatedCredits: task.priceCredits,
    billedCredits: task.billedCredits ?? task.priceCredits,
    storageKey: key,
    sha256: file.sha256,
    sizeBytes: file.bytes,
    durationSeconds: facts.durationSeconds,
    width: facts.width,
    height: facts.height,
    framesPerSecond: facts.framesPerSecond,
    hasAudio: facts.hasAudio,
    posterKey,
    thumbhash: poster?.thumbhash ?? null,
    warnings,
  }
}

/** After so many attempts a whole video that we cannot read is kept as it came. */
const KEEP_UNREAD_AFTER = 2

/** Another address may hold a better file; but its link dies, and a shot is worth more than facts. */
const factsOf = async (task: TaskRow, path: string) => {
  try {
    const facts = await probeVideo(path)
    return { facts, warnings: compareWithRequest(task.settings, facts) }
  } catch (error) {
    const isWhole = error instanceof AppError && error.code === 'unsupported'
    if (!isWhole || error instanceof Mp4Error || task.archiveAttempts < KEEP_UNREAD_AFTER) {
      throw error
    }
    log.warn({ taskId: task.id, err: error }, 'video kept although it could not be read')
    return { facts: assumeAsked(task.settings), warnings: [{ code: 'unread' as const }] }
  }
}

/** A picture is worth having, not worth losing the video for. */
const posterOf = async (task: TaskRow, path: string) => {
  try {
    return await makePoster(path)
  } catch (error) {
    log.warn({ taskId: task.id, err: error }, 'no poster could be made')
    return null
  }
}

type KeptLease = { lost: AbortSignal; stop: () => void }

const keepLease = (taskId: string, leaseToken: string): KeptLease => {
  const controller = new AbortController()
  const timer = setInterval(() => {
    databaseNow()
      .then((now) =>
        renewLease({ id: taskId, leaseToken }, new Date(now.getTime() + ARCHIVE_LEASE_MS)),
      )
      .then((isOurs) => (isOurs ? undefined : controller.abort()))
      .catch((error) => log.warn({ taskId, err: error }, 'lease could not be renewed'))
  }, ARCHIVE_LEASE_MS / 3)
  timer.unref()
  return { lost: controller.signal, stop: () => clearInterval(timer) }
}

const problemOf = (error: unknown): ArchiveProblem => {
  if (error instanceof DownloadError) return error.problem
  if (error instanceof Mp4Error) return error.problem
  if (error instanceof AppError && error.code === 'storage_full') return 'storage_full'
  if (error instanceof StorageError) return 'storage_unavailable'
  if (error instanceof AppError && error.code === 'unsupported') return 'not_a_video'
  return 'internal'
}

const tryLater = async (task: TaskRow, leaseToken: string, error: unknown): Promise<void> => {
  const reason = problemOf(error)
  const attempt = task.archiveAttempts + 1
  const level = reason === 'internal' ? 'error' : 'warn'
  log[level]({ taskId: task.id, attempt, reason, err: error }, 'result not stored yet')
  const now = await databaseNow()
  await updateTask(
    { id: task.id, state: 'archiving', leaseToken },
    {
      archiveAttempts: attempt,
      note: { code: 'archive_retry', reason },
      dueAt: new Date(now.getTime() + archiveGapMs(attempt)),
    },
  )
}
