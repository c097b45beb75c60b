import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config'

// The proofs at their full size, one after another: each has the machine to itself.
const { include: _, ...test } = base.test ?? {}

export default mergeConfig(
  { ...base, test },
  defineConfig({ test: { include: ['tests/torture/full.torture.ts'], maxWorkers: 1 } }),
)
