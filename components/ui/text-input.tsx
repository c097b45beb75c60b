import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'
import { inputStyle } from '@/components/ui/input-style'

export const TextInput = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input {...rest} className={cx(inputStyle, 'h-8 text-sm touch:h-12', className)} />
)
