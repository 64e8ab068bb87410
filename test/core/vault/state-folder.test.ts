import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStateFolder, stateFolderOf } from '../../../src/vault/state-folder.ts'
import { codeOfFailure } from '../../support/vault-folder.ts'

const on = (platform: string, environment: Record<string, string> = {}, home = '/home/a'): string =>
  stateFolderOf({ platform, environment, home })

it('the state folder is where each system keeps such things', () => {
  expect(on('linux')).toBe('/home/a/.local/state/schakel')
  expect(on('linux', { XDG_STATE_HOME: '/x' })).toBe('/x/schakel')
  expect(on('linux', { XDG_STATE_HOME: 'relative' })).toBe('/home/a/.local/state/schakel')
  expect(on('darwin')).toBe('/home/a/Library/Application Support/Schakel/state')
  expect(on('win32', { LOCALAPPDATA: 'C:\\L' })).toBe('C:\\L\\Schakel\\state')
  expect(on('linux', { SCHAKEL_STATE_DIR: '/t', XDG_STATE_HOME: '/x' })).toBe('/t')
})

it('the state folder is readable by its owner alone, and refused when it cannot be made', async () => {
  const root = mkdtempSync(join(tmpdir(), 'schakel-state-'))
  const state = openStateFolder(join(root, 'a', 'b'))
  expect(statSync(join(root, 'a', 'b', 'anchors')).mode & 0o777).toBe(0o700)
  expect(state.anchorPath(new Uint8Array(16).fill(0xab))).toBe(
    join(root, 'a', 'b', 'anchors', `${'ab'.repeat(16)}.bin`),
  )
  writeFileSync(join(root, 'file'), '')
  expect(await codeOfFailure(() => openStateFolder(join(root, 'file')))).toBe('KLU-15')
  rmSync(root, { recursive: true })
})
