import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { useAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Content } from './content-rows.ts'
import type { Wanted } from './wanted.ts'
import { contextOf, isThere, type TextRange } from './selected-ranges.ts'
import styles from './packet.module.css'

interface RedactPlacesProps {
  readonly content: Content
  /** What was selected in the text; null: nothing yet. */
  readonly wanted: Wanted | null
  readonly onDone: () => void
}

/** Longer words are looked for nowhere else: what was selected is one place. */
const longestWords = 400
const keyOf = ({ part, start, end }: TextRange): string => `${part} ${start} ${end}`

/** Every place where the words stand, all of them on: a name that stays somewhere was not taken out (L23). */
export function RedactPlaces({ content, wanted, onDone }: RedactPlacesProps) {
  const { t } = useTexts()
  const { options } = useCodes()
  const queries = useQueries()
  const announce = useAnnounce()
  const [typed, setTyped] = useState(wanted?.words ?? '')
  const [asked, setAsked] = useState(wanted?.words ?? '')
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const isLookedFor = asked !== '' && asked.length <= longestWords
  const found = useQuery(
    queries.packets.occurrences.queryOptions({
      input: { item: content.id, text: isLookedFor ? asked : '-' },
      enabled: isLookedFor,
    }),
  )
  const places = placesOf(content, asked === wanted?.words ? wanted.ranges : [], isLookedFor ? (found.data ?? []) : [])
  const chosen = places.filter(place => !off.has(keyOf(place)))
  const redact = useCommand(queries.packets.redact, {
    onDone: ({ redactions }) => {
      announce(t('packet.redactor.done', { count: redactions.length }))
      setTyped('')
      setAsked('')
      setTried(false)
      onDone()
    },
  })
  const commit = useAction('packet.redactor.commit', () => {
    setTried(true)
    if (reason !== null && chosen.length > 0 && !redact.isBusy)
      redact.run({ item: content.id, reason, ranges: chosen.map(({ part, start, end }) => ({ part, start, end })) })
  })
  return (
    <div className={styles.form}>
      <form
        className={styles.addLine}
        onSubmit={event => {
          event.preventDefault()
          setOff(new Set())
          setAsked(typed.trim())
        }}
      >
        <TextField label={t('packet.redactor.words')} name="words" value={typed} onChange={setTyped} />
        <Button type="submit" icon="search">
          {t('packet.redactor.find')}
        </Button>
      </form>
      {asked !== '' && !found.isLoading && (
        <div role="group" aria-labelledby="places">
          <h3 className={styles.subheading} id="places">
            {places.length === 0
              ? t('packet.redactor.placesNone')
              : t('packet.redactor.places', { count: places.length })}
          </h3>
          <div className={styles.places}>
            {places.map(place => {
              const { before, words, after } = contextOf(content.pieces, place)
              return (
                <Checkbox
                  key={keyOf(place)}
                  isSelected={!off.has(keyOf(place))}
                  onChange={isOn => {
                    const rest = [...off].filter(key => key !== keyOf(place))
                    setOff(new Set(isOn ? rest : [...rest, keyOf(place)]))
                  }}
                >
                  <span className={styles.context}>
                    <Foreign text={before} />
                    <mark>
                      <Foreign text={words} />
                    </mark>
                    <Foreign text={after} />
                  </span>
                </Checkbox>
              )
            })}
          </div>
        </div>
      )}
      <Select
        label={t('packet.redactor.reason')}
        name="reason"
        placeholder={t('packets.form.choose')}
        options={options('redactionReasons')}
        value={reason}
        onChange={setReason}
        error={isTried && reason === null ? t('packet.redactor.reasonNeeded') : undefined}
      />
      {isTried && chosen.length === 0 && <p className={styles.error}>{t('packet.redactor.placesNeeded')}</p>}
      {redact.problem !== undefined && <Notice kind="stop">{`${redact.problem.text} ${redact.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <ActionButton
          of={commit}
          kind="primary"
          isBusy={redact.isBusy}
          label={t('packet.redactor.action', { count: chosen.length })}
        />
      </div>
    </div>
  )
}

/** What was selected, and every other place with the same words; what is taken out already is left out. */
function placesOf(
  { pieces }: Content,
  selected: readonly TextRange[],
  found: readonly TextRange[],
): readonly TextRange[] {
  const others = found.filter(place => !selected.some(one => keyOf(one) === keyOf(place)))
  const inside = (place: TextRange): boolean =>
    selected.some(one => one.part === place.part && one.start <= place.start && one.end >= place.end)
  return [...selected, ...others.filter(place => !inside(place))].filter(place => isThere(pieces, place))
}
