'use client'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { CompareChoice } from '@/components/videos/compare/compare-choice'

type Props = ComponentProps<typeof CompareChoice> & { onClose: () => void }

export const CompareDialog = ({ onClose, ...choice }: Props) => (
  <Dialog open onClose={onClose} title={useTranslations('compare')('with')} wide>
    <CompareChoice {...choice} />
  </Dialog>
)
