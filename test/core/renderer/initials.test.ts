import { expect, it } from 'vitest'
import { initialsOf } from '../../../renderer/app/shell/initials.ts'

it.each([
  ['L. Vermeer', 'LV'],
  ['C. de Wit (coördinator)', 'CW'],
  ['Jan-Pieter van den Berg', 'JB'],
  ['Élodie', 'É'],
  ['(42)', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
