import type { EntityDetail } from '../../../src/contract/entities.ts'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { SignalLinks } from './signal-links.tsx'
import { scriptName } from './script-name.ts'
import styles from './person.module.css'

/** Every writing as it stands in a signal; none of them is corrected into another. */
export function Names({ of: { names, signals } }: { readonly of: EntityDetail }) {
  const { t, language } = useTexts()
  return (
    <Card
      title={t('person.names')}
      more={<span className={styles.quiet}>{t('person.forms', { count: names.length })}</span>}
    >
      <ul>
        {names.map(name => (
          <li className={styles.row} key={`${name.script} ${name.surface}`}>
            <div className={styles.grow}>
              <div className={styles.name}>
                <Foreign text={name.surface} />
              </div>
              <div className={styles.quiet}>
                {scriptName(name.script, language)} <SignalLinks numbers={name.signals} signals={signals} />
              </div>
            </div>
            {name.organisations.map(code => (
              <PartnerTag code={code} key={code} />
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
