import { useTranslations } from 'next-intl'

const PROBLEMS = {
  no_account: 'noAccount',
  unverified: 'unverified',
  setup_code: 'setupCode',
  rate_limited: 'rateLimited',
  CredentialsSignin: 'wrongPassword',
  Configuration: 'configuration',
} as const

const isKnown = (code: string): code is keyof typeof PROBLEMS => Object.hasOwn(PROBLEMS, code)

/** Words for why a sign-in came back. The code comes from the address, so it may be anything. */
export const useSignInProblem = (code: string | null): string | null => {
  const t = useTranslations('auth.problems')
  if (code === null || code === 'SessionRequired') return null
  return t(isKnown(code) ? PROBLEMS[code] : 'other')
}
