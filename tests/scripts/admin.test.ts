import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { db, disconnect } from '@/lib/db/client'
import { parseEnv, setEnv } from '@/lib/env'
import { changeProviderStatus } from '@/lib/tasks/provider-store'
import { ownerOfToken } from '@/lib/workspaces/api-token'
import { from, somewhere } from '@/tests/helpers/accounts'
import { type DatabaseKind, makeDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'

type Made = Awaited<ReturnType<typeof makeDatabase>>

// Each run starts a Node and compiles.
const SLOW_MS = 120_000

/** Runs the command line as `npm run -s admin` does. */
const run = async ({ database, dataDir }: Made, args: string[], input = '') => {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/admin.ts', ...args], {
    stdio: 'pipe',
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      DATABASE_URL: database.kind === 'sqlite' ? `file:${database.path}` : database.url,
    },
  })
  child.stdin.end(input)
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('exit', resolve)),
  ])
  return { out, err, code }
}

/** The one line that a success prints. */
const printed = async (made: Made, args: string[], input = '') => {
  const { out, err, code } = await run(made, args, input)
  expect({ err, code, lines: out.split('\n').length }).toEqual({ err: '', code: 0, lines: 2 })
  return JSON.parse(out)
}

/** The one line that a failure prints. */
const refused = async (made: Made, args: string[], input = '') => {
  const { out, err, code } = await run(made, args, input)
  expect({ out, code, lines: err.split('\n').length }).toEqual({ out: '', code: 1, lines: 2 })
  return JSON.parse(err).error as string
}

