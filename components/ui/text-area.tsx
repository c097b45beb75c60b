import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'
import { inputStyle } from '@/components/ui/input-style'

export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea {...rest} className={cx(inputStyle, 'resize-none py-2 text-base', className)} />
)
