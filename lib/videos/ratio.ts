import { ASPECT_RATIOS } from '@/lib/kling/catalog'

type Ratio = (typeof ASPECT_RATIOS)[number]

const toNumber = (ratio: Ratio): number => {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}

/** How far apart two ratios are, the same for a picture and for the one that lies on its side. */
const distance = (one: number, other: number) => Math.abs(Math.log(one / other))

/** The provider's ratio that a picture has, or is nearest to; 16:9 when its size is unknown. */
export const nearestRatio = (width: number, height: number): Ratio => {
  const own = width / height
  if (!Number.isFinite(own) || own <= 0) return '16:9'
  return [...ASPECT_RATIOS].reduce((best, ratio) =>
    distance(toNumber(ratio), own) < distance(toNumber(best), own) ? ratio : best,
  )
}
