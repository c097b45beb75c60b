import type { ReactNode } from 'react'
import { LanguageSelect } from '@/components/auth/language-select'
import { QuietFrame } from '@/components/auth/quiet-frame'
import { loadChosenLocale } from '@/lib/auth/loaders'

const AuthLayout = async ({ children }: { children: ReactNode }) => (
  <QuietFrame width="narrow" aside={<LanguageSelect chosen={await loadChosenLocale()} />}>
    {children}
  </QuietFrame>
)

export default AuthLayout
