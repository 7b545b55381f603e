import { ClockCircleOutlined, ProfileOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import type { Card, CardCustomer } from '../shared/api-types';
import { OUTCOME_TEXTS } from '../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { ATTRIBUTE_TEXTS } from './attribute-texts';
import { CARD_TEXTS } from './card-texts';
import { useWatermark } from './watermark';

interface CustomerPanelProps {
  card: Card;
  phoneIndex: number;
  choosePhone: (index: number) => void;
}

/** The least that a call needs: masked number, surname, offer, earlier contacts. A strip of one line on small screens. */
export function CustomerPanel({ card, phoneIndex, choosePhone }: CustomerPanelProps): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const watermark = useWatermark(`${card.agent.displayName} ${card.agent.staffNo}`);
  const { customer } = card;
  return (
    <section className="panel card-customer" aria-label={t('customer')}>
      {customer ? (
        <>
          <p className="card-number">{card.call?.masked ?? customer.phones.find((phone) => phone.index === phoneIndex)?.masked ?? '—'}</p>
          <Who customer={customer} />
          <Phones card={card} phoneIndex={phoneIndex} choosePhone={choosePhone} />
          <div className="card-customer-more">
            <Details customer={customer} />
          </div>
          <div className="card-customer-brief">
            <Brief customer={customer} />
          </div>
        </>
      ) : (
        <p className="quiet">{t('noCustomer')}</p>
      )}
      <div ref={watermark} className="card-watermark" aria-hidden />
    </section>
  );
}

function Who({ customer }: { customer: CardCustomer }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { value } = useFormat();
  return (
    <p className="card-who">
      <span>
        <strong>{customer.name}</strong>
        {customer.region && ` · ${customer.region}`}
      </span>
      {customer.isCallback && (
        <span className="pill tone-info">
          <ClockCircleOutlined aria-hidden /> {t('callbackDue', { at: customer.callbackAt ? value(customer.callbackAt) : undefined })}
        </span>
      )}
    </p>
  );
}

function Phones({ card, phoneIndex, choosePhone }: CustomerPanelProps): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const phones = card.customer?.phones ?? [];
  if (phones.length < 2) return null;
  const fixed = card.state !== 'prepared';
  return (
    <div className="card-phones" role="radiogroup" aria-label={t('number')}>
      {phones.map((phone, position) => (
        <label key={phone.index} className={phone.usable ? 'card-phone' : 'card-phone quiet'}>
          <input
            type="radio"
            name="phone"
            checked={phone.index === phoneIndex}
            disabled={fixed || !phone.usable}
            onChange={() => choosePhone(phone.index)}
            aria-label={t('numberOf', { n: position + 1 })}
          />
          <span aria-hidden>{position + 1}</span>
          <span className="card-phone-masked">{phone.masked}</span>
        </label>
      ))}
    </div>
  );
}

function Details({ customer }: { customer: CardCustomer }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { language } = useSettings();
  const facts: [string, string | null][] = [
    [t('product'), customer.product],
    [t('applyAt'), customer.applyAt],
    // A column the product knows has a name in both languages; any other keeps the bank's own.
    ...customer.attributes.map(({ name, value }): [string, string] => [
      ATTRIBUTE_TEXTS[name] ? textOf(ATTRIBUTE_TEXTS[name], language) : name,
      value,
    ]),
  ];
  return (
    <>
      <dl className="facts card-facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h2 className="card-small-title">{t('earlier')}</h2>
      <Contacts customer={customer} />
    </>
  );
}

function Contacts({ customer }: { customer: CardCustomer }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  if (customer.earlierContacts.length === 0) return <p className="meta">{t('noEarlier')}</p>;
  return (
    <ul className="card-contacts">
      {customer.earlierContacts.map((contact) => (
        <li key={contact.at}>
          <ContactText contact={contact} />
        </li>
      ))}
    </ul>
  );
}

function ContactText({ contact }: { contact: CardCustomer['earlierContacts'][number] }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { language } = useSettings();
  const format = useFormat();
  const lasted = contact.talkSeconds
    ? t('talked', { s: format.duration(contact.talkSeconds) })
    : contact.ringSeconds
      ? t('rang', { s: format.duration(contact.ringSeconds) })
      : null;
  const outcome = OUTCOME_TEXTS[contact.outcome] ? textOf(OUTCOME_TEXTS[contact.outcome], language) : contact.outcome;
  const brackets = language === 'en' ? [' (', ')'] : ['（', '）'];
  return (
    <>
      {format.dateTime(contact.at)} {outcome}
      {lasted && brackets[0] + lasted + brackets[1]}
    </>
  );
}

/** The one-line form: the last contact and where to apply; the rest opens on request. */
function Brief({ customer }: { customer: CardCustomer }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const last = customer.earlierContacts[0];
  return (
    <>
      <span className="ellipsis grow">
        {last ? (
          <>
            {t('last')}
            <ContactText contact={last} />
          </>
        ) : (
          t('noEarlier')
        )}
        {customer.applyAt && ` · ${customer.applyAt}`}
      </span>
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className="card-details-popover">
            <Details customer={customer} />
          </div>
        }
      >
        <Button icon={<ProfileOutlined />}>{t('details')}</Button>
      </Popover>
    </>
  );
}
