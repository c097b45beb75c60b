/**
 * Names of files that stand in one folder, made different where they are the same to Windows or
 * macOS, which know no case and no forms of Unicode: `a.mp4`, `a-2.mp4`. The first keeps its name.
 */
export const uniqueNames = (names: string[]): string[] => {
  const taken = new Set<string>()
  return names.map((name) => {
    const dot = name.lastIndexOf('.')
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    let unique = name
    for (let number = 2; taken.has(sameTo(unique)); number++) unique = `${stem}-${number}${ending}`
    taken.add(sameTo(unique))
    return unique
  })
}

const sameTo = (name: string): string => name.normalize('NFC').toLowerCase().toUpperCase()
