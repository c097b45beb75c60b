import { expect } from 'vitest'
import { db } from '@/lib/db/client'

/**
 * Checks the books after a test that moved credits: every movement sums to zero, balances are the
 * sums of their entries, sequences have no gap and every running balance is right, each task has
 * one hold and at most one resolution, and what is held is exactly what is open.
 */
export const expectCleanBooks = async (): Promise<void> => {
  const accounts = await db().creditAccount.findMany({
    include: { entries: { orderBy: { sequence: 'asc' } } },
  })
  for (const account of accounts) {
    let balance = 0
    account.entries.forEach((entry, index) => {
      balance += entry.amount
      expect(entry.sequence).toBe(index + 1)
      expect(entry.balanceAfter).toBe(balance)
      if (['available', 'held'].includes(account.kind)) expect(balance).toBeGreaterThanOrEqual(0)
    })
    expect(account.balance).toBe(balance)
    expect(account.sequence).toBe(account.entries.length)
  }
  const movements = await db().creditTransaction.findMany({ include: { entries: true } })
  for (const { entries, id } of movements) {
    expect([id, entries.reduce((sum, entry) => sum + entry.amount, 0)]).toEqual([id, 0])
  }
  const tasks = await db().task.findMany()
  const open = ['queued', 'sending', 'running', 'stalled', 'lost', 'unconfirmed']
  for (const task of tasks) {
    const own = movements.filter(({ taskId }) => taskId === task.id)
    const isOpen = open.includes(task.state)
    expect([task.id, own.filter(({ kind }) => kind === 'hold').length]).toEqual([task.id, 1])
    expect([task.id, own.length]).toEqual([task.id, isOpen ? 1 : 2])
  }
  const held = accounts
    .filter(({ kind }) => kind === 'held')
    .reduce((sum, { balance }) => sum + balance, 0)
  const openHolds = tasks
    .filter(({ state }) => open.includes(state))
    .reduce((sum, { priceCredits }) => sum + priceCredits, 0)
  expect(held).toBe(openHolds)
}
