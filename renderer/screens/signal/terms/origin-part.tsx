import { useState } from 'react'
import { useAnnounce } from '../../../app/announce.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCodes } from '../../../app/use-codes.ts'
import { useCommand } from '../../../app/use-command.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { Select } from '../../../components/select.tsx'
import { Tag } from '../../../components/tag.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { useSignal } from '../use-signal.ts'
import { FormDialog } from './form-dialog.tsx'
import styles from '../panel.module.css'

type Asked = 'origin' | 'reporter' | null

/** Who saw or heard it first, as a role and never as a name; and the reporter whose name stays out of everything (R15, R19, R29). */
export function OriginPart() {
  const { t } = useTexts()
  const { label } = useCodes()
  const { detail, terms } = useSignal()
  const [asked, setAsked] = useState<Asked>(null)
  const { origin, deliveries } = detail
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('signal.origin')}</h2>
      <p>
        <Foreign text={origin.label} />
        {origin.organisation !== null && ` (${label('senderOrganisations', origin.organisation)})`}
      </p>
      <p className={styles.small}>{t('signal.deliveries', { count: deliveries.length })}</p>
      {(origin.protected || terms.reporters.length > 0) && (
        <div className={styles.first}>
          <Tag icon="shield">{t('signal.reporterProtected')}</Tag>
          {terms.reporters.map(alias => (
            <span key={alias}>{alias}</span>
          ))}
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" onPress={() => setAsked('origin')}>
          {t('signal.describeOrigin')}
        </Button>
        <Button size="small" onPress={() => setAsked('reporter')}>
          {t('signal.protectReporter')}
        </Button>
      </div>
      {asked === 'origin' && <OriginDialog onClose={() => setAsked(null)} />}
      {asked === 'reporter' && <ReporterDialog onClose={() => setAsked(null)} />}
    </section>
  )
}

const ways = ['own_observation', 'told_by_person', 'document', 'open_source', 'derived', 'unknown'] as const

function OriginDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { origins } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const [label, setLabel] = useState('')
  const [how, setHow] = useState<(typeof ways)[number] | null>(null)
  const [on, setOn] = useState('')
  const [isProtected, setProtected] = useState(detail.origin.protected)
  const [isTried, setTried] = useState(false)
  const describe = useCommand(origins.describe, {
    onDone: () => {
      announce(t('signal.originSaved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('signal.describeOrigin')}
      effect={t('signal.originEffect')}
      action={t('signal.recordDo')}
      isBusy={describe.isBusy}
      problem={describe.problem}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (label.trim() === '' || how === null) return
        describe.run({
          signal: detail.id,
          label: label.trim(),
          acquiredHow: how,
          ...(on.trim() === '' ? {} : { acquiredOn: on.trim() }),
          protected: isProtected,
        })
      }}
    >
      <TextField
        label={t('signal.firstObserver')}
        name="label"
        value={label}
        onChange={setLabel}
        help={t('signal.firstObserverHelp')}
        error={isTried && label.trim() === '' ? t('signal.fieldNeeded') : undefined}
        autoFocus
      />
      <Select
        label={t('signal.acquired')}
        name="how"
        value={how}
        onChange={setHow}
        placeholder={t('signal.chooseOne')}
        options={ways.map(id => ({ id, label: t(`signal.acquired.${id}`) }))}
        error={isTried && how === null ? t('signal.fieldNeeded') : undefined}
      />
      <TextField label={t('signal.acquiredOn')} name="on" value={on} onChange={setOn} help={t('signal.periodHelp')} />
      <Checkbox isSelected={isProtected} onChange={setProtected} name="protected">
        {t('signal.originProtected')}
      </Checkbox>
    </FormDialog>
  )
}

function ReporterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { signals } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useCommand(signals.setReporter, {
    onDone: ({ alias }) => {
      announce(t('signal.reporterSaved', { alias }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('signal.protectReporter')}
      effect={t('signal.reporterEffect')}
      action={t('signal.recordDo')}
      isBusy={save.isBusy}
      problem={save.problem}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (name.trim() !== '') save.run({ signal: detail.id, name: name.trim() })
      }}
    >
      <TextField
        label={t('signal.reporterName')}
        name="reporter"
        value={name}
        onChange={setName}
        error={isTried && name.trim() === '' ? t('signal.fieldNeeded') : undefined}
        autoFocus
      />
    </FormDialog>
  )
}
