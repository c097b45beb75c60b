'use client'
import { useTranslations } from 'next-intl'
import type { PresetDraft } from '@/components/presets/preset-draft'
import { PresetList } from '@/components/presets/preset-list'
import { Dialog } from '@/components/ui/dialog'
import { FrameLater } from '@/components/ui/frame-later'

type Props = {
  workspace: string
  draft: PresetDraft
  onClose: () => void
  onUse: (change: Partial<PresetDraft>, name: string) => void
}

export const PresetDialog = ({ onClose, ...rest }: Props) => {
  const t = useTranslations('presets')
  return (
    <Dialog open onClose={onClose} title={t('open')}>
      <FrameLater>
        <PresetList {...rest} onDone={onClose} />
      </FrameLater>
    </Dialog>
  )
}
