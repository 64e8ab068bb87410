import { isErrorCode, textOf } from '../../../src/contract/errors.ts'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { Facts } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { PacketStateTag } from '../../components/packet-state-tag.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

type Receipt = PacketDetail['packets'][number]['receipts'][number]

/** One copy for each recipient: its line in the provision register, and what came back (R72, R73). */
export function Copies({ packet }: { readonly packet: PacketDetail }) {
  const { t, formatMoment, formatCount } = useTexts()
  const { label } = useCodes()
  const now = useNow()
  return (
    <section className={styles.card}>
      <h2 className={styles.partTitle}>{t('packet.after.provision')}</h2>
      {packet.packets.map(copy => {
        const line = packet.provided.find(one => one.packet === copy.packet)
        return (
          <div className={styles.copy} key={copy.packet}>
            <div className={styles.line}>
              <h3 className={styles.subheading}>
                <Foreign text={copy.recipient} />
              </h3>
              <PacketStateTag state={copy.state} />
            </div>
            {line !== undefined && (
              <Facts
                rows={[
                  [
                    t('packet.after.released'),
                    t('packet.after.releasedBy', { name: line.releasedBy, moment: formatMoment(line.releasedAt, now) }),
                  ],
                  [t('packet.after.ground'), label('legalBases', line.ground)],
                  [t('packet.step.contents'), t('packet.items', { count: line.items })],
                  [
                    t('packet.after.hash'),
                    <span className={styles.hash} key="hash">
                      {line.contentHash}
                    </span>,
                  ],
                  [
                    t('packet.after.receipts'),
                    copy.receipts.length === 0 ? (
                      <Tag kind="warn" key="none">
                        {t('packet.after.receiptNone')}
                      </Tag>
                    ) : (
                      <ul className={styles.lines} key="receipts">
                        {copy.receipts.map((receipt, index) => (
                          <li key={`${receipt.date} ${formatCount(index)}`}>
                            <ReceiptWords receipt={receipt} />
                          </li>
                        ))}
                      </ul>
                    ),
                  ],
                ]}
              />
            )}
          </div>
        )
      })}
    </section>
  )
}

function ReceiptWords({ receipt }: { readonly receipt: Receipt }) {
  const { t, language } = useTexts()
  const { kind, date, verdict, function: by } = receipt
  const said = isErrorCode(verdict)
    ? t('packet.verdict.other', { code: verdict, text: textOf(verdict, language) })
    : t('packet.after.verdictOk')
  if (kind === 'telephone') return t('packet.after.receipt.telephone', { function: by ?? '', date, verdict: said })
  return t(`packet.after.receipt.${kind}`, { date, verdict: said })
}
