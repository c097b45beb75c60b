import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The server among the processes of a studio, on Linux: the one with the most memory. */
export const findServer = (group: number): number => {
  const of = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && groupOf(name) === group)
  const [server] = of
    .map(Number)
    .toSorted((one, other) => residentBytes(other) - residentBytes(one))
  if (!server) throw new Error('the studio has no process')
  return server
}

const groupOf = (pid: string): number => {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1) ?? ''
    return Number(afterName.split(' ')[2])
  } catch {
    return 0
  }
}

export const residentBytes = (pid: number): number => {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? []
  return Number(kilobytes) * 1024
}

/** How many files under a folder a process holds open. */
export const openFilesOf = (pid: number, folder: string): number =>
  readdirSync(`/proc/${pid}/fd`).filter((name) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${name}`).startsWith(folder)
    } catch {
      return false
    }
  }).length
