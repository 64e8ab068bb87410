/** Documents point at what is there: pages, pictures, and the files of the code that they name. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guidePages } from '../../support/guide.ts'

const documents = [
  'README.md',
  'docs/README.md',
  'docs/threat-model.md',
  'docs/reference/rules.md',
  'docs/reference/schema.md',
  ...guidePages(),
]

describe.each(documents)('%s', document => {
  const text = readFileSync(document, 'utf8')

  it('links to pages and pictures that are there', () => {
    const links = [...text.matchAll(/\]\(\s*([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
    expect(links.filter(link => !/^https?:/.test(link) && !existsSync(join(dirname(document), link)))).toEqual([])
  })

  it('names files and folders of the code that exist', () => {
    const named = [...text.matchAll(/`((?:src|main|renderer|scripts|test|resources|docs)\/[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    )
    expect(named.filter(path => !existsSync(path))).toEqual([])
  })
})

it('the README stays short enough to be read', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThan(150)
})
