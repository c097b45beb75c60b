import type { Random } from '@/bench/random'
import { ENGLISH } from '@/scripts/seed/english'
import { KOREAN } from '@/scripts/seed/korean'
import { TURKISH } from '@/scripts/seed/turkish'
import type { Vocabulary } from '@/scripts/seed/vocabulary'

export type Language = 'en' | 'ko' | 'tr'

export const VOCABULARIES: Record<Language, Vocabulary> = {
  en: ENGLISH,
  ko: KOREAN,
  tr: TURKISH,
}

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('there is nothing to pick from')
  return one
}

/** One of the names, each as often as its number says beside the others. */
export const pickBy = <Name extends string>(random: Random, shares: Record<Name, number>): Name => {
  const entries = Object.entries(shares) as [Name, number][]
  let left = random() * entries.reduce((sum, [, share]) => sum + share, 0)
  for (const [name, share] of entries) {
    left -= share
    if (left < 0) return name
  }
  return pick(random, entries)[0]
}

/** The parts of a prompt, so that the next take can change one of them. */
export type Idea = { language: Language; parts: string[]; details: string[] }

/** Of all prompts; the longest come near the provider's limit. */
const LENGTHS = { few: 22, usual: 50, long: 25, longest: 3 }
const DETAILS = { few: 0, usual: 0, long: 4, longest: 60 }
const MOST_LETTERS = 1_990

export const newIdea = (random: Random, language: Language): Idea => {
  const words = VOCABULARIES[language]
  const length = pickBy(random, LENGTHS)
  const subject = pick(random, words.subjects)
  const movement = pick(random, words.movements)
  const parts = [`${subject} ${movement}`]
  if (random() < 0.8) parts.push(pick(random, words.places))
  if (length !== 'few') parts.push(pick(random, words.cameras), pick(random, words.lights))
  if (random() < 0.004) parts.push(pick(random, words.seldom))
  // Boards and scenes have numbers, and people look for them.
  if (random() < 0.15) parts.push(`${pick(random, ['SC', 'K', 'board '])}${1 + below(random, 400)}`)
  const details = Array.from({ length: DETAILS[length] }, () => pick(random, words.details))
  return { language, parts, details }
}

/** The same once more with another camera, light or place. */
export const changed = (random: Random, idea: Idea): Idea => {
  const words = VOCABULARIES[idea.language]
  const other = pick(random, [words.places, words.cameras, words.lights])
  const at = 1 + below(random, Math.max(1, idea.parts.length - 1))
  const parts = idea.parts.toSpliced(at, 1, pick(random, other))
  return { ...idea, parts }
}

export const spell = ({ language, parts, details }: Idea): string => {
  const { comma, stop } = VOCABULARIES[language]
  let text = parts.join(comma)
  for (const detail of details) {
    const longer = `${text}${text.endsWith('.') ? ' ' : stop}${detail}`
    if (longer.length > MOST_LETTERS) break
    text = longer
  }
  return text
}

/** A whole number from 0 up to, not including, `most`. */
export const below = (random: Random, most: number): number => Math.floor(random() * most)
