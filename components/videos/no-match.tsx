'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { SetFilter } from '@/components/videos/gallery-filters'

type Props = {
  filters: SetFilter[]
  /** The model and the type that were chosen never meet. */
  excluding: boolean
  onRemove: (name: SetFilter['name']) => void
  onClear: () => void
}

/** Nothing meets all of the filters: what could be taken away, one by one. */
export const NoMatch = ({ filters, excluding, onRemove, onClear }: Props) => {
  const t = useTranslations('gallery')
  return (
    <EmptyState
      title={excluding ? t('excluding') : t('noMatch')}
      action={<Button onClick={onClear}>{t('clearFilters')}</Button>}
    >
      {filters.length > 1 && (
        <div className="flex flex-col items-center gap-2">
          <p className="text-sm text-third">{t('without')}</p>
          <ul className="flex flex-wrap justify-center gap-2">
            {filters.map(({ name, words }) => (
              <li key={name} className="min-w-0 max-w-full">
                <button
                  type="button"
                  aria-label={t('filter.remove', { name: words })}
                  onClick={() => onRemove(name)}
                  className="flex min-h-8 max-w-full items-center gap-2 rounded-md border border-edge px-3 text-sm hover:bg-raised touch:min-h-12"
                >
                  <span className="truncate">{words}</span>
                  <X className="size-3.5 shrink-0 text-second" aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </EmptyState>
  )
}
