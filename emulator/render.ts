import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { factsOf } from './contract'
import { makeFilm, type Order } from './film/make-film'

/**
 * Films are made while their task runs and kept by what they show: the same order again costs
 * nothing. Each delivered file is its own all the same, by a `free` box at its end that players
 * skip.
 */
export type Renders = {
  /** Begins, or joins, the making of an order's film; at most two are made at once. */
  prepare(order: Order): Promise<void>
  /** The file of one task, and its entity tag. Made again when it is no longer there. */
  deliver(order: Order, taskId: string): Promise<{ bytes: Uint8Array; etag: string }>
  /** What is still being made is dropped without a word. */
  stop(): void
}

/** Raised whenever the same order shall look different: kept films of before are not used. */
const VERSION = 1
const AT_ONCE = 2
/** Films of a few hundred kilobytes: what is asked for again is neither read nor hashed again. */
const REMEMBERED = 64

/** What is not seen is left out of the key, so that it does not part equal films. */
const filmKey = ({ request, inputs }: Order): string => {
  const { kind, label } = factsOf(request.type)
  const seen = {
    version: VERSION,
    kind,
    label,
    prompt: request.prompt,
    duration: request.duration,
    ratio: kind === 'text' || kind === 'reference' ? request.aspectRatio : null,
    sound: kind === 'edit' ? request.keepOriginalSound : request.sound,
    inputs,
  }
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex')
}

const freeBox = (text: string): Buffer => {
  const content = Buffer.from(text)
  const box = Buffer.alloc(8 + content.length)
  box.writeUInt32BE(box.length)
  box.write('free', 4, 'latin1')
  content.copy(box, 8)
  return box
}

/**
 * @param plain films without words, one scene for all: the films of a type then differ by size,
 * length and sound only, for tests that order thousands.
 */
export const createRenders = (
  folder: string,
  source: { read(hash: string): Promise<Uint8Array> },
  { plain = false }: { plain?: boolean } = {},
): Renders => {
  const underWay = new Map<string, Promise<void>>()
  const waiting: (() => void)[] = []
  let active = 0
  let isStopped = false

  const takeTurn = async () => {
    if (active >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else active += 1
  }
  const passOn = () => {
    const next = waiting.shift()
    if (next) next()
    else active -= 1
  }
  const shown = (order: Order): Order =>
    plain ? { ...order, request: { ...order.request, prompt: '' } } : order
  const path = (key: string) => join(folder, `${key}.mp4`)

  const make = async (order: Order, key: string) => {
    await takeTurn()
    try {
      if (isStopped) return
      const film = await makeFilm(order, source)
      if (isStopped) return
      await mkdir(folder, { recursive: true })
      await writeFile(`${path(key)}.part`, film)
      await rename(`${path(key)}.part`, path(key))
    } catch (error) {
      if (!isStopped) throw error
    } finally {
      passOn()
    }
  }

  const prepare = (asked: Order): Promise<void> => {
    const order = shown(asked)
    const key = filmKey(order)
    if (existsSync(path(key))) return Promise.resolve()
    const known = underWay.get(key)
    if (known) return known
    const making = make(order, key).finally(() => underWay.delete(key))
    underWay.set(key, making)
    return making
  }

  const remembered = new Map<string, { bytes: Buffer; hash: string }>()
  const recall = async (order: Order) => {
    const key = filmKey(shown(order))
    const known = remembered.get(key)
    if (known) return known
    await prepare(order)
    const bytes = await readFile(path(key))
    const film = { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 24) }
    for (const oldest of remembered.keys()) {
      if (remembered.size < REMEMBERED) break
      remembered.delete(oldest)
    }
    remembered.set(key, film)
    return film
  }

  return {
    prepare,
    stop: () => {
      isStopped = true
    },
    deliver: async (order, taskId) => {
      const { bytes, hash } = await recall(order)
      return { bytes: Buffer.concat([bytes, freeBox(taskId)]), etag: `"${hash}-${taskId}"` }
    },
  }
}
