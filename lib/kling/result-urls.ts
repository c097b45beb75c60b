import { isObject, parseJson } from '@/lib/kling/lenient-json'
import { isReadableText } from '@/lib/kling/text'

/** Bounds on what an answer may make us walk through. */
const MAX_DEPTH = 8
const MAX_NODES = 2000
const MAX_URLS = 20
const URL_MAX_LENGTH = 4096
const TEXT_MAX_LENGTH = 100_000

const PICTURE_KEY = /cover|thumb|poster|image|frame|audio|preview_?gif/i
const VIDEO_PATH = /\.(mp4|mov|m4v|webm)$/i
const OTHER_PATH = /\.(jpe?g|png|webp|gif|avif|svg|json|txt|srt|vtt|mp3|wav|m4a)$/i

/**
 * Every http(s) address in a value of any shape: an array, one address, a JSON text, objects
 * within objects. Addresses of videos come first, those of covers last; otherwise in order.
 */
export const resultUrls = (value: unknown): string[] => {
  /** How little each address looks like that of a video. */
  const found = new Map<string, number>()
  let nodes = 0
  const keep = (urls: string[], isPicture: boolean): void => {
    for (const url of urls) {
      const rank = rankOf(url, isPicture)
      if (rank < (found.get(url) ?? Number.POSITIVE_INFINITY)) found.set(url, rank)
    }
  }
  const walk = (node: unknown, depth: number, isPicture: boolean): void => {
    nodes += 1
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return
    if (typeof node === 'string') {
      const nested = /^\s*[[{"]/.test(node) ? parseJson(node) : undefined
      if (nested === undefined) keep(urlsIn(node), isPicture)
      else walk(nested, depth + 1, isPicture)
    } else if (Array.isArray(node)) {
      for (const one of node) walk(one, depth + 1, isPicture)
    } else if (isObject(node)) {
      for (const [key, one] of Object.entries(node)) {
        walk(one, depth + 1, isPicture || PICTURE_KEY.test(key))
      }
    }
  }
  walk(value, 0, false)
  return [...found]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MAX_URLS)
    .map(([url]) => url)
}

const urlsIn = (text: string): string[] =>
  text
    .slice(0, TEXT_MAX_LENGTH)
    .split(/[\s"'<>]+/)
    .map((part) => part.replace(/[,;]+$/, ''))
    .filter((part) => part.length <= URL_MAX_LENGTH && /^https?:\/\/./i.test(part))
    .filter((part) => URL.canParse(part))
    // Characters that no database keeps leave as they would be requested: encoded.
    .map((part) => (isReadableText(part) ? part : new URL(part).href))

const rankOf = (url: string, isPicture: boolean): number => {
  const { pathname } = new URL(url)
  if (OTHER_PATH.test(pathname)) return 2
  if (VIDEO_PATH.test(pathname)) return 0
  return isPicture ? 2 : 1
}
