import { between, pick, randomFrom } from '../scene/random'

export const SAMPLE_RATE = 48_000

const CHORDS = [
  [0, 7, 12, 16, 19],
  [0, 7, 14, 15, 22],
  [0, 5, 12, 17, 21],
  [0, 7, 11, 16, 18],
] as const

/**
 * A quiet bed: one slowly breathing chord over a breath of wind, fading in and out.
 * Interleaved stereo, 16 bit, at SAMPLE_RATE.
 */
export const quietTone = (seed: string, seconds: number): Uint8Array => {
  const random = randomFrom(`tone:${seed}`)
  const root = 110 * 2 ** (Math.floor(between(random, 0, 8)) / 12)
  const voices = pick(random, CHORDS).map((step, index) => ({
    frequency: root * 2 ** (step / 12),
    pace: between(random, 0.08, 0.22),
    phase: between(random, 0, Math.PI * 2),
    side: index % 2 ? 0.75 : 0.25,
    loudness: 0.062 / (1 + index * 0.35),
  }))
  const count = Math.round(seconds * SAMPLE_RATE)
  const samples = new Int16Array(count * 2)
  let wind = 0
  for (let index = 0; index < count; index++) {
    const at = index / SAMPLE_RATE
    const edge = Math.min(1, at / 0.8, (seconds - at) / 0.8)
    wind += (random() - 0.5 - wind) * 0.03
    let [left, right] = [wind * 0.12, wind * 0.12]
    for (const voice of voices) {
      const breath = 0.65 + 0.35 * Math.sin(at * voice.pace * Math.PI * 2 + voice.phase)
      const turn = at * voice.frequency * Math.PI * 2
      const sound = (Math.sin(turn) + 0.18 * Math.sin(turn * 2)) * voice.loudness * breath
      left += sound * (1 - voice.side)
      right += sound * voice.side
    }
    samples[index * 2] = left * edge * 32767
    samples[index * 2 + 1] = right * edge * 32767
  }
  return new Uint8Array(samples.buffer)
}
