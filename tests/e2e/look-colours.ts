import type { Page } from '@playwright/test'
import type { Finding } from './look-tools'

/**
 * The contrast of every text, placeholder and control edge against what is really behind it: all
 * that is painted there is laid on one pixel, from the ground up. A picture counts as white behind
 * light text and as black behind dark: any may stand there. Scrolls through the page, and back.
 */
export const findFaint = (page: Page): Promise<Finding[]> =>
  page.evaluate(async () => {
    const { look } = window
    type Point = [x: number, y: number]
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const pixel = canvas.getContext('2d', { willReadFrequently: true })
    if (!pixel) throw new Error('there is no canvas to mix colours on')

    const paint = (colours: { colour: string; opacity?: number }[]): number[] => {
      pixel.clearRect(0, 0, 1, 1)
      for (const { colour, opacity = 1 } of colours) {
        pixel.globalAlpha = opacity
        pixel.fillStyle = colour
        pixel.fillRect(0, 0, 1, 1)
      }
      return [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)]
    }
    const luminance = (rgb: number[]) =>
      rgb
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
    const contrast = (one: number[], other: number[]) => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
      return (light + 0.05) / (dark + 0.05)
    }
    const opacityOf = (element: Element) => {
      let opacity = 1
      for (let each: Element | null = element; each; each = each.parentElement) {
        opacity *= Number(getComputedStyle(each).opacity)
      }
      return opacity
    }
    const ground = () => getComputedStyle(document.body).backgroundColor

    /** What is painted at a point, up to an element or to what is behind it; null when covered. */
    const behind = (element: Element, [x, y]: Point, ink: string, withItself: boolean) => {
      const stack = document.elementsFromPoint(x, y)
      const at = stack.indexOf(element)
      if (at < 0) return null
      const isInkLight = luminance(paint([{ colour: ink }])) > 0.4
      const layers = stack.slice(withItself ? at : at + 1).flatMap((each) => {
        const { backgroundColor, backgroundImage } = getComputedStyle(each)
        const opacity = opacityOf(each)
        const isPicture = each.matches('img, video, canvas') || backgroundImage.includes('url(')
        // Text stands where such a scrim is whole, which is at its beginning.
        const scrim = /gradient\(.*?((?:ok)?(?:lab|lch)\([^)]*\)|rgba?\([^)]*\))/.exec(
          backgroundImage,
        )
        return [
          ...(isPicture ? [{ colour: isInkLight ? '#fff' : '#000', opacity }] : []),
          ...(scrim?.[1] ? [{ colour: scrim[1], opacity }] : []),
          { colour: backgroundColor, opacity },
        ]
      })
      return [{ colour: ground(), opacity: 1 }, ...layers.reverse()]
    }

    // Whatever lets the pointer through is painted all the same.
    const reachable = document.createElement('style')
    reachable.textContent = '*, ::before, ::after { pointer-events: auto !important }'
    document.head.append(reachable)
    const findings = new Map<string, Finding>()
    const judge = (
      element: Element,
      point: Point,
      { rule, ink, least, beside }: { rule: string; ink: string; least: number; beside: boolean },
    ) => {
      const [x, y] = point
      if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return
      const under = behind(element, point, ink, true)
      const around = beside ? behind(element, point, ink, false) : under
      if (!under || !around) return
      const opacity = opacityOf(element)
      const reached = contrast(paint([...under, { colour: ink, opacity }]), paint(around))
      if (reached >= least - 0.005) return
      const what = `${reached.toFixed(2)}:1 of ${least}:1, ${ink}`
      findings.set(look.name(element) + rule, { rule, where: look.name(element), what })
    }
    const judgeWindow = () => {
      for (const { element, lines } of look.texts()) {
        const style = getComputedStyle(element)
        const size = Number.parseFloat(style.fontSize)
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
        for (const { left, right, top, bottom } of lines) {
          const middle: Point = [(left + right) / 2, (top + bottom) / 2]
          const least = isLarge ? 3 : 4.5
          judge(element, middle, { ink: style.color, least, beside: false, rule: 'faint text' })
        }
      }
      for (const control of look.controls()) {
        const { left, right, top, bottom } = control.getBoundingClientRect()
        const middle: Point = [(left + right) / 2, (top + bottom) / 2]
        if (control.matches('input, textarea') && control.matches(':placeholder-shown')) {
          const ink = getComputedStyle(control, '::placeholder').color
          judge(control, middle, { ink, least: 4.5, beside: false, rule: 'faint placeholder' })
        }
        const { borderTopWidth, borderTopColor } = getComputedStyle(control)
        const isClear = /[,/] ?0\)$/.test(borderTopColor)
        const isBlocked = control.matches('[aria-disabled=true], :disabled')
        const hasEdge = control.matches('input, select, textarea, button, a')
        if (!hasEdge || isBlocked || isClear || Number.parseFloat(borderTopWidth) === 0) continue
        const edge: Point = [(left + right) / 2, top + 0.5]
        judge(control, edge, {
          ink: borderTopColor,
          least: 3,
          beside: true,
          rule: 'faint edge',
        })
      }
    }
    const start = scrollY
    const step = Math.max(200, innerHeight - 200)
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      scrollTo({ top: y, behavior: 'instant' })
      await look.frame()
      judgeWindow()
    }
    scrollTo({ top: start, behavior: 'instant' })
    reachable.remove()
    return [...findings.values()]
  })
