'use client'
import { useCallback, useMemo, useState } from 'react'
import type { ProjectChoice } from '@/components/tasks/composer/project-select'

/** The projects of the page, and those that were named here since it was read. */
export const useProjects = (known: ProjectChoice[]) => {
  const [named, setNamed] = useState<ProjectChoice[]>([])
  const projects = useMemo(() => {
    const ids = new Set(known.map(({ id }) => id))
    return [...known, ...named.filter(({ id }) => !ids.has(id))]
  }, [known, named])
  const addNamed = useCallback(
    (one: ProjectChoice) =>
      setNamed((before) => [...before.filter(({ id }) => id !== one.id), one]),
    [],
  )
  return { projects, addNamed }
}
