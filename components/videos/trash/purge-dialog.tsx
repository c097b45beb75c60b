'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  /** How many; null when nothing is asked. */
  count: number | null
  busy: boolean
  onPurge: () => void
  onClose: () => void
}

/** Asks once more, with the number, before what cannot be undone. */
export const PurgeDialog = ({ count, busy, onPurge, onClose }: Props) => {
  const t = useTranslations('trash.purge')
  const shown = { count: count ?? 0 }
  return (
    <Dialog open={count !== null} onClose={onClose} title={t('title', shown)}>
      <p className="text-second">{t('consequence', shown)}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        {/* A key that is held down must not be the confirmation. */}
        <Button data-autofocus onClick={onClose}>
          {t('keep')}
        </Button>
        <Button variant="danger" busy={busy} onClick={onPurge}>
          {t('confirm', shown)}
        </Button>
      </div>
    </Dialog>
  )
}
