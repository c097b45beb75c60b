import type { Page } from '@playwright/test'

/** Lightness, chroma, hue, and how opaque. */
type Colour = [lightness: number, chroma: number, hue: number, alpha?: number]
type Theme = Record<string, Colour>

/** The only colours of the studio, as they were agreed on. */
export const TOKENS: Record<'dark' | 'light', Theme> = {
  dark: {
    ground: [0.165, 0.006, 65],
    panel: [0.195, 0.007, 65],
    raised: [0.235, 0.008, 65],
    pressed: [0.275, 0.009, 65],
    ink: [0.945, 0.008, 85],
    second: [0.735, 0.012, 80],
    third: [0.65, 0.012, 75],
    hairline: [0.945, 0.008, 85, 0.085],
    // 36 % would be 2.95:1 on the ground.
    edge: [0.945, 0.008, 85, 0.37],
    live: [0.815, 0.152, 76],
    'live-ink': [0.215, 0.035, 70],
    'live-mark': [0.815, 0.152, 76],
    'live-text': [0.815, 0.152, 76],
    loss: [0.7, 0.165, 27],
  },
  light: {
    ground: [0.985, 0.004, 85],
    panel: [0.997, 0.002, 85],
    raised: [0.958, 0.005, 85],
    pressed: [0.925, 0.006, 85],
    ink: [0.225, 0.012, 65],
    second: [0.44, 0.014, 65],
    third: [0.51, 0.014, 65],
    hairline: [0.225, 0.012, 65, 0.1],
    edge: [0.225, 0.012, 65, 0.48],
    live: [0.8, 0.158, 74],
    'live-ink': [0.215, 0.035, 70],
    'live-mark': [0.61, 0.135, 70],
    'live-text': [0.545, 0.12, 70],
    loss: [0.52, 0.18, 27],
  },
}

const GROUNDS = ['ground', 'panel', 'raised']
const on = (inks: string[], grounds: string[], least: number) =>
  inks.flatMap((ink) => grounds.map((ground) => ({ ink, ground, least })))

/** What may stand on what, and the contrast that it then has. */
export const PROMISES = [
  ...on(['ink', 'second', 'third', 'live-text', 'loss'], GROUNDS, 4.5),
  ...on(['ink', 'second'], ['pressed'], 4.5),
  ...on(['edge'], ['ground', 'panel'], 3),
  ...on(['live-mark'], GROUNDS, 3),
  ...on(['live-ink'], ['live'], 4.5),
]

/**
 * Tokens whose colour on the page is another than the table's. The build writes colours in its own
 * way, so both are painted, on black and on white, and the pixels compared.
 */
export const findOtherColours = (page: Page, theme: Theme): Promise<string[]> =>
  page.evaluate((wanted) => {
    const canvas = document.createElement('canvas')
    const pixel = canvas.getContext('2d', { willReadFrequently: true })
    if (!pixel) throw new Error('there is no canvas to mix colours on')
    const style = getComputedStyle(document.documentElement)
    const paint = (colour: string) =>
      ['black', 'white'].flatMap((ground) => {
        // What cannot be read as a colour would leave the one before in place.
        pixel.fillStyle = ground
        pixel.fillRect(0, 0, 1, 1)
        pixel.fillStyle = 'lime'
        pixel.fillStyle = colour
        pixel.fillRect(0, 0, 1, 1)
        return [...pixel.getImageData(0, 0, 1, 1).data]
      })
    return Object.entries(wanted).flatMap(([name, [lightness, chroma, hue, alpha = 1]]) => {
      const there = style.getPropertyValue(`--color-${name}`)
      // The build leaves out what nothing on any screen is drawn in.
      if (!there) return []
      const agreed = `oklch(${lightness} ${chroma} ${hue} / ${alpha})`
      const [one, other] = [paint(there), paint(agreed)]
      const isSame = one.every((value, at) => Math.abs(value - (other[at] ?? 0)) <= 1)
      return isSame ? [] : [`${name} is ${there} and not ${agreed}`]
    })
  }, theme)

/** The contrasts of pairs of tokens, mixed by the browser itself. */
export const readContrasts = (
  page: Page,
  pairs: { ink: string; ground: string }[],
): Promise<number[]> =>
  page.evaluate((all) => {
    const canvas = document.createElement('canvas')
    const pixel = canvas.getContext('2d', { willReadFrequently: true })
    if (!pixel) throw new Error('there is no canvas to mix colours on')
    const style = getComputedStyle(document.documentElement)
    const luminance = (names: string[]) => {
      for (const name of names) {
        pixel.fillStyle = style.getPropertyValue(`--color-${name}`)
        pixel.fillRect(0, 0, 1, 1)
      }
      const [red = 0, green = 0, blue = 0] = [...pixel.getImageData(0, 0, 1, 1).data]
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    return all.map(({ ink, ground }) => {
      // What the build left out is on no screen, and keeps every promise.
      if (!style.getPropertyValue(`--color-${ink}`)) return Number.POSITIVE_INFINITY
      const [dark = 0, light = 0] = [luminance([ground, ink]), luminance([ground])].sort(
        (a, b) => a - b,
      )
      return (light + 0.05) / (dark + 0.05)
    })
  }, pairs)
