import type { LiveView, TaskView } from '@/lib/tasks/task-view'
import type { VideoView } from '@/lib/videos/video-view'

let made = 0

export const NOTHING: TaskView['can'] = {
  cancel: false,
  stopWatching: false,
  confirm: false,
  writeOff: false,
  askNow: false,
  saveNow: false,
  dismiss: false,
  bringBack: false,
  readAnswer: false,
}

/** A running task of the viewer; every one is another. */
export const aTask = (over: Partial<TaskView> = {}): TaskView => {
  made += 1
  return {
    id: `task-${made}`,
    state: 'running',
    type: 'pro-text-to-video',
    providerMode: 'emulated',
    prompt: 'A harbour at dusk',
    settings: { type: 'pro-text-to-video', prompt: 'A harbour at dusk' },
    project: { id: 'project-1', name: 'Harbour film' },
    shotId: 'shot-1',
    shotNumber: 1,
    shotName: null,
    takeNumber: 1,
    batchId: null,
    member: { id: 'user-1', name: 'Mina Seo' },
    mine: true,
    priceCredits: 240,
    billedCredits: null,
    reportedCredits: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    stateAt: '2026-11-20T10:00:01.000Z',
    sentAt: '2026-11-20T10:00:01.000Z',
    lastPolledAt: null,
    finishedAt: null,
    usualSeconds: { from: 120, to: 180 },
    queuedBefore: null,
    startsInSeconds: null,
    sendsAt: null,
    queuePaused: false,
    nextTryAt: null,
    note: null,
    thumbnailUrl: null,
    watched: true,
    sentAgainAs: null,
    can: { ...NOTHING, stopWatching: true },
    ...over,
  }
}

export const aVideo = (over: Partial<VideoView> = {}): VideoView => {
  made += 1
  return {
    id: `video-${made}`,
    taskId: `task-of-${made}`,
    createdAt: '2026-11-20T10:03:00.000Z',
    type: 'pro-text-to-video',
    providerMode: 'emulated',
    prompt: 'A harbour at dusk',
    member: { id: 'user-1', name: 'Mina Seo' },
    project: { id: 'project-1', name: 'Harbour film' },
    shotId: 'shot-1',
    shotNumber: 1,
    shotName: null,
    takeNumber: 1,
    width: 1280,
    height: 720,
    durationSeconds: 5,
    hasAudio: true,
    billedCredits: 240,
    ratio: '16:9',
    choice: null,
    verdict: null,
    posterSmallUrl: null,
    spriteUrl: null,
    previewUrl: null,
    posterUrl: null,
    thumbhash: null,
    fileUrl: '/file',
    ...over,
  }
}

export const aLive = (over: Partial<LiveView> = {}): LiveView => ({
  tasks: [],
  videos: [],
  today: { videos: 0, credits: 0 },
  balance: { available: 1000, held: 0 },
  pause: null,
  queue: { ahead: 0, startsInSeconds: 0, pausedAt: null },
  now: '2026-11-20T10:05:00.000Z',
  ...over,
})
