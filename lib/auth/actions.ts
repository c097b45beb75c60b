'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { publicAction, viewerAction } from '@/lib/action'
import { changePassword } from '@/lib/auth/change-password'
import { emailSchema } from '@/lib/auth/email'
import { endOtherSessions, endOwnSession, endSession } from '@/lib/auth/end-session'
import { intentCookie, sealIntent } from '@/lib/auth/first-run-intent'
import { localeCookie } from '@/lib/auth/locale-cookie'
import { displayNameSchema, givenPasswordSchema, newPasswordSchema } from '@/lib/auth/person'
import { localeOfHeaders } from '@/lib/auth/request-locale'
import { dropSession, findViewer, keepSession } from '@/lib/auth/session'
import { checkSetupCode } from '@/lib/auth/setup-code'
import { signIn, startSession } from '@/lib/auth/sign-in'
import { updateDisplayName, updateLocale } from '@/lib/auth/user-store'
import { firstRun, readCreditsOnAccount } from '@/lib/credits/first-run'
import { LOCALES, parseLocale } from '@/lib/intl/locale'
import { renameFound } from '@/lib/videos/keep-words'
import { nameSchema } from '@/lib/workspaces/name'

/** `{ email, password }`: sets the session cookie. */
export const signInWithPassword = publicAction(
  { input: z.object({ email: emailSchema, password: givenPasswordSchema }) },
  async ({ input, facts }) => {
    const { sessionId } = await signIn({ ...input, place: facts })
    await keepSession(sessionId)
    return {}
  },
)

const studioFields = {
  workspaceName: nameSchema,
  /** As typed; see lib/intl/number.ts. Not asked while Kling is emulated. */
  creditsOnAccount: z.string().optional(),
  setupCode: z.string().max(100).optional(),
}

const formLocale = async () => localeOfHeaders(await headers())

/** The first visit: makes the owner and the workspace, and signs the owner in. */
export const createStudio = publicAction(
  {
    input: z.object({
      displayName: displayNameSchema,
      email: emailSchema,
      password: newPasswordSchema,
      ...studioFields,
    }),
  },
  async ({ input, facts }) => {
    const { password, setupCode, creditsOnAccount, ...rest } = input
    const language = await formLocale()
    const credits = readCreditsOnAccount(creditsOnAccount, language)
    await checkSetupCode(facts, setupCode)
    const made = await firstRun({
      ...rest,
      creditsOnAccount: credits,
      proof: { password },
      language,
      locale: parseLocale((await cookies()).get(localeCookie().name)?.value),
    })
    await keepSession(await startSession(made.userId, facts))
    return { slug: made.workspace.slug }
  },
)

/** Before an OAuth provider makes the owner: checks the set-up rule and keeps what was typed. */
export const prepareStudio = publicAction(
  { input: z.object(studioFields) },
  async ({ input, facts }) => {
    const creditsOnAccount = readCreditsOnAccount(input.creditsOnAccount, await formLocale())
    await checkSetupCode(facts, input.setupCode)
    const { name, options } = intentCookie()
    const value = await sealIntent({ workspaceName: input.workspaceName, creditsOnAccount })
    ;(await cookies()).set(name, value, options)
    return {}
  },
)

/** Takes nothing; goes to the sign-in page. */
export const signOut = publicAction({ input: z.undefined() }, async () => {
  const viewer = await findViewer()
  if (viewer) await endOwnSession(viewer)
  await dropSession()
  redirect('/sign-in')
})

/**
 * `{ locale }`, null to follow the browser: with the account when somebody is signed in, and in this
 * browser. Next draws the page anew because a cookie changes, and what is typed stays.
 */
export const chooseLanguage = publicAction(
  { input: z.object({ locale: z.enum(LOCALES).nullable() }) },
  async ({ input: { locale } }) => {
    const viewer = await findViewer()
    if (viewer) await updateLocale(viewer.userId, locale)
    const { name, options } = localeCookie()
    const maxAge = locale === null ? 0 : options.maxAge
    ;(await cookies()).set(name, locale ?? '', { ...options, maxAge })
    return {}
  },
)

/** `{ displayName }` */
export const renameViewer = viewerAction(
  { input: z.object({ displayName: displayNameSchema }) },
  async ({ viewer, input }) => {
    const { userId } = viewer
    await renameFound({ userId }, (tx) => updateDisplayName(tx, userId, input.displayName))
    return input
  },
)

/** `{ currentPassword, newPassword }`: ends all other sessions. */
export const replacePassword = viewerAction(
  {
    input: z.object({
      currentPassword: givenPasswordSchema.or(z.literal('')),
      newPassword: newPasswordSchema,
    }),
  },
  async ({ viewer, input, facts }) => changePassword(viewer, { ...input, place: facts }),
)

/** `{ sessionId }` */
export const endOneSession = viewerAction(
  { input: z.object({ sessionId: z.string().max(100) }) },
  async ({ viewer, input }) => {
    await endSession(viewer, input.sessionId)
    return {}
  },
)

/** Takes nothing. */
export const endAllOtherSessions = viewerAction({ input: z.undefined() }, async ({ viewer }) => ({
  endedSessions: await endOtherSessions(viewer),
}))
