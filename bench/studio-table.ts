/** The longest task of an act in milliseconds: of all repeats the middle, unless it says another. */
export type Row = {
  name: string
  wall: number
  emptyWall: number
  cpu: number
  emptyCpu: number
  /** Other work kept even the empty page busy: nothing can be read from this row. */
  disturbed: boolean
  /** Of the processor's time, beyond the middle of the empty page's: the middle, and the ends. */
  beyond: number
  best: number
  worst: number
}

type Found = {
  /** Bytes of JavaScript by page. */
  bytes: Record<'empty' | 'studio' | 'gallery', number>
  rows: Row[]
  slowdown: number
  repeats: number
  goalMs: number
}

const column = (value: string) => value.padStart(10)
const ms = (value: number) => column(value.toFixed(1))
const kb = (bytes: number) => column(`${(bytes / 1000).toFixed(1)} kB`)
const times = (value: number, base: number) =>
  column(base > 0 ? `${(value / base).toFixed(1)}×` : '–')

/** For people; the line of JSON after it is for machines. */
export const printTable = ({ bytes, rows, slowdown, repeats, goalMs }: Found): void => {
  console.log('JavaScript transferred')
  for (const [name, size] of Object.entries(bytes)) {
    console.log(`${name.padEnd(28)}${kb(size)}${kb(size - bytes.empty)}${times(size, bytes.empty)}`)
  }
  console.log(`\nLongest task of the main thread, ms, ${slowdown}× slower, middle of ${repeats}`)
  const heads = ['wall', 'empty', 'cpu', 'empty', 'beyond', 'best', 'worst', 'ratio']
  console.log(`${''.padEnd(28)}${heads.map(column).join('')}`)
  for (const { name, disturbed, wall, emptyWall, cpu, emptyCpu, beyond, best, worst } of rows) {
    const figures = [wall, emptyWall, cpu, emptyCpu, beyond, best, worst].map(ms).join('')
    const mark = disturbed ? '  disturbed' : beyond > goalMs ? '  over' : ''
    console.log(`${name.padEnd(28)}${figures}${times(cpu, emptyCpu)}${mark}`)
  }
}
