import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'
import pg from 'pg'

/**
 * Ends this process by SIGKILL at one named moment of its work, from outside the code that works:
 * the drivers' COMMIT and the file system's rename are wrapped, and what a transaction has written
 * tells which one it is.
 */

/** A task's way from one state to another in one commit; `new` is the commit of a submission. */
export type Moment =
  | { at: 'commit'; from: string; to: string; when: 'before' | 'after' }
  | { at: 'publish'; extension: 'mp4' | 'webp'; when: 'before' | 'after' }

let awaited: Moment | null = null

/** From now on; null lets the process live. */
export const dieAt = (moment: Moment | null): void => {
  awaited = moment
}

const die = (): void => {
  process.kill(process.pid, 'SIGKILL')
}

type Statement = { sql: string; values: readonly unknown[] }

const STATES = new Set(
  'queued sending running stalled lost archiving unconfirmed done failed cancelled'.split(' '),
)

/** The state that a transaction moves a task from and to. */
const wayOf = (written: readonly Statement[]): { from: string; to: string } | null => {
  if (written.some(({ sql }) => /^INSERT INTO \S*"?`?Task\b/.test(sql))) {
    return { from: 'new', to: 'queued' }
  }
  for (const { sql, values } of written) {
    if (!/^UPDATE \S*"?`?Task\b/.test(sql)) continue
    // What is set stands before the condition, and the state before is a part of the condition.
    const named = values.filter(
      (value): value is string => typeof value === 'string' && STATES.has(value),
    )
    const [to, from] = [named[0], named.at(-1)]
    if (named.length >= 2 && to && from) return { from, to }
  }
  return null
}

const isAwaitedCommit = (written: readonly Statement[], when: 'before' | 'after'): boolean => {
  if (awaited?.at !== 'commit' || awaited.when !== when) return false
  const way = wayOf(written)
  return way?.from === awaited.from && way.to === awaited.to
}

const transactions = new WeakMap<object, Statement[]>()
const writtenOn = (connection: object): Statement[] => {
  const written = transactions.get(connection) ?? []
  transactions.set(connection, written)
  return written
}

type Bindable = { bind: (...given: unknown[]) => unknown }
type Prepare = (this: Database.Database, sql: string) => Bindable

const watchSqlite = () => {
  const { exec } = Database.prototype
  const prepare = Database.prototype.prepare as unknown as Prepare
  const watched: Prepare = function (sql) {
    const statement = prepare.call(this, sql)
    const { bind } = statement
    statement.bind = (...given) => {
      writtenOn(this).push({ sql, values: given.flat() })
      return bind.apply(statement, given)
    }
    return statement
  }
  Object.assign(Database.prototype, { prepare: watched })
  Database.prototype.exec = function (this: Database.Database, sql: string) {
    if (sql === 'COMMIT' && isAwaitedCommit(writtenOn(this), 'before')) die()
    const result = exec.call(this, sql)
    if (sql === 'COMMIT' && isAwaitedCommit(writtenOn(this), 'after')) die()
    if (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) transactions.delete(this)
    return result
  }
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown

const watchPostgresql = () => {
  const query = pg.Client.prototype.query as unknown as Query
  const watched: Query = function (...given) {
    const [first] = given
    const asked = typeof first === 'string' ? { text: first } : (first as { text?: string })
    const { text: sql = '', values = [] } = asked as { text?: string; values?: unknown[] }
    if (sql !== 'COMMIT') {
      if (/^(BEGIN|ROLLBACK)/.test(sql)) transactions.delete(this)
      else writtenOn(this).push({ sql, values })
      return query.apply(this, given)
    }
    const written = writtenOn(this)
    transactions.delete(this)
    if (isAwaitedCommit(written, 'before')) die()
    const answer = query.apply(this, given)
    // Before anybody else hears of the answer.
    return Promise.resolve(answer).then((result) => {
      if (isAwaitedCommit(written, 'after')) die()
      return result
    })
  }
  Object.assign(pg.Client.prototype, { query: watched })
}

const watchPublishing = () => {
  const { rename } = fs
  fs.rename = async (from, to) => {
    const isAwaited = (when: 'before' | 'after') =>
      awaited?.at === 'publish' && awaited.when === when && `${to}`.endsWith(awaited.extension)
    if (isAwaited('before')) die()
    await rename(from, to)
    if (isAwaited('after')) die()
  }
  syncBuiltinESMExports()
}

watchSqlite()
watchPostgresql()
watchPublishing()
