import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['test/core/**/*.test.ts', 'test/faults/**/*.test.ts'],
          globalSetup: ['test/support/programs.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'desktop',
          include: ['test/desktop/**/*.spec.ts'],
          globalSetup: ['test/desktop/global-setup.ts'],
          // One display and two processors: windows of two files would take the focus from each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
