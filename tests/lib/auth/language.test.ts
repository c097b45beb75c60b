import { beforeEach, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/w/[workspace]/live/route'
import { chooseLanguage, createStudio, signInWithPassword } from '@/lib/auth/actions'
import { sealSession, sessionCookie } from '@/lib/auth/session-cookie'
import { startSession } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import { LOCALE_COOKIE, type Locale } from '@/lib/intl/locale'
import { makeAccount, signedInCookie } from '@/tests/helpers/accounts'
import { describeOnDatabase, describeOnEachDatabase } from '@/tests/helpers/database'

type Written = { value: string; options: { maxAge: number; httpOnly: boolean; path: string } }

// Next's ambient request, which only Next can make: a jar that keeps what an action writes.
const browser = vi.hoisted(() => ({
  cookies: new Map<string, string>(),
  written: new Map<string, unknown>(),
  acceptLanguage: 'de',
}))
vi.mock('next/headers', () => ({
  headers: async () =>
    new Headers({
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      'x-forwarded-for': '127.0.0.1',
      'accept-language': browser.acceptLanguage,
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }),
  cookies: async () => ({
    get: (name: string) => {
      const value = browser.cookies.get(name)
      return value === undefined ? undefined : { value }
    },
    set: (name: string, value: string, options: { maxAge: number }) => {
      browser.written.set(name, { value, options })
      if (options.maxAge > 0) browser.cookies.set(name, value)
      else browser.cookies.delete(name)
    },
  }),
}))
vi.mock('react', async (original) => ({
  ...(await original<object>()),
  cache: (run: unknown) => run,
}))

const signInHere = async (userId: string) => {
  const sessionId = await startSession(userId, { address: null, userAgent: null })
  browser.cookies.set(sessionCookie().name, await sealSession(sessionId))
}

const localeOf = async (userId: string) =>
  (await db().user.findUniqueOrThrow({ where: { id: userId } })).locale

const written = () => browser.written.get(LOCALE_COOKIE) as Written | undefined

beforeEach(() => {
  browser.cookies.clear()
  browser.written.clear()
  browser.acceptLanguage = 'de'
})

describeOnEachDatabase('choosing a language', (useDatabase) => {
  useDatabase()

  it('stays with the account and with the browser, until it follows the browser again', async () => {
    const { userId } = await makeAccount()
    await signInHere(userId)
    expect(await chooseLanguage({ locale: 'tr' })).toMatchObject({ ok: true })
    expect(await localeOf(userId)).toBe('tr')
    expect(written()).toMatchObject({ value: 'tr', options: { httpOnly: true, path: '/' } })
    expect(written()?.options.maxAge).toBeGreaterThan(300 * 24 * 3600)
    expect(await chooseLanguage({ locale: null })).toMatchObject({ ok: true })
    expect(await localeOf(userId)).toBeNull()
    expect(browser.cookies.has(LOCALE_COOKIE)).toBe(false)
  })

  it('is for the browser alone while nobody is signed in', async () => {
    const { userId, email } = await makeAccount()
    await chooseLanguage({ locale: 'ko' })
    expect(written()?.value).toBe('ko')
    expect(await signInWithPassword({ email, password: 'not this one' })).toMatchObject({
      ok: false,
      error: { message: '이메일 주소와 비밀번호가 맞지 않습니다.' },
    })
    expect(await localeOf(userId)).toBeNull()
  })

  it.each(['de', 'EN', '', '../tr', 1, undefined])('takes no %j', async (locale) => {
    const { userId } = await makeAccount()
    await signInHere(userId)
    expect(await chooseLanguage({ locale })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
    expect(await localeOf(userId)).toBeNull()
    expect(written()).toBeUndefined()
  })
})

describeOnEachDatabase('the language of the first run', (useDatabase) => {
  useDatabase()

  it('stays with the account that it makes', async () => {
    await chooseLanguage({ locale: 'ko' })
    const typed = {
      displayName: '서미나',
      email: 'mina@example.com',
      password: 'short',
      workspaceName: '북쪽 부두',
    }
    expect(await createStudio(typed)).toMatchObject({
      error: { fields: { password: '8자 이상 입력하세요.' } },
    })
    expect(await createStudio({ ...typed, password: 'long enough' })).toMatchObject({ ok: true })
    expect(await db().user.findMany()).toMatchObject([{ locale: 'ko' }])
    expect(await db().project.findMany()).toMatchObject([{ name: '첫 프로젝트' }])
  })
})

describeOnDatabase('sqlite', 'an answer of the studio', (useDatabase) => {
  useDatabase()

  const WORDS = {
    en: 'There is no such workspace.',
    ko: '그런 워크스페이스가 없습니다.',
    tr: 'Böyle bir çalışma alanı yok.',
  }

  const said = async (account: Locale | null, cookie: Locale | null, acceptLanguage: string) => {
    const { userId } = await makeAccount()
    await db().user.update({ where: { id: userId }, data: { locale: account } })
    const session = await signedInCookie(userId)
    const request = new Request('http://localhost:3000/api/w/nowhere/live', {
      headers: {
        host: 'localhost:3000',
        cookie: cookie ? `${LOCALE_COOKIE}=${cookie}; ${session}` : session,
        'accept-language': acceptLanguage,
      },
    })
    const response = await GET(request, { params: Promise.resolve({ workspace: 'nowhere' }) })
    return (await response.json()).error.message
  }

  it('is in the language of the account, of this browser’s choice, of the browser, or English', async () => {
    expect(await said('tr', 'ko', 'en')).toBe(WORDS.tr)
    expect(await said(null, 'ko', 'tr')).toBe(WORDS.ko)
    expect(await said(null, null, 'tr-TR,tr;q=0.9,en;q=0.8')).toBe(WORDS.tr)
    expect(await said(null, null, 'de')).toBe(WORDS.en)
  })
})
