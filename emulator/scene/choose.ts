import { aurora } from './aurora'
import { orb } from './orb'
import { COLOUR_WORDS, NIGHT_PALETTES, PALETTES } from './palette'
import type { Painter, Size } from './plane'
import { pick, randomFrom } from './random'
import { ridges } from './ridges'
import { sea } from './sea'
import { skyline } from './skyline'
import { speaksOf } from './words'

const SCENES = [ridges, sea, skyline, orb, aurora, ridges, sea]

/** Words that call for one picture, in the three languages that the studio is made for. */
const SCENE_WORDS: [words: string, typeof ridges][] = [
  [
    'sea ocean harbour harbor beach coast lake boat deniz* liman* sahil* göl* tekne* 바다 해변 호수 항구',
    sea,
  ],
  ['city street skyline tokyo seoul istanbul* neon şehir* sokak* 도시 거리 서울', skyline],
  ['aurora star stars starry galaxy northern yıldız* kutup 오로라 별이 별빛', aurora],
  [
    'mountain mountains hill hills ridge ridges valley desert dunes dağ* vadi* çöl* 산맥 언덕 사막',
    ridges,
  ],
  ['orb sphere ball planet moon küre* gezegen* 행성 구슬', orb],
]

/** The same words always give the same picture; other words give another. */
export const scenePainter = (prompt: string, size: Size): Painter => {
  const random = randomFrom(`scene:${prompt}`)
  const byChance = pick(random, SCENES)
  const met = <T>(list: [string, T][]) => list.find(([words]) => speaksOf(prompt, words))?.[1]
  const scene = met(SCENE_WORDS) ?? byChance
  // Northern lights by a desert's colours look like smoke.
  if (scene === aurora) return aurora(size, pick(random, NIGHT_PALETTES), random)
  const palette = pick(random, PALETTES)
  return scene(size, met(COLOUR_WORDS) ?? palette, random)
}
