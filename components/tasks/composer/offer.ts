import { CATALOG, fieldsOf, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import { estimateCredits, type Priced } from '@/lib/kling/pricing'

/** What switching the sound on adds to this request, in credits; null where it has no sound. */
export const soundAddsCredits = (request: Priced): number | null =>
  fieldsOf(request.type).sound === 'absent'
    ? null
    : estimateCredits({ ...request, sound: true }) - estimateCredits({ ...request, sound: false })

export type Cheaper = { type: KlingType; credits: number }

/**
 * The same shot on another model for less: same mode, quality, length and sound. Null when there
 * is none, so that the hint never offers something else than what was asked for.
 */
export const findCheaper = (request: Priced): Cheaper | null => {
  const { mode, quality } = CATALOG[request.type]
  const price = estimateCredits(request)
  return KLING_TYPES.filter(
    (type) => CATALOG[type].mode === mode && CATALOG[type].quality === quality,
  )
    .map((type) => ({ type, credits: estimateCredits({ ...request, type }) }))
    .filter((offer) => offer.credits < price)
    .reduce<Cheaper | null>(
      (best, offer) => (best && best.credits <= offer.credits ? best : offer),
      null,
    )
}
