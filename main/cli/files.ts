/** Files that were named on the command line. */
import { access, readFile, writeFile } from 'node:fs/promises'
import { badInput } from './failures.ts'

/** UTF-8; a file that cannot be read is wrong usage, named as it was typed. */
export async function textOfFile(file: string, field = file): Promise<string> {
  return new TextDecoder().decode(await bytesOfFile(file, field))
}

export async function bytesOfFile(file: string, field = file): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    throw badInput(field === file ? file : `${field} ${file}`)
  }
}

/** A path that is not there is a typing error, nothing that was received. */
export async function mustExist(path: string): Promise<void> {
  await access(path).catch(() => {
    throw badInput(path)
  })
}

/** Never over something else. */
export async function writeNew(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', mode })
  } catch {
    throw badInput(`--out ${path}`)
  }
}
