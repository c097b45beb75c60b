'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Menu } from '@/components/ui/menu'

const FORMATS = ['csv', 'csv-tr', 'edl'] as const

/** The comments as a file, for tables and for editing programs. */
export const ExportMenu = ({ address }: { address: string }) => {
  const t = useTranslations('review.export')
  return (
    <Menu
      label={t('label')}
      trigger={
        <span
          title={t('label')}
          className="grid size-8 place-items-center rounded-md text-second hover:bg-raised hover:text-ink touch:size-12"
        >
          <Download className="size-4" aria-hidden />
        </span>
      }
      items={FORMATS.map((format) => ({
        label: t(format),
        // It is saved and not shown, so the page stays.
        onSelect: () => location.assign(`${address}/export?format=${format}`),
      }))}
    />
  )
}
