import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { MentionKind } from '../../../src/contract/annotation.ts'
import { MentionId } from '../../../src/contract/ids.ts'
import type { ReadingText } from '../../../src/contract/reading.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk, type Becoming, type Chosen } from './desk.ts'
import { focusMention, focusText } from './focus-part.ts'
import { mentionKinds, mentionWithin } from './mention-words.ts'
import { useSignal } from './use-signal.ts'
import styles from './picker.module.css'

interface ChosenFormProps {
  readonly text: ReadingText
  readonly chosen: Chosen
  readonly becoming: Becoming
}

/** What chosen words become: a mention, a claim or what speaks against one, or a note. Stands below them. */
export function ChosenForm(props: ChosenFormProps) {
  switch (props.becoming) {
    case 'mention':
      return <NewMention {...props} />
    case 'claim':
    case 'nuance':
      return <NewStatement {...props} key={props.becoming} />
    case 'note':
      return <NewNote {...props} />
  }
}

/** The words as they stand there, and a place of their own that Esc leaves. */
function Frame({
  text,
  chosen,
  title,
  children,
}: ChosenFormProps & { readonly title: string; readonly children: ReactNode }) {
  const make = useDesk(desk => desk.make)
  const close = (): void => {
    make(null)
    focusText(text.extract)
  }
  const frame = useRef<HTMLDivElement>(null)
  useAction('everywhere.back', close)
  useEffect(() => {
    if (frame.current?.contains(document.activeElement) === false) frame.current.querySelector('button')?.focus()
  }, [])
  return (
    <div
      className={styles.picker}
      ref={frame}
      role="dialog"
      aria-label={title}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        close()
      }}
    >
      <p className={styles.head}>
        <span className={styles.title}>{title}</span>
        <span className={styles.quote}>
          <Foreign text={text.text.slice(chosen.start, chosen.end).replaceAll(/\s+/g, ' ')} />
        </span>
      </p>
      {children}
    </div>
  )
}

function NewMention(props: ChosenFormProps) {
  const { t } = useTexts()
  const { annotations } = useQueries()
  const { detail } = useSignal()
  const pick = useDesk(desk => desk.pick)
  const announce = useAnnounce()
  const [kind, setKind] = useState<MentionKind>('person')
  const add = useCommand(annotations.add, {
    onDone: made => {
      announce(t('signal.marked'))
      pick(made.id)
      focusMention(made.id)
    },
  })
  const { extract, start, end } = props.chosen
  return (
    <Frame {...props} title={t('signal.mark')}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          add.run({ signal: detail.id, extract, range: { start, end }, kind })
        }}
      >
        <Select
          label={t('signal.kind')}
          name="kind"
          value={kind}
          onChange={setKind}
          options={mentionKinds.map(id => ({ id, label: t(`signal.kind.${id}`) }))}
        />
        {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
        <div className={styles.actions}>
          <Button kind="primary" type="submit" isBusy={add.isBusy} autoFocus>
            {t('signal.markDo')}
          </Button>
        </div>
      </form>
    </Frame>
  )
}

/** Words that somebody says or does something with; about whom or what is one of the mentions (R19, R40). */
function NewStatement(props: ChosenFormProps) {
  const { text, chosen, becoming } = props
  const { t } = useTexts()
  const { statements } = useQueries()
  const { mentions } = useSignal()
  const make = useDesk(desk => desk.make)
  const weigh = useDesk(desk => desk.weigh)
  const announce = useAnnounce()
  const about = mentions.filter(({ place, kind }) => place !== null && kind !== 'date')
  const [mention, setMention] = useState<string | null>(mentionWithin(about, chosen))
  const [firstHand, setFirstHand] = useState(false)
  const words = text.text.slice(chosen.start, chosen.end).replaceAll(/\s+/g, ' ').trim()
  const add = useCommand(statements.add, {
    onDone: made => {
      announce(t(becoming === 'claim' ? 'signal.claimMade' : 'signal.nuanceMade'))
      make(null)
      weigh(made.id)
      focusText(text.extract)
    },
  })
  const { extract, start, end } = chosen
  return (
    <Frame {...props} title={t(becoming === 'claim' ? 'signal.claim' : 'signal.nuance')}>
      {about.length === 0 ? (
        <p>{t('signal.statementNeedsMention')}</p>
      ) : (
        <form
          className={styles.form}
          onSubmit={event => {
            event.preventDefault()
            if (mention === null) return
            add.run({
              mention: MentionId.parse(mention),
              property: 'said',
              value: words,
              polarity: becoming === 'claim' ? 'supports' : 'contradicts',
              firstHand,
              passage: { extract, range: { start, end } },
            })
          }}
        >
          <Select
            label={t('signal.aboutWhom')}
            name="mention"
            value={mention}
            onChange={setMention}
            placeholder={t('signal.chooseOne')}
            options={about.map(({ id, surface, kind }) => ({
              id,
              label: `${surface.replaceAll(/\s+/g, ' ')} (${t(`signal.kind.${kind}`)})`,
            }))}
          />
          <Checkbox isSelected={firstHand} onChange={setFirstHand} name="firstHand">
            {t('signal.firstHand')}
          </Checkbox>
          {words.length > 4_000 && <Notice kind="warn">{t('signal.tooLong')}</Notice>}
          {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
          <div className={styles.actions}>
            <Button
              kind="primary"
              type="submit"
              isBusy={add.isBusy}
              isDisabled={mention === null || words.length > 4_000}
              autoFocus={mention !== null}
            >
              {t('signal.statementDo')}
            </Button>
          </div>
        </form>
      )}
    </Frame>
  )
}

function NewNote(props: ChosenFormProps) {
  const { t } = useTexts()
  const { annotations } = useQueries()
  const { detail } = useSignal()
  const make = useDesk(desk => desk.make)
  const open = useDesk(desk => desk.open)
  const announce = useAnnounce()
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<'note' | 'question' | 'doubt'>('note')
  const add = useCommand(annotations.note, {
    onDone: () => {
      announce(t('signal.noteMade'))
      make(null)
      open('notes')
      focusText(props.text.extract)
    },
  })
  const { extract, start, end } = props.chosen
  return (
    <Frame {...props} title={t('signal.note')}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (words.trim() !== '')
            add.run({ signal: detail.id, extract, range: { start, end }, kind, text: words.trim() })
        }}
      >
        <Select
          label={t('signal.noteKind')}
          name="noteKind"
          value={kind}
          onChange={setKind}
          options={(['note', 'question', 'doubt'] as const).map(id => ({ id, label: t(`signal.noteKind.${id}`) }))}
        />
        <TextArea label={t('signal.noteText')} name="note" value={words} onChange={setWords} autoFocus />
        {add.problem !== undefined && <Notice kind="stop">{`${add.problem.text} ${add.problem.next}`}</Notice>}
        <div className={styles.actions}>
          <Button kind="primary" type="submit" isBusy={add.isBusy}>
            {t('signal.noteDo')}
          </Button>
        </div>
      </form>
    </Frame>
  )
}
