/** Binds the contract's rows about watched folders to this area's functions. */
import { implement } from '@orpc/server'
import { enforced, type CallContext } from '../../access/index.ts'
import { dropFolders, type DropEvent } from '../../contract/channels.ts'
import type { SignalDeps } from '../procedures.ts'
import { addFolder, discardFiles, foldersOf, listFolders, offeredFiles, removeFolder, watchable } from './folders.ts'
import { watchFolders, type DropDeps } from './watch-folders.ts'

const os = implement(dropFolders).$context<CallContext>().use(enforced)
const done = { done: true } as const

export interface DropFolderDeps {
  readonly lookEveryMs: number
  readonly vaultFolder: string
}

export function dropFolderProcedures(signalDeps: SignalDeps, { lookEveryMs, vaultFolder }: DropFolderDeps) {
  const deps: DropDeps = { ...signalDeps, lookEveryMs, wake: () => signalDeps.owed.wake() }
  const { grants } = signalDeps
  return {
    list: os.list.handler(async ({ context: { call } }) => {
      const folders = await listFolders(call.session.reader)
      return call.act(tx => {
        tx.count(folders.length)
        return folders
      })
    }),
    add: os.add.handler(({ input, context: { call } }) => {
      const [path = ''] = grants.take(input.grant)
      return call.act(tx => addFolder(tx, path, vaultFolder))
    }),
    remove: os.remove.handler(({ input, context: { call } }) => {
      call.act(tx => removeFolder(tx, input.folder, input.because))
      return done
    }),
    watch: os.watch.handler(async function* ({ input, context: { call }, signal }): AsyncGenerator<DropEvent> {
      const granted =
        input.grant === undefined ? null : grants.take(input.grant).map(path => watchable(path, vaultFolder))
      const folders = () => granted ?? foldersOf(call.session.reader).map(({ path }) => path)
      yield* watchFolders(call, deps, { folders, tell: input.tell, signal })
    }),
    offered: os.offered.handler(async ({ context: { call } }) => {
      const files = await offeredFiles(call.session.reader)
      return call.act(tx => {
        tx.count(files.length)
        return files
      })
    }),
    discard: os.discard.handler(({ input, context: { call } }) => call.act(tx => discardFiles(tx, input.files))),
  }
}
