import { expect, it } from 'vitest'
import { checkSetupCode, ensureSetupCode, needsSetupCode } from '@/lib/auth/setup-code'
import { firstRun, readCreditsOnAccount } from '@/lib/credits/first-run'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { from, somewhere } from '@/tests/helpers/accounts'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'

const run = (name: string, creditsOnAccount = 0) =>
  firstRun({
    email: `${name}@example.com`,
    displayName: name,
    workspaceName: 'North Pier Films',
    creditsOnAccount,
    proof: { password: 'correct horse' },
    language: 'tr',
    locale: 'ko',
  })

const withKey = () =>
  setEnv({
    ...env(),
    provider: { mode: 'kling', apiKey: 'sk-real', baseUrl: 'https://kling3api.com', speed: 1 },
  })

describeOnEachDatabase('the first run', (useDatabase) => {
  useDatabase()

  it('is won by exactly one of many at once, whole', async () => {
    await ensureSetupCode()
    const runs = await Promise.allSettled(
      ['mina', 'emre', 'jiwoo', 'ada', 'can'].map((n) => run(n)),
    )
    const won = runs.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const lost = runs.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(won).toHaveLength(1)
    expect(lost).toEqual(['conflict', 'conflict', 'conflict', 'conflict'])

    const users = await db().user.findMany({ include: { memberships: true } })
    expect(users.map(({ id }) => id)).toEqual([won[0]?.userId])
    expect(users[0]).toMatchObject({ locale: 'ko', memberships: [{ role: 'owner' }] })
    const workspaces = await db().workspace.findMany({
      include: { projects: true, accounts: true },
    })
    expect(workspaces).toMatchObject([
      { slug: 'north-pier-films', projects: [{ name: 'İlk proje' }] },
    ])
    const available = workspaces[0]?.accounts.find((account) => account.kind === 'available')
    expect(available).toMatchObject({ balance: 10_000, providerMode: 'emulated' })
    await expectCleanBooks()
  })

  it('is over for good afterwards, and so is its code', async () => {
    await expect(run('late')).rejects.toMatchObject({ code: 'conflict' })
    expect(await ensureSetupCode()).toBeNull()
    expect(await db().setting.findUnique({ where: { key: 'setup-code' } })).toBeNull()
  })
})

describeOnEachDatabase('the first run with a real key', (useDatabase) => {
  useDatabase()

  it('grants what the Kling account holds, as real credits', async () => {
    withKey()
    await run('mina', 12_480)
    const accounts = await db().creditAccount.findMany({ where: { kind: 'available' } })
    expect(accounts).toMatchObject([{ balance: 12_480, providerMode: 'kling' }])
    await expectCleanBooks()
  })

  it('reads the amount as it was typed, and refuses what is ambiguous', () => {
    withKey()
    expect(readCreditsOnAccount('12 480', 'en')).toBe(12_480)
    expect(readCreditsOnAccount('0', 'en')).toBe(0)
    expect(readCreditsOnAccount('12,480', 'en')).toBe(12_480)
    expect(readCreditsOnAccount('12.480', 'tr')).toBe(12_480)
    for (const typed of [undefined, '', '12.480', '-1', '100000001']) {
      expect(() => readCreditsOnAccount(typed, 'en')).toThrow(
        expect.objectContaining({ fields: { creditsOnAccount: expect.anything() } }),
      )
    }
  })
})

describeOnEachDatabase('the first run with an empty Kling account', (useDatabase) => {
  useDatabase()

  it('grants nothing', async () => {
    withKey()
    await run('mina', 0)
    expect(await db().creditTransaction.count()).toBe(0)
  })
})

describeOnEachDatabase('the set-up code', (useDatabase) => {
  useDatabase()

  it('is one, however many ask for it at once', async () => {
    const codes = await Promise.all(Array.from({ length: 5 }, () => ensureSetupCode()))
    expect(new Set(codes).size).toBe(1)
    expect(codes[0]).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  })

  it('is not needed on this machine, and is everywhere else', async () => {
    expect(needsSetupCode(from('127.0.0.1'))).toBe(false)
    expect(needsSetupCode(from('192.168.1.20'))).toBe(true)
    expect(needsSetupCode(from('127.0.0.1', { host: 'studio.example' }))).toBe(true)
    await checkSetupCode(from('127.0.0.1'), undefined)
    setEnv({ ...env(), isVercel: true })
    expect(needsSetupCode(from('127.0.0.1'))).toBe(true)
  })

  it('opens from another machine however it is typed, and nothing else does', async () => {
    const code = (await ensureSetupCode()) ?? ''
    const elsewhere = from(somewhere())
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' ')} `]) {
      await checkSetupCode(elsewhere, typed)
    }
    for (const typed of [undefined, '', '   ', `${code}X`, code.slice(1), 'AAAA-AAAA']) {
      await expect(checkSetupCode(elsewhere, typed)).rejects.toMatchObject({
        code: 'invalid',
        fields: { setupCode: { key: expect.stringContaining('SetupCode') } },
      })
    }
  })

  it('cannot be guessed: ten tries in ten minutes', async () => {
    const elsewhere = from(somewhere())
    for (let tries = 0; tries < 10; tries++) {
      await expect(checkSetupCode(elsewhere, 'AAAA-AAAA')).rejects.toMatchObject({
        code: 'invalid',
      })
    }
    const code = (await ensureSetupCode()) ?? ''
    await expect(checkSetupCode(elsewhere, code)).rejects.toMatchObject({ code: 'rate_limited' })
  })
})
