/** Once for all desktop tests: an Electron, its libraries, a display, and the application as it is built for people. */
import type { TestProject } from 'vitest/node'
import { buildApplication } from '../../scripts/build.ts'
import { openDisplay } from '../../scripts/runtime/display.ts'
import { ensureLibraries } from '../../scripts/runtime/libraries.ts'
import { resolveRuntime, type Runtime } from '../../scripts/runtime/resolve.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly desktop: { readonly runtime: Runtime; readonly display: string | undefined }
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const runtime = await resolveRuntime()
  ensureLibraries(runtime.executable)
  await buildApplication()
  const display = await openDisplay()
  project.provide('desktop', { runtime, display: display.name })
  return () => display.close()
}
