import { type Goal, measure, type Row } from './measure'
import { drawTasks } from './truth'

// `npm run bench:polling [tasks] [seeds]`: how well the studio polls, against other ways and
// against what nobody can beat. On a virtual clock; exits with 1 when a goal is missed.

const [tasks = '10000', seeds = '1,2,3,4,5'] = process.argv.slice(2)

const number = (value: number, digits = 2) => value.toFixed(digits).padStart(8)

const print = (rows: Row[], goals: Goal[]) => {
  const head = ['calls', 'mean s', 'median s', 'p95 s', 'cost c=1', 'cost c=4']
  console.log(`${''.padEnd(22)}${head.map((word) => word.padStart(9)).join('')}`)
  for (const { name, calls, meanDelay, medianDelay, p95Delay, cost1, cost4 } of rows) {
    const values = [calls, meanDelay, medianDelay, p95Delay, cost1, cost4]
    console.log(`${name.padEnd(22)}${values.map((value) => ` ${number(value)}`).join('')}`)
  }
  for (const { name, value, most, isMet } of goals) {
    console.log(`${isMet ? 'pass' : 'MISS'}  ${name}: ${value.toFixed(3)}, at most ${most}`)
  }
  console.log('')
}

const began = performance.now()
const reports = seeds.split(',').map((seed) => {
  const report = { seed: Number(seed), ...measure(drawTasks(Number(seed), Number(tasks))) }
  console.log(`seed ${seed}, ${tasks} tasks`)
  print(report.rows, report.goals)
  return report
})
const seconds = Math.round((performance.now() - began) / 1000)
console.log(JSON.stringify({ tasks: Number(tasks), seconds, reports }))
if (reports.some(({ goals }) => goals.some(({ isMet }) => !isMet))) process.exitCode = 1
