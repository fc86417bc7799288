import { useState } from 'react';

import { givingBackView, refundView, reversalView } from '../../fixtures/proof/refund-views.ts';
import { notice, paymentView, tillView } from '../../fixtures/proof/views.ts';
import type { PaymentView } from '../../messages/views.ts';
import { RefundRow } from '../cashier/giving-back/refund-row.tsx';
import { verdictLook } from '../cashier/verdict-look.ts';
import { PaymentList } from '../components/payment-list.tsx';
import { Rail } from '../components/rail.tsx';
import { Shape, type ShapeName } from '../components/shape.tsx';
import { StatusBar } from '../components/status-bar.tsx';
import { NoticeStrip, RestartingStrip } from '../components/strips.tsx';
import tones from '../components/tone.module.css';
import styles from './catalogue-page.module.css';
import { Sample } from './sample.tsx';

const STATUSES = [
  'waitingForLink',
  'submitting',
  'awaitingCustomer',
  'unconfirmed',
  'cancelling',
  'refunding',
  'needsAttention',
  'paid',
  'declined',
  'cancelled',
  'refunded',
  'notSent',
] as const;

/** A payment in each status. */
const PAYMENTS: readonly PaymentView[] = STATUSES.map((status, index) =>
  paymentView(status, { paymentRequestId: `sample-${index}`, shortId: `7F3K-${index + 10}` }),
);

/** Money on its way back in each status. */
const GIVING_BACK = [
  ...(['requested', 'unconfirmed', 'needsAttention', 'refunded'] as const).map((status) =>
    givingBackView(refundView(status, { refundRequestId: `sample-${status}` })),
  ),
  givingBackView(reversalView('refused')),
];

const SHAPES: readonly ShapeName[] = [
  'tick',
  'phone',
  'question',
  'cross',
  'cutLink',
  'returnArrow',
  'sending',
  'scanner',
];

const ailing = tillView({
  storeName: 'Magasin général de la place Saint-Germain-des-Prés',
  link: { status: 'silent', latencyMs: null, clockDriftMs: 45_000 },
  scanners: [{ id: 'serial-1', kind: 'serial', status: 'absent', detail: null }],
  arming: { status: 'checking' },
});

/** States of payments and of the till, and the ways through the window. */
export function Places() {
  const [selectedId, setSelectedId] = useState<string | null>('sample-3');
  return (
    <>
      <Sample name="Shape, on each tone">
        {SHAPES.map((name) => (
          <Shape key={name} name={name} />
        ))}
        <Shape name="phone" left={0.6} />
        {PAYMENTS.map(({ attempt }) => {
          const { tone, shape, filled = false } = verdictLook(attempt);
          return (
            <div
              key={attempt.paymentRequestId}
              className={`${tones.tone} ${styles.flood}`}
              data-tone={tone}
            >
              <Shape name={shape} filled={filled} />
              {attempt.status}
            </div>
          );
        })}
      </Sample>
      <Sample name="PaymentList, PaymentRow">
        <div className={styles.list}>
          <PaymentList payments={PAYMENTS} selectedId={selectedId} onSelect={setSelectedId} />
        </div>
      </Sample>
      <Sample name="RefundRow">
        <div className={styles.list}>
          {GIVING_BACK.map((givingBack) => (
            <RefundRow key={givingBack.refund.refundRequestId} givingBack={givingBack} />
          ))}
        </div>
      </Sample>
      <Sample name="StatusBar">
        <div className={styles.wide}>
          <StatusBar till={tillView()} />
        </div>
        <div className={styles.wide}>
          <StatusBar till={ailing} />
        </div>
      </Sample>
      <Sample name="NoticeStrip, RestartingStrip">
        <div className={styles.wide}>
          <NoticeStrip
            notice={notice({ code: 'notACode', reason: 'productBarcode' })}
            stage={{ screen: 'sale' }}
          />
          <RestartingStrip times={2} />
        </div>
      </Sample>
      <Sample name="Rail">
        <div className={styles.rail}>
          <Rail openCount={3} />
        </div>
      </Sample>
    </>
  );
}
