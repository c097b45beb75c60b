/** A figure and what it has to be; none where it is only told. */
export type Figure = {
  name: string
  value: number
  /** At most, or at least. */
  most?: number
  least?: number
  unit?: string
  /** What the figure is made of. */
  of?: string
}

export const isMet = ({ value, most, least }: Figure): boolean =>
  (most === undefined || value <= most) && (least === undefined || value >= least)

export const printFigures = (title: string, figures: readonly Figure[]): void => {
  console.log(`\n${title}`)
  for (const figure of figures) {
    const { name, value, most, least, unit = '×', of = '' } = figure
    const goal = most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : ''
    const mark = goal === '' ? '' : isMet(figure) ? 'pass' : 'MISS'
    const number = `${value.toFixed(unit === '×' ? 2 : unit === 'kB' ? 1 : 0)} ${unit}`
    console.log(`${mark.padEnd(5)}${name.padEnd(34)}${number.padStart(12)}  ${goal.padEnd(8)}${of}`)
  }
}
