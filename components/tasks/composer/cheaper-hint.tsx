'use client'
import { useTranslations } from 'next-intl'
import type { Cheaper } from '@/components/tasks/composer/offer'
import { useFormat } from '@/components/ui/use-format'
import { CATALOG, MODELS, QUALITIES } from '@/lib/kling/catalog'

type Props = {
  /** For one video. */
  offer: Cheaper
  /** How many videos the button asks for: what is said is for all of them, as its price is. */
  count: number
  sound: boolean
  onUse: () => void
}

/** The same shot for less, said where it is priced. */
export const CheaperHint = ({ offer, count, sound, onUse }: Props) => {
  const { model, quality } = CATALOG[offer.type]
  const t = useTranslations('composer.cheaper')
  const format = useFormat()
  const name = `${MODELS[model].shortName} ${QUALITIES[quality].name}`
  return (
    <div className="flex items-center justify-between gap-2 rounded-md bg-raised py-px pr-1 pl-3">
      <span className="min-w-0 text-second">
        {t(sound ? 'offerWithSound' : 'offer', {
          name,
          credits: format.number(offer.credits * count),
          count,
        })}
      </span>
      <button
        type="button"
        onClick={onUse}
        className="min-h-8 shrink-0 rounded-md px-2 font-semibold hover:bg-pressed touch:min-h-12"
      >
        {t('use')}
      </button>
    </div>
  )
}
