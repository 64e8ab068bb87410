import { useState } from 'react'
import { useNow } from '../../app/use-now.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useConditionWords } from '../../app/use-condition-words.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { ConditionDialog } from './terms/condition-dialog.tsx'
import { ConsentDialog } from './terms/consent-dialog.tsx'
import { HandlingDialog } from './terms/handling-dialog.tsx'
import { OriginPart } from './terms/origin-part.tsx'
import { TasksPart } from './terms/tasks-part.tsx'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

type Asked = 'handling' | 'condition' | 'consent' | null

/** On which terms this came: code, conditions, consents, source. All of it goes along with whatever is made of the signal (R27). */
export function TermsTab() {
  const [asked, setAsked] = useState<Asked>(null)
  const close = (): void => setAsked(null)
  return (
    <div className={styles.tab}>
      <Handling onAsk={() => setAsked('handling')} />
      <Conditions onAsk={() => setAsked('condition')} />
      <Consents onAsk={() => setAsked('consent')} />
      <OriginPart />
      <TasksPart />
      {asked === 'handling' && <HandlingDialog onClose={close} />}
      {asked === 'condition' && <ConditionDialog onClose={close} />}
      {asked === 'consent' && <ConsentDialog onClose={close} />}
    </div>
  )
}

interface PartProps {
  readonly onAsk: () => void
}

function Handling({ onAsk }: PartProps) {
  const { t, formatDay } = useTexts()
  const { label } = useCodes()
  const { handling } = useSignal().terms
  const now = useNow()
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('signal.handlingHead')}</h2>
      <div className={styles.first}>
        <Tag kind={handling.assumed ? 'warn' : 'neutral'}>{handling.code}</Tag>
        <span>{label('handlingCodes', handling.code)}</span>
      </div>
      {handling.assumed ? (
        <p className={styles.small}>{t('signal.handlingAssumedWhy')}</p>
      ) : (
        <p className={styles.small}>
          {handling.how === null
            ? t('signal.handlingFromText')
            : t('signal.handlingAnswer', {
                who: `${handling.organisation === null ? '' : label('senderOrganisations', handling.organisation)}, ${handling.function ?? ''}`,
                how: handling.how,
                by: handling.by,
                on: formatDay(handling.at, now),
              })}
        </p>
      )}
      <p className={styles.small}>
        {t('signal.marking')} {label('markings', handling.marking)}
      </p>
      <Button size="small" onPress={onAsk}>
        {t('signal.recordAnswer')}
      </Button>
    </section>
  )
}

function Conditions({ onAsk }: PartProps) {
  const { t } = useTexts()
  const { books } = useCodes()
  const conditionWords = useConditionWords()
  const { conditions } = useSignal().terms
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('signal.conditions')}</h2>
      {conditions.length === 0 && <p className={styles.small}>{t('signal.noConditions')}</p>}
      <ul className={styles.rows}>
        {conditions.map(row => {
          const liftedBy = books?.sourceConditions.find(({ code }) => code === row.code)?.liftedBy
          return (
            <li className={styles.row} key={row.id}>
              <div className={styles.first}>
                <Icon name="condition" size="small" />
                <strong>{conditionWords(row)}</strong>
              </div>
              {row.text !== '' && (
                <q className={styles.small}>
                  <Foreign text={row.text} />
                </q>
              )}
              <span className={styles.small}>
                {liftedBy === null ? t('signal.neverLifted') : t('signal.liftedByConsent')}
              </span>
            </li>
          )
        })}
      </ul>
      <Button size="small" onPress={onAsk}>
        {t('signal.addCondition')}
      </Button>
    </section>
  )
}

function Consents({ onAsk }: PartProps) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const { label } = useCodes()
  const { consents } = useSignal().terms
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('signal.consents')}</h2>
      {consents.length === 0 && <p className={styles.small}>{t('signal.noConsents')}</p>}
      <ul className={styles.rows}>
        {consents.map(row => (
          <li className={styles.row} key={row.id}>
            <strong>{`${label('senderOrganisations', row.organisation)}, ${row.function}`}</strong>
            <span className={styles.small}>
              {t('signal.consentGiven', {
                on: formatDay(Date.parse(row.givenOn), now),
                how: row.how,
                evidence: row.evidence,
                by: row.by,
              })}
            </span>
            <span className={styles.small}>
              {t('signal.consentFor')} {row.recipients.map(code => label('packetRecipientKinds', code)).join('; ')}
              {row.purposes.length > 0 && `, ${row.purposes.map(code => label('packetPurposes', code)).join('; ')}`}
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" onPress={onAsk}>
        {t('signal.addConsent')}
      </Button>
    </section>
  )
}
