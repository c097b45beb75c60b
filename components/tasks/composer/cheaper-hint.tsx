'use client'
import type { Cheaper } from '@/components/tasks/composer/offer'
import { formatCredits } from '@/lib/format'
import { CATALOG } from '@/lib/kling/catalog'

type Props = { offer: Cheaper; sound: boolean; onUse: () => void }

/** The same shot for less, said where it is priced. */
export const CheaperHint = ({ offer, sound, onUse }: Props) => {
  const { model, quality } = CATALOG[offer.type]
  const name = `${model === 'o3' ? 'O3' : '3.0'} ${quality === 'pro' ? 'Pro' : 'Standard'}`
  return (
    <div className="flex items-center justify-between gap-2 rounded-md bg-raised py-px pr-1 pl-3">
      <span className="min-w-0 text-second">
        {name}: {formatCredits(offer.credits)}
        {sound && ', sound included'}
      </span>
      <button
        type="button"
        onClick={onUse}
        className="min-h-8 shrink-0 rounded-md px-2 font-semibold hover:bg-pressed touch:min-h-12"
      >
        Use it
      </button>
    </div>
  )
}
