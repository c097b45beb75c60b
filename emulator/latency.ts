import { factsOf, type GenerateRequest } from './contract'
import { normal, type Random } from './scene/random'

/** How long such a task takes in real life: the median in seconds and the log-normal's sigma. */
const usual = (request: GenerateRequest): [medianSeconds: number, sigma: number] => {
  const { family, kind } = factsOf(request.type)
  if (kind === 'reference' || kind === 'edit') return [400, 0.5]
  if (family === 'O3') return [200, 0.45]
  if (request.type.startsWith('std-')) return [105, 0.35]
  const isLong = (request.duration ?? 5) > 10
  return isLong ? [235, 0.35] : [150, 0.4]
}

/** Milliseconds of the emulator's clock from acceptance to the end. */
export const drawLatencyMs = (request: GenerateRequest, random: Random, speed: number): number => {
  const [median, sigma] = usual(request)
  return (median * Math.exp(sigma * normal(random)) * 1000) / speed
}
