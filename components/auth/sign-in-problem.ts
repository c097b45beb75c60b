const PROBLEMS: Record<string, string> = {
  no_account:
    'There is no account here with that address. Ask the owner of this studio to make one.',
  unverified:
    'That provider has not verified your address, so it opens no account. Verify it there, or sign in with your password.',
  setup_code: 'This studio has no owner yet. Enter the set-up code that its start printed.',
  rate_limited: 'Too many attempts. Try again in a few minutes.',
  CredentialsSignin: 'This address and password do not belong together.',
  Configuration: 'The sign-in of this studio is set up wrongly. Its log says how.',
}

/** Words for why a sign-in came back. The code comes from the address, so it may be anything. */
export const signInProblem = (code: string | null): string | null => {
  if (code === null || code === 'SessionRequired') return null
  return Object.hasOwn(PROBLEMS, code)
    ? (PROBLEMS[code] ?? null)
    : 'The sign-in did not work out. Try again, or use another way.'
}
