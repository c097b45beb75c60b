'use client'
import { useTranslations } from 'next-intl'
import { wordButton } from '@/components/tasks/composer/slot-note'

/** That a slot was emptied, and the way back: said inside of it, where nothing moves by it. */
export const SlotRemoved = ({ onUndo }: { onUndo: () => void }) => {
  const t = useTranslations('composer.slots')
  return (
    // Beside the button a press still chooses a file.
    <p className="pointer-events-none relative flex flex-wrap items-center justify-center gap-x-2 px-1 pb-6 text-second touch:pb-10">
      {t('done', { how: 'removed' })}
      <button
        type="button"
        onClick={onUndo}
        className={`pointer-events-auto reach ${wordButton} touch:min-h-8`}
      >
        {t('undo')}
      </button>
    </p>
  )
}
