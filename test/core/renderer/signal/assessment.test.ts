import { describe, expect, it } from 'vitest'
import { missingIn, untouched, type Assessment } from '../../../../renderer/screens/signal/assessment.ts'

const blank = {
  detail: { behaviour: null, themes: [], help: null, feedbackWanted: null, missingForCase: [] },
  weighing: { own: [], sender: [], support: [], statements: [] },
  mentions: [{ kind: 'person', role: 'unknown' }],
} as const
const missing = (part: Partial<Assessment>, isUnfounded = false) =>
  missingIn({ ...untouched, ...part }, blank, isUnfounded)

describe('what an assessment still misses', () => {
  it('is everything at first: nothing is answered beforehand', () => {
    expect(missing({})).toEqual(['said', 'role', 'grade', 'theme', 'help', 'feedback', 'decision'])
  })

  it('is the case and the reason, once a case is the decision', () => {
    expect(missing({ decision: 'case' })).toEqual(expect.arrayContaining(['said', 'case', 'because']))
  })

  it('is only the reason when a signal is closed as unfounded: it needs no theme and no grade (R12)', () => {
    expect(missing({ decision: 'close', closingReason: 'unfounded_protected_ground' }, true)).toEqual(['because'])
  })

  it('is the rest of a grade that was begun', () => {
    const grades = { signal: { source: 'B', information: null, because: '' } } as const
    expect(missing({ grades, decision: 'ask', answerBy: '2026-12-01', because: 'vraag' })).toEqual(['gradeReason'])
  })

  it('is what the reporter was told, when he asked to hear something (R55)', () => {
    expect(
      missing({ decision: 'close', closingReason: 'unfounded_retracted', because: 'x', feedback: 'yes' }, true),
    ).toEqual(['told'])
  })
})
