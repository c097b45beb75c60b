import { kindOf } from '@/components/inputs/file-kind'
import type { Told } from '@/components/ui/use-speak'
import type { Said } from '@/lib/intl/said'
import { uploadSizeProblem } from '@/lib/media/input-limits'
import type { InputView } from '@/lib/media/input-view'

export type Upload = {
  id: number
  /** Composed (NFC), as it is sent. */
  name: string
  /** Where it is fetched from, as it was written; null for anything else. */
  address: string | null
  /**
   * `checking`: all bytes are there, and the server looks at them. `fetching`: the server gets it
   * from elsewhere, and nobody knows how far it is.
   */
  state: 'waiting' | 'sending' | 'checking' | 'fetching' | 'failed'
  /** 0–1 of the bytes sent. */
  progress: number
  /** Why it failed. */
  error: Told | null
  /** Whether the same file may be sent again, from its start. */
  mayRetry: boolean
  /** The session ended: signing in, perhaps in another tab, comes first. */
  signedOut: boolean
}

export class UploadError extends Error {
  constructor(
    readonly said: Told,
    readonly more: { mayRetry: boolean; signedOut?: boolean },
  ) {
    super('the upload failed')
  }
}

/** Sends one file. Throws UploadError; what it throws after its signal is not looked at. */
export type SendFile = (
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
) => Promise<InputView>

/** Something that the server gets by itself. Throws UploadError, as sending a file does. */
export type Fetched = {
  name: string
  address?: string
  fetch: (signal: AbortSignal) => Promise<InputView>
}

type Options = {
  send: SendFile
  /** What went wrong that nobody has words for. */
  unknown: Said
  onChange: (uploads: Upload[]) => void
  /** `id`: the upload that it was; they count up in the order in which they were asked for. */
  onDone: (input: InputView, id: number) => void
  /** Does at once what belongs together: that an upload is over, and what became of it. */
  together?: (act: () => void) => void
}

export const MOST_AT_ONCE = 3
/** In the queue together: a mistaken drop of a whole disk shall not fill it. */
export const MOST_QUEUED = 100

type Entry = { upload: Upload; source: File | Fetched; leaving: AbortController | null }

const BUSY: Upload['state'][] = ['sending', 'checking', 'fetching']

/** Files on their way here, a few at a time, in the order in which they came. */
export const createUploadQueue = ({
  send,
  unknown,
  onChange,
  onDone,
  together = (act) => act(),
}: Options) => {
  let entries: Entry[] = []
  let nextId = 1

  const tell = () => onChange(entries.map(({ upload }) => upload))
  const change = (entry: Entry, by: Partial<Upload>) => {
    // Put away meanwhile: whatever still comes of it concerns nobody.
    if (!entries.includes(entry)) return
    entry.upload = { ...entry.upload, ...by }
    tell()
  }

  const run = async (entry: Entry) => {
    const leaving = new AbortController()
    entry.leaving = leaving
    const { source } = entry
    change(entry, { state: 'fetch' in source ? 'fetching' : 'sending' })
    const onProgress = (share: number) =>
      change(entry, { progress: share, state: share < 1 ? 'sending' : 'checking' })
    try {
      const { signal } = leaving
      const input = await ('fetch' in source
        ? source.fetch(signal)
        : send(source, { onProgress, signal }))
      if (!entries.includes(entry)) return
      entries = entries.filter((one) => one !== entry)
      together(() => {
        tell()
        onDone(input, entry.upload.id)
      })
    } catch (error) {
      const { said, more } =
        error instanceof UploadError ? error : new UploadError(unknown, { mayRetry: true })
      entry.leaving = null
      change(entry, { state: 'failed', error: said, signedOut: false, ...more })
    } finally {
      next()
    }
  }

  const next = () => {
    const running = entries.filter(({ upload }) => BUSY.includes(upload.state)).length
    const waiting = entries.filter(({ upload }) => upload.state === 'waiting')
    for (const entry of waiting.slice(0, MOST_AT_ONCE - running)) void run(entry)
  }

  const entryOf = (source: File | Fetched): Entry => {
    const problem = 'fetch' in source ? null : uploadSizeProblem(kindOf(source), source.size)
    const id = nextId++
    return {
      source,
      leaving: null,
      upload: {
        id,
        name: source.name.normalize('NFC'),
        address: ('fetch' in source && source.address) || null,
        state: problem ? 'failed' : 'waiting',
        progress: 0,
        error: problem,
        mayRetry: false,
        signedOut: false,
      },
    }
  }

  return {
    /** @returns how many were left out, because too many are on their way already */
    add: (files: File[]): number => {
      const unfinished = entries.filter(({ upload }) => upload.state !== 'failed').length
      const taken = files.slice(0, Math.max(0, MOST_QUEUED - unfinished))
      entries = [...entries, ...taken.map(entryOf)]
      tell()
      next()
      return files.length - taken.length
    },
    /** It waits its turn like a file. */
    fetch: (what: Fetched) => {
      entries = [...entries, entryOf(what)]
      tell()
      next()
    },
    retry: (id: number) => {
      const entry = entries.find(({ upload }) => upload.id === id)
      if (!entry?.upload.mayRetry) return
      change(entry, { state: 'waiting', progress: 0, error: null, mayRetry: false })
      next()
    },
    /** Cancels it, or takes a failed one off the list. */
    putAway: (id: number) => {
      const entry = entries.find(({ upload }) => upload.id === id)
      if (!entry) return
      entries = entries.filter((one) => one !== entry)
      entry.leaving?.abort()
      tell()
      next()
    },
    /** Cancels everything, and forgets it. */
    stop: () => {
      const leaving = entries
      entries = []
      for (const entry of leaving) entry.leaving?.abort()
    },
  }
}