describe.each<DatabaseKind>(['sqlite', 'postgresql'])('the admin command line on %s', (kind) => {
  let made: Made
  beforeAll(async () => {
    // Empty: the command line migrates by itself.
    made = await makeDatabase(kind, { migrated: false })
    setEnv({ ...parseEnv({ DATA_DIR: made.dataDir }, made.dataDir), database: made.database })
  })
  afterAll(async () => {
    await disconnect()
    await made.remove()
  })
  const create = (email: string, ...more: string[]) => [
    'user',
    'create',
    '--email',
    email,
    '--workspace',
    'north-pier',
    ...more,
  ]

  it(
    'makes accounts and grants credits, beside a process that has the database open',
    async () => {
      const mina = await printed(made, create('Mina@Example.com', '--password', 'correct horse'))
      expect(mina).toMatchObject({
        email: 'mina@example.com',
        workspace: 'north-pier',
        role: 'owner',
      })
      const place = from(somewhere())
      const signedIn = { email: 'mina@example.com', password: 'correct horse', place }
      expect((await signIn(signedIn)).userId).toBe(mina.userId)

      const stdin = ['--password-stdin', '--name', '지우', '--role', 'admin']
      const jiwoo = await printed(made, create('jiwoo@example.com', ...stdin), '비밀번호는 길다\n')
      expect(jiwoo).toMatchObject({ name: '지우', role: 'admin' })
      const korean = { email: 'jiwoo@example.com', password: '비밀번호는 길다', place }
      expect((await signIn(korean)).userId).toBe(jiwoo.userId)

      const grant = ['credits', 'grant', '--workspace', 'north-pier', '--amount', '500']
      expect(await printed(made, grant)).toEqual({
        workspace: 'north-pier',
        mode: 'emulated',
        granted: 500,
        available: 500,
        held: 0,
      })
    },
    SLOW_MS,
  )

  it(
    'makes a token of a member for a project, and prints nothing else',
    async () => {
      const token = (...more: string[]) => [
        ...['token', 'create', '--email', 'MINA@example.com', '--workspace', 'north-pier'],
        ...more,
      ]
      const made1 = await printed(made, token())
      expect(made1).toEqual({ token: expect.stringMatching(/^dly_[0-9A-Za-z]{43}$/) })
      const { workspaceId } = await db().project.create({
        data: { name: 'Lighthouse', workspace: { connect: { slug: 'north-pier' } } },
      })
      const made2 = await printed(made, token('--project', 'Lighthouse', '--name', 'Night render'))
      const owners = [await ownerOfToken(made1.token), await ownerOfToken(made2.token)]
      const rows = await db().apiToken.findMany({
        where: { workspaceId },
        orderBy: { createdAt: 'asc' },
        select: { id: true, name: true, project: { select: { name: true } } },
      })
      expect(rows).toEqual([
        { id: owners[0]?.tokenId, name: 'Command line', project: { name: 'First project' } },
        { id: owners[1]?.tokenId, name: 'Night render', project: { name: 'Lighthouse' } },
      ])
      expect(owners[0]).toMatchObject({ workspaceId, role: 'owner' })
    },
    SLOW_MS,
  )

  it(
    'tells why sending stands still, and lets it go on',
    async () => {
      await changeProviderStatus('emulated', { pauseReason: 'account_empty (402)' })
      const paused = await printed(made, ['provider', 'status'])
      expect(paused).toMatchObject({
        mode: 'emulated',
        pauseReason: 'account_empty (402)',
        pauseWords: 'Kling says the account is empty. Top up the Kling account first.',
      })
      const resumed = await printed(made, ['provider', 'resume'])
      expect(resumed).toMatchObject({ resumed: true, pauseReason: null, pauseWords: null })
      expect(await printed(made, ['provider', 'resume'])).toMatchObject({ resumed: false })
    },
    SLOW_MS,
  )

  it(
    'corrects a balance, and audits the books with the exit code of what it found',
    async () => {
      const adjust = ['credits', 'adjust', '--workspace', 'north-pier', '--note', 'Counted twice']
      expect(await printed(made, [...adjust, '--amount', '-120'])).toEqual({
        workspace: 'north-pier',
        mode: 'emulated',
        adjusted: -120,
        available: 380,
        held: 0,
      })
      const audit = ['ledger', 'audit', '--workspace', 'north-pier']
      const clean = { workspaces: 1, accounts: 2, movements: 2, entries: 4, tasks: 0 }
      expect(await printed(made, audit)).toEqual({
        ok: true,
        ...clean,
        problemCount: 0,
        problems: [],
      })

      await db().creditBook.updateMany({ data: { movements: { increment: 1 } } })
      const { out, err, code } = await run(made, ['ledger', 'audit'])
      expect({ err, code }).toEqual({ err: '', code: 1 })
      expect(JSON.parse(out)).toEqual({
        ok: false,
        ...clean,
        problemCount: 1,
        problems: [
          {
            words:
              'The book has counted another number of movements than there are: 3 instead of 2',
            code: 'book_count',
            workspace: 'north-pier',
            mode: 'emulated',
            what: {},
            expected: 2,
            found: 3,
          },
        ],
      })
      await db().creditBook.updateMany({ data: { movements: { decrement: 1 } } })
    },
    SLOW_MS,
  )

  it(
    'audits what it is pointed at, and makes nothing of it',
    async () => {
      const other = await makeDatabase(kind, { migrated: false })
      onTestFinished(other.remove)
      const said = await refused(other, ['ledger', 'audit'])
      if (kind === 'sqlite') {
        expect(said).toContain('no database')
        expect(existsSync(other.dataDir) && readdirSync(other.dataDir)).toEqual([])
      } else {
        expect(said).toContain('older version')
      }
      expect(await refused(made, ['ledger', 'audit', '--workspace', unique('x')])).toContain(
        'no workspace',
      )
    },
    SLOW_MS,
  )

  // What is refused before the database is asked is the same on both.
  if (kind === 'postgresql') return

  it(
    'says in one line what is wrong, and changes nothing',
    async () => {
      const users = await db().user.count()
      const grant = (...more: string[]) => refused(made, ['credits', 'grant', ...more])
      const token = (email: string, workspace: string, ...more: string[]) =>
        refused(made, ['token', 'create', '--email', email, '--workspace', workspace, ...more])
      const said = await Promise.all([
        refused(made, create('mina@example.com', '--password', 'correct horse')),
        refused(made, create('new@example.com', '--password', 'short')),
        grant('--workspace', 'north-pier', '--amount', '12.480'),
        grant('--workspace', unique('x'), '--amount', '1'),
        grant('--amount', '1'),
        refused(made, ['credits', 'adjust', '--workspace', 'north-pier', '--amount', '-1']),
        refused(made, [
          ...['credits', 'adjust', '--workspace', 'north-pier'],
          ...['--amount', '-9000', '--note', 'Why'],
        ]),
        token('nobody@example.com', 'north-pier'),
        token('mina@example.com', 'no-such-place'),
        token('mina@example.com', 'north-pier', '--project', 'Nowhere'),
        token('mina', 'north-pier'),
        refused(made, ['user', 'create', '--nope']),
        refused(made, ['user', 'create', '--email', 'x@example.com', '--password', 'long enough']),
        refused(made, create('x@example.com', '--password', 'long enough', '--role', 'boss')),
        refused(made, ['token', 'create', '--email', 'mina@example.com']),
        refused(made, []),
      ])
      expect(said).toEqual([
        expect.stringContaining('already'),
        expect.stringContaining('--password'),
        expect.stringContaining('12480'),
        expect.stringContaining('no workspace'),
        '--workspace: Name the workspace.',
        expect.stringContaining('--note'),
        expect.stringContaining('380'),
        'There is no account with the address nobody@example.com.',
        'There is no workspace no-such-place.',
        expect.stringContaining('It has "First project"'),
        expect.stringContaining('--email'),
        expect.stringContaining('--nope'),
        '--workspace: Name the workspace.',
        '--role: One of owner, admin, member, viewer.',
        '--workspace: Name the workspace.',
        expect.stringContaining('user create'),
      ])
      expect(await db().user.count()).toBe(users)
    },
    SLOW_MS,
  )
})
