import type { SessionView } from '@/lib/auth/session-view'

/** A provider that the environment names, as a button. */
export type OAuthChoice = { id: string; name: string }

export type FirstRunFacts = {
  needsSetupCode: boolean
  /** With a real key: what the Kling account holds is asked for. */
  asksForCredits: boolean
  oauth: OAuthChoice[]
  /** Why an OAuth sign-in came back, as a code; from the address, so it may be anything. */
  problem: string | null
}

export type SignInFacts = {
  /** A path of this site. */
  next: string
  oauth: OAuthChoice[]
  /** As on the first-run page. */
  problem: string | null
}

export type AccountView = {
  displayName: string
  email: string
  hasPassword: boolean
  /** Whether what they send waits a few seconds, in which it can be taken back. */
  undoSend: boolean
  sessions: SessionView[]
}
