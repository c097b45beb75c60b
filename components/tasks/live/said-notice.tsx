'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'

type Props = { children: string; onDismiss: () => void }

/** What came of a decision. It is announced elsewhere; here it stays until it is put away. */
export const SaidNotice = ({ children, onDismiss }: Props) => {
  const t = useTranslations('tasks.card')
  return (
    <Notice
      action={
        <IconButton label={t('putAway')} size="sm" onClick={onDismiss} className="-mr-1">
          <X className="size-3.5" aria-hidden />
        </IconButton>
      }
    >
      <span className="figures">{children}</span>
    </Notice>
  )
}
