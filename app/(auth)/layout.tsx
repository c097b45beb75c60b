import type { ReactNode } from 'react'
import { QuietFrame } from '@/components/auth/quiet-frame'

const AuthLayout = ({ children }: { children: ReactNode }) => (
  <QuietFrame width="narrow">{children}</QuietFrame>
)

export default AuthLayout
