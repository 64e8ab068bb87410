import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { useStore } from 'zustand'
import { Checkbox } from '../../components/checkbox.tsx'
import { cx } from '../../components/cx.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import type { NetworkStore } from './network-state.ts'
import { isWhole, type TimeAxis, type TimeRange } from './time-range.ts'
import type { NetworkView } from './use-network.ts'
import { useStepWords } from './use-step-words.ts'
import styles from './time-bar.module.css'

/** A period between two thumbs. What falls outside steps back, and how many that are is said. */
export function TimeBar({ view, store }: { readonly view: NetworkView; readonly store: NetworkStore }) {
  const { t } = useTexts()
  const { axis, range, drawing, shown, undated } = view
  const { withUndated, setWithUndated, setRange } = useStore(store)
  const words = useStepWords(axis)
  if (axis === undefined)
    return drawing.lines.length === 0 ? null : <p className={styles.none}>{t('network.noDates')}</p>
  return (
    <section className={styles.bar} aria-label={t('network.time')}>
      <div className={styles.head}>
        <strong className={styles.period}>{words.period(range)}</strong>
        <span className={styles.count} role="status">
          {t('network.inPeriod', { shown: String(shown.length), count: drawing.lines.length })}
        </span>
        <span className={styles.spring} />
        {undated > 0 && (
          <Checkbox isSelected={withUndated} onChange={setWithUndated}>
            {t('network.withUndated', { count: undated })}
          </Checkbox>
        )}
      </div>
      <Brush axis={axis} range={range} words={words} onChange={next => setRange(isWhole(axis, next) ? null : next)} />
    </section>
  )
}

interface BrushProps {
  readonly axis: TimeAxis
  readonly range: TimeRange
  readonly words: ReturnType<typeof useStepWords>
  readonly onChange: (range: TimeRange) => void
}

function Brush({ axis, range, words, onChange }: BrushProps) {
  const { t } = useTexts()
  const steps = axis.counts.length
  const most = Math.max(1, ...axis.counts)
  return (
    <Slider
      className={styles.brush ?? ''}
      aria-label={t('network.time')}
      minValue={0}
      maxValue={steps}
      value={[range.first, range.last + 1]}
      onChange={([first = 0, end = steps]) =>
        onChange({ first: Math.min(first, end - 1), last: Math.max(first, end - 1) })
      }
    >
      <SliderTrack className={styles.track ?? ''}>
        <div className={styles.bars} aria-hidden="true">
          {axis.counts.map((count, step) => (
            <span
              className={cx(styles.step, step >= range.first && step <= range.last && styles.inside)}
              // The height is data, not design.
              style={{ blockSize: `${String((count / most) * 100)}%` }}
              key={axis.edges[step]}
            />
          ))}
        </div>
        <SliderThumb className={styles.thumb ?? ''} index={0} aria-label={t('network.timeStart')} />
        <SliderThumb className={styles.thumb ?? ''} index={1} aria-label={t('network.timeEnd')} />
      </SliderTrack>
      <div className={styles.axis} aria-hidden="true">
        <span>{words.step(0)}</span>
        <span>{words.step(steps - 1)}</span>
      </div>
    </Slider>
  )
}
