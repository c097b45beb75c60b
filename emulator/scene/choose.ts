import { aurora } from './aurora'
import { orb } from './orb'
import { NIGHT_PALETTES, PALETTES } from './palette'
import type { Painter, Size } from './plane'
import { pick, randomFrom } from './random'
import { ridges } from './ridges'
import { sea } from './sea'
import { skyline } from './skyline'

const SCENES = [ridges, sea, skyline, orb, aurora, ridges, sea]

/** Words that call for one picture, in the three languages that the studio is made for. */
const WORDS: [RegExp, typeof ridges][] = [
  [
    /\b(sea|ocean|harbou?r|beach|coast|lake|deniz\w*|liman\w*|sahil\w*|göl\w*)\b|바다|해변|호수|항구/iu,
    sea,
  ],
  [
    /\b(city|street|skyline|tokyo|seoul|istanbul|neon|şehir\w*|sokak\w*)\b|도시|거리|서울/iu,
    skyline,
  ],
  [/\b(aurora|stars?|galaxy|northern lights|yıldız\w*|kutup)\b|오로라|별/iu, aurora],
  [
    /\b(mountains?|hills?|ridges?|valley|desert|dunes?|dağ\w*|vadi\w*|çöl\w*)\b|산|언덕|사막/iu,
    ridges,
  ],
  [/\b(orb|sphere|ball|planet|moon|küre\w*|gezegen\w*)\b|행성|구슬/iu, orb],
]

/** The same words always give the same picture; other words give another. */
export const scenePainter = (prompt: string, size: Size): Painter => {
  const random = randomFrom(`scene:${prompt}`)
  const byChance = pick(random, SCENES)
  const scene = WORDS.find(([pattern]) => pattern.test(prompt))?.[1] ?? byChance
  // Northern lights by a desert's colours look like smoke.
  const palette = pick(random, scene === aurora ? NIGHT_PALETTES : PALETTES)
  return scene(size, palette, random)
}
