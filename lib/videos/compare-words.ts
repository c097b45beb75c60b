/** A piece of a text, and whether the other text lacks it. */
export type Run = { text: string; differs: boolean }

/** Words with the space behind them: joined again they are the text. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|^\s+/gu) ?? []

const bare = (word: string): string => word.trim().normalize('NFC')

/**
 * Which words of two texts differ: those beside their longest common sequence. Time and room grow
 * with the product of the lengths; a prompt has 2,000 letters at most.
 */
export const differingWords = (left: string, right: string): [Run[], Run[]] => {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  const [x, y] = [a.map(bare), b.map(bare)]
  const width = y.length + 1
  const common = new Uint16Array((x.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) {
      common[i * width + j] =
        x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const runs: [Run[], Run[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && x[i] === y[j]) {
      add(runs[0], a[i++], false)
      add(runs[1], b[j++], false)
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      add(runs[0], a[i++], true)
    } else add(runs[1], b[j++], true)
  }
  return runs
}

const add = (runs: Run[], word: string | undefined, differs: boolean) => {
  const last = runs.at(-1)
  if (last?.differs === differs) last.text += word ?? ''
  else runs.push({ text: word ?? '', differs })
}
