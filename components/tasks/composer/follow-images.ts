import type { Chosen, Draft } from '@/components/tasks/composer/draft'
import { spokenName } from '@/components/tasks/composer/image-name'
import { GONE } from '@/lib/kling/mentions'

const ONE = '(?:\\d(?!\\d)|\\[\\?\\])'
const MORE = '(?:\\s*(?:,|&|and|or|ve|veya|와|과|및)\\s*'

/** "image 2" as Kling reads it, and as it is written in Korean and Turkish. */
const SINGLE = `(?:image|이미지|görsel|resim)[\\s_#]*${ONE}|${ONE}(?:\\.|번째|번)\\s*(?:이미지|görsel|resim)`
/** "images 1 and 3". */
const SEVERAL = `(?:images|이미지들|görseller|resimler)\\s*${ONE}${MORE}${ONE})*`

/** No name ends within a word; a Korean particle stands right behind it. */
const END = '(?!(?!\\p{Script=Hangul})[\\p{L}\\p{N}])'

const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * Finds what speaks of pictures: what stands before it, the words with their numbers, and the name
 * of a picture that follows them, as in "image 2, Mina". Numbers within a name are no mention.
 */
const mentionIn = (names: readonly string[]): RegExp => {
  const known = names.filter(Boolean).sort((a, b) => b.length - a.length)
  const name = known.length > 0 ? `(?:, (${known.map(escaped).join('|')})${END})?` : '()?'
  return new RegExp(`(^|[^\\p{L}\\p{N}])(?:(${SINGLE})${name}|(${SEVERAL}))`, 'giu')
}

const namesOf = (images: Chosen[]) => images.map(({ name }) => spokenName(name))

/** Where each picture went, counted from 0; null for one that is gone. */
const movesOf = (before: Chosen[], after: Chosen[]) =>
  before.map((one, index) => {
    const at = after.indexOf(one)
    if (at >= 0) return at
    // Another name for the same picture.
    return before.length === after.length ? index : null
  })

/** The same text, with the number and the name that each picture has now. */
const follow = (text: string, before: Chosen[], after: Chosen[]): string => {
  const moves = movesOf(before, after)
  const [oldNames, newNames] = [namesOf(before), namesOf(after)]
  const numbered = (words: string) =>
    words.replace(/\d/g, (place) => {
      const to = moves[Number(place) - 1]
      if (to === undefined) return place
      return to === null ? GONE : String(to + 1)
    })
  return text.replace(
    mentionIn(oldNames),
    (_, start: string, single: string | undefined, name: string | undefined, several = '') => {
      if (single === undefined) return start + numbered(several)
      const at = Number(/\d/.exec(single)?.[0]) - 1
      const to = moves[at]
      // Another one's name behind this number is somebody's own words, as that of one that is gone.
      const isOwn = oldNames[at] === name && typeof to === 'number'
      const now = isOwn ? newNames[to] : name
      return start + numbered(single) + (now ? `, ${now}` : '')
    },
  )
}

const isOtherOrder = (before: Chosen[], after: Chosen[]) =>
  before.length !== after.length || before.some(({ ref }, at) => ref !== after[at]?.ref)

/** The prompt and its alternatives, before and after they followed their pictures. */
export type Followed = {
  to: Chosen[]
  texts: { from: Chosen[]; before: string; after: string }[]
  /** Numbers changed, which nobody sees who is not looking there. */
  isRenumbered: boolean
}

/**
 * Other reference images, or the same in another order or by another name: what the prompts say of
 * "image 2, Mina" goes with its picture.
 * @param last the change that this one takes back or goes on with, as a name does key by key: texts
 * that are as it left them follow from what they were before it
 */
export const followImages = (
  draft: Draft,
  images: Chosen[],
  last?: Followed,
): { change: Partial<Draft>; followed: Followed } => {
  const now = [draft.prompt, ...draft.alternatives]
  const texts = now.map((text, index) => {
    const was = last?.to === draft.images ? last.texts[index] : undefined
    const { from, before } = was?.after === text ? was : { from: draft.images, before: text }
    return { from, before, after: follow(before, from, images) }
  })
  const [prompt, ...alternatives] = texts.map(({ after }) => after)
  const isSame = texts.every(({ after }, index) => after === now[index])
  return {
    change: isSame ? { images } : { images, prompt: prompt ?? '', alternatives },
    followed: { to: images, texts, isRenumbered: !isSame && isOtherOrder(draft.images, images) },
  }
}

/**
 * What a prompt calls pictures beyond the last one.
 * @param names of those that are there, as prompts say them
 */
export const findBeyond = (text: string, names: readonly string[]): string[] => {
  const found = [...text.matchAll(mentionIn(names))].map(
    ([, , single, , several]) => single ?? several ?? '',
  )
  return [...new Set(found)].filter((mention) =>
    (mention.match(/\d/g) ?? []).some((place) => Number(place) < 1 || Number(place) > names.length),
  )
}
